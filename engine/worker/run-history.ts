/**
 * The past of a run: snapshots now and then, thinned out as it goes on, and every change of its parameters. Any instant
 * comes back with the same bits, from the snapshot before it and the steps from there.
 */
import { type Snapshot, takeSnapshot } from '../context/snapshot.ts'
import type { Run } from '../simulate/run.ts'
import type { ParameterChange } from '../simulate/trust-interface.ts'
import type { ParameterWrite } from './messages.ts'

export interface RunHistory {
  /** Rows given to the recording up to the present instant. */
  readonly rows: () => number
  /** To be called with all rows that the run gives: whether they are new, not of the past once more. */
  readonly count: (rows: number) => boolean
  /** Before steps are taken: what was to come after the present instant is no more, and present gains hold from here. */
  readonly leave: () => void
  /** After a batch of steps: keeps the instant, if it is time for it. */
  readonly note: () => void
  readonly write: (writes: readonly ParameterWrite[]) => void
  /** Of parameters, up to the present instant. */
  readonly changes: () => readonly ParameterChange[]
  /** Goes to the last major step before the present one. */
  readonly stepBack: () => void
  /** Goes to the first major step at or after a time, as far as the run has come. */
  readonly goTo: (timeSeconds: number) => void
}

interface Kept {
  readonly steps: number
  readonly timeSeconds: number
  readonly rows: number
  readonly snapshot: Snapshot
}

interface Change extends ParameterChange {
  readonly steps: number
}

const MOST_SNAPSHOTS = 256
const MOST_BYTES = 64 * 2 ** 20

export function createRunHistory(run: Run): RunHistory {
  const { parameters } = run.program.sections
  const most = Math.max(4, Math.min(MOST_SNAPSHOTS, Math.floor(MOST_BYTES / (8 * run.program.memoryLength))))
  let kept: Kept[] = []
  let changes: Change[] = []
  let interval = 1
  let rows = 0
  let isReplaying = false
  /** Where the run has been, while it stands before that. */
  let furthest: { readonly steps: number; readonly timeSeconds: number } | null = null

  const readParameters = (): Float64Array =>
    run.memory.slice(parameters.address, parameters.address + parameters.length)
  const apply = (writes: readonly ParameterWrite[]): void => {
    for (const { address, value } of writes) run.memory[address] = value
  }

  const leave = (): void => {
    if (!furthest) return
    furthest = null
    kept = kept.filter(({ steps }) => steps <= run.steps)
    changes = changes.filter(({ steps }) => steps < run.steps)
    const present = [...readParameters()]
    changes.push({
      steps: run.steps,
      timeSeconds: run.timeSeconds,
      writes: present.map((value, i) => ({ address: parameters.address + i, value })),
    })
  }

  const keep = (): void => {
    const { steps, timeSeconds } = run
    kept.push({ steps, timeSeconds, rows, snapshot: takeSnapshot(run.program, run) })
    if (kept.length <= most) return
    kept = kept.filter((_, i) => i % 2 === 0)
    interval *= 2
  }

  /** From a snapshot on, until as many steps are taken or a time is reached. */
  const replay = (from: Kept, steps: number, untilSeconds: number): void => {
    const present = readParameters()
    furthest ??= { steps: run.steps, timeSeconds: run.timeSeconds }
    isReplaying = true
    // The snapshot's own row comes once more.
    rows = from.rows - 1
    run.resume(from.snapshot)
    const isThere = (): boolean => run.isFinished || run.steps >= steps || run.timeSeconds >= untilSeconds
    for (const change of changes.filter(candidate => candidate.steps >= from.steps)) {
      advance(Math.min(change.steps, steps), untilSeconds)
      if (isThere()) break
      apply(change.writes)
    }
    if (!isThere()) advance(steps, untilSeconds)
    isReplaying = false
    run.memory.set(present, parameters.address)
    if (run.steps >= furthest.steps) furthest = null
  }
  const advance = (steps: number, untilSeconds: number): void => {
    const { variable, step } = run.program
    const ticks = variable ? steps : Math.min(steps, Math.ceil(untilSeconds / step - 1e-6))
    if (ticks > run.steps) run.advance(ticks - run.steps, untilSeconds)
  }
  const findBefore = (isBefore: (candidate: Kept) => boolean): Kept | undefined =>
    kept.findLast(isBefore) ?? kept[0]

  return {
    rows: () => rows,
    count: fresh => {
      rows += fresh
      return !isReplaying
    },
    leave,
    note: () => {
      const last = kept.at(-1)
      if (!last || run.steps >= last.steps + interval) keep()
    },
    write: writes => {
      apply(writes)
      if (!furthest) changes.push({ steps: run.steps, timeSeconds: run.timeSeconds, writes })
    },
    changes: () => changes.filter(({ steps }) => steps <= run.steps),
    stepBack: () => {
      const target = run.steps - 1
      const from = findBefore(({ steps }) => steps <= target)
      if (from && from.steps <= target) replay(from, target, Number.POSITIVE_INFINITY)
    },
    goTo: timeSeconds => {
      const end = furthest ?? run
      const isAtEnd = timeSeconds >= end.timeSeconds
      const from = findBefore(
        candidate => candidate.timeSeconds <= timeSeconds && candidate.steps <= end.steps,
      )
      if (from) replay(from, end.steps, isAtEnd ? Number.POSITIVE_INFINITY : timeSeconds)
    },
  }
}
