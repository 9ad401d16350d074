/** What is wrong with the open project, found by compiling it while the user rests. */
import { useMemo } from 'react'
import { create } from 'zustand'
import { compile, type Diagnostic, type Program, recordPlugins } from '../../engine/index.ts'
import { useDocument } from './document-store.ts'
import { pluginRecords } from './plugins.ts'
import { registry, useRegistry } from './registry.ts'
import { useRun } from './run-store.ts'

interface ProblemsStore {
  /** Of the project as it stood at the last check. */
  readonly checked: readonly Diagnostic[]
  /** By `path/block.port`: how many elements each signal has, as found by the last check without errors. */
  readonly widths: ReadonlyMap<string, number>
}

export const useProblems = create<ProblemsStore>()(() => ({ checked: [], widths: new Map() }))

/** Milliseconds after the last edit; a drag or a slider gives no check in between. */
const REST = 250
/** Milliseconds after which a check is made even when the window has no idle moment. */
const LATEST = 1500

/** Compiles the document as it stands and keeps what is wrong with it. */
export function checkNow(): void {
  const { program, diagnostics } = compile(
    recordPlugins(useDocument.getState().project, pluginRecords()),
    registry,
  )
  useProblems.setState({ checked: diagnostics, ...(program ? { widths: listWidths(program) } : {}) })
}

/** Checks the document whenever it changes. Returns how to stop. */
export function watchProblems(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle: number | undefined
  const cancel = () => {
    clearTimeout(timer)
    if (idle !== undefined) cancelIdleCallback(idle)
  }
  const plan = () => {
    cancel()
    timer = setTimeout(() => {
      idle = requestIdleCallback(checkNow, { timeout: LATEST })
    }, REST)
  }
  plan()
  const unsubscribe = useDocument.subscribe((now, before) => {
    if (now.project !== before.project) plan()
  })
  const forget = useRegistry.subscribe(plan)
  return () => {
    cancel()
    unsubscribe()
    forget()
  }
}

function listWidths({ signals }: Program): ReadonlyMap<string, number> {
  return new Map([...signals].map(([name, { width }]) => [name, width]))
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
