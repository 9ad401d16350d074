import { useEffect, useState } from 'react'
import type { ExampleFile } from '../../electron/contract/host.ts'
import { readProject } from '../../engine/index.ts'
import { host } from '../host/host.ts'
import { drawSchematic, type Schematic } from '../kernels/schematic.ts'
import { registry } from '../stores/registry.ts'

/** A picture of each example by its id, as they come in; an example that cannot be read has none. */
export function useExamplePictures(examples: readonly ExampleFile[]): ReadonlyMap<string, Schematic> {
  const [pictures, setPictures] = useState<ReadonlyMap<string, Schematic>>(new Map())
  useEffect(() => {
    let isShown = true
    const draw = async (id: string) => {
      const { project } = readProject(await host.readExample(id))
      if (!project || !isShown) return
      const picture = drawSchematic(project, registry)
      setPictures(others => new Map([...others, [id, picture]]))
    }
    for (const { id } of examples) draw(id).catch(fault => console.warn(`No picture of ${id}:`, fault))
    return () => {
      isShown = false
    }
  }, [examples])
  return pictures
}
