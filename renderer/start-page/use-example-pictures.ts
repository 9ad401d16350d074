import { useEffect, useState } from 'react'
import type { ExampleFile } from '../../electron/contract/host.ts'
import { readProject } from '../../engine/index.ts'
import { host } from '../host/host.ts'
import { drawSchematic, type Schematic } from '../kernels/schematic.ts'
import { registry } from '../stores/registry.ts'
import { whenIdle } from '../stores/when-idle.ts'

/** A window that never rests gets them all the same, in milliseconds. */
const PATIENCE = 100

/**
 * A picture of each example by its id, one after the other where the window rests, so that it answers from the start
 * and draws none once the page is left; an example that cannot be read has none.
 */
export function useExamplePictures(examples: readonly ExampleFile[]): ReadonlyMap<string, Schematic> {
  const [pictures, setPictures] = useState<ReadonlyMap<string, Schematic>>(new Map())
  useEffect(() => {
    let isShown = true
    const draw = async (id: string) => {
      const text = await host.readExample(id)
      await new Promise<void>(resolve => whenIdle(resolve, PATIENCE))
      if (!isShown) return
      const { project } = readProject(text)
      if (!project) return
      const picture = drawSchematic(project, registry)
      setPictures(others => new Map([...others, [id, picture]]))
    }
    const drawAll = async () => {
      for (const { id } of examples) {
        if (!isShown) return
        await draw(id).catch(fault => console.warn(`No picture of ${id}:`, fault))
      }
    }
    void drawAll()
    return () => {
      isShown = false
    }
  }, [examples])
  return pictures
}
