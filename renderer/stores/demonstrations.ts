/** What blocks do, shown before they are used: computed by the engine in a worker of its own, once for each block type. */
import { useEffect } from 'react'
import { create } from 'zustand'
import type { Demonstration, DemonstrationReport, DemonstrationRequest } from '../../engine/index.ts'
import { useRegistry } from './registry.ts'
import { type EngineWorker, type SpawnDemonstrationWorker, spawnDemonstrationWorker } from './run-worker.ts'

export interface Demonstrations {
  /** Null where a plot would say nothing; nothing yet while it is computed. */
  readonly found: ReadonlyMap<string, Demonstration | null>
  readonly ask: (type: string) => void
  /** Block types are others now. */
  readonly forget: () => void
}

export function createDemonstrations(spawn: SpawnDemonstrationWorker) {
  let worker: EngineWorker<DemonstrationRequest> | null = null
  const asked = new Set<string>()
  return create<Demonstrations>()((set, get) => {
    const keep = ({ type, demonstration }: DemonstrationReport) => {
      if (asked.has(type)) set({ found: new Map([...get().found, [type, demonstration]]) })
    }
    // A block that brings its worker down has no plot.
    const giveUp = () => {
      worker?.terminate()
      worker = null
      set({ found: new Map([...[...asked].map(type => [type, null] as const), ...get().found]) })
    }
    return {
      found: new Map(),
      ask: type => {
        if (asked.has(type)) return
        asked.add(type)
        worker ??= spawn(keep, giveUp)
        worker.post({ kind: 'demonstrate', type })
      },
      forget: () => {
        worker?.terminate()
        worker = null
        asked.clear()
        set({ found: new Map() })
      },
    }
  })
}

const useDemonstrations = createDemonstrations(spawnDemonstrationWorker)
useRegistry.subscribe(() => useDemonstrations.getState().forget())

/** Asks for it where nobody has. */
export function useDemonstration(type: string): Demonstration | null {
  const found = useDemonstrations(state => state.found.get(type))
  useEffect(() => useDemonstrations.getState().ask(type), [type])
  return found ?? null
}
