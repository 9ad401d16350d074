/** What changes of the document do to the run: it takes them over, runs anew with them, or goes with its project. */
import { classifyChange } from '../kernels/change-kind.ts'
import { readPace } from '../kernels/pace.ts'
import type { AfterRun } from './after-run.ts'
import type { CurrentRun } from './current-run.ts'
import { type DocumentStore, isOpening } from './document-store.ts'
import type { RunPorts } from './run-ports.ts'
import { NO_RUN } from './run-state.ts'

export function followDocument(ports: RunPorts, run: CurrentRun, after: AfterRun): void {
  const { state, document, registry, frames, files } = ports

  function take(now: DocumentStore, before: DocumentStore): void {
    const running = run.ownJob()
    const pace = readPace(now.project.settings.pace)
    if (running && pace !== readPace(before.project.settings.pace)) run.line.post({ kind: 'pace', pace })
    const { status, progress } = state.get()
    const shown = after.shown()
    // Without a run nothing is known that a change could make untrue.
    if (status === 'idle' && running === null && shown === null) return
    if (classifyChange(before.project, now.project, registry) === 'none') return
    run.trust.forget()
    // Why a run was refused is no longer so, or is found again by the check of the document.
    if (status === 'failed' && progress === null) state.set({ status: 'idle', diagnostics: [] })
    if (running?.recording()) run.edits.follow(running)
    else if (!running && shown) {
      after.earlier.note(now.mergeKey, shown)
      after.follow()
    }
  }

  function reset(): void {
    const { isProfiled, isTrustWanted } = state.get()
    if (run.job !== null || isProfiled || run.trust.isUnderWay()) {
      run.line.cut()
      run.line.warmUp()
    }
    run.forget()
    files?.forget()
    after.drop()
    after.earlier.forget()
    state.set({ ...NO_RUN, isProfiled, isTrustWanted })
    frames.request()
  }

  document.subscribe((now, before) => {
    if (now.mergeKey === null) after.earlier.settle()
    if (isOpening(now, before)) reset()
    else if (now.project !== before.project) take(now, before)
  })
}
