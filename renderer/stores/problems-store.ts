/** What is wrong with the open project, found by compiling it in a worker while the user rests. */
import { useMemo } from 'react'
import { create } from 'zustand'
import { type Diagnostic, recordPlugins, type Timing } from '../../engine/index.ts'
import { createCheckLine } from './check-line.ts'
import { useDataFiles } from './data-files.ts'
import { useDocument } from './document-store.ts'
import { pluginRecords } from './plugins.ts'
import { useRegistry } from './registry.ts'
import { useRun } from './run-store.ts'
import { spawnCheckWorker } from './run-worker.ts'

interface ProblemsStore {
  /** Of the project as it stood at the last check. */
  readonly checked: readonly Diagnostic[]
  /** By `path/block.port`: how many elements each signal has, as found by the last check without errors. */
  readonly widths: ReadonlyMap<string, number>
  /** Rates and the order of computing, as found by the last check without errors. */
  readonly timing: Timing | null
  /** Whether the project was changed since into one that does not compile. */
  readonly isTimingOld: boolean
}

export const useProblems = create<ProblemsStore>()(() => ({
  checked: [],
  widths: new Map(),
  timing: null,
  isTimingOld: false,
}))

const line = createCheckLine({
  spawn: spawnCheckWorker,
  read: () => recordPlugins(useDocument.getState().project, pluginRecords()),
  onReport: ({ diagnostics, widths, timing }) =>
    useProblems.setState({
      checked: diagnostics,
      ...(widths ? { widths: new Map(widths) } : {}),
      ...(timing ? { timing } : {}),
      isTimingOld: timing === null,
    }),
})

/** Milliseconds after the last edit; a drag or a slider gives no check in between. */
const REST = 250

/** Compiles the document as it stands and keeps what is wrong with it. */
export const checkNow = line.check

/** Checks the document whenever it changes. Returns how to stop. */
export function watchProblems(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const check = () => {
    // A run that starts compiles the same document, and somebody waits for it.
    if (useRun.getState().status === 'starting') plan()
    else checkNow()
  }
  const plan = () => {
    clearTimeout(timer)
    timer = setTimeout(check, REST)
  }
  plan()
  const unsubscribe = useDocument.subscribe((now, before) => {
    if (now.project !== before.project) plan()
  })
  const forget = useRegistry.subscribe(plan)
  const forgetData = useDataFiles.subscribe(plan)
  return () => {
    clearTimeout(timer)
    unsubscribe()
    forget()
    forgetData()
  }
}

/** Those of the last check and, after them, those that only the last run found; each once. */
export function useAllProblems(): readonly Diagnostic[] {
  const checked = useProblems(state => state.checked)
  const ofRun = useRun(state => state.diagnostics)
  return useMemo(() => {
    const all = [...checked, ...ofRun].map(diagnostic => [identifyProblem(diagnostic), diagnostic] as const)
    return [...new Map(all.reverse()).values()].reverse()
  }, [checked, ofRun])
}

export function identifyProblem({ code, message, place }: Diagnostic): string {
  const { model, path, block, port, parameter, field } = place
  return JSON.stringify([code, message, model, path, block, port, parameter, field])
}
