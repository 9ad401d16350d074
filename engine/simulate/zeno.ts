/** Notices guards whose events come ever closer together, so that time would stand still. */
import type { Program } from '../compile/program.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { timeText } from './time-text.ts'

/** Events of one guard, one after the other, each within this part of the time after the one before. */
const MOST_IN_A_ROW = 20
const CLOSE = 1e-11

export interface ZenoWatch {
  /** Notes an event of a guard; whether its events have been too close for too long. */
  readonly note: (guard: number, timeSeconds: number) => boolean
  readonly heldLength: number
  readonly save: (into: Float64Array) => void
  readonly restore: (from: Float64Array) => void
}

export function createZenoWatch(guards: number, stopSeconds: number): ZenoWatch {
  const last = new Float64Array(guards).fill(Number.NEGATIVE_INFINITY)
  const streak = new Int32Array(guards)
  return {
    note: (guard, timeSeconds) => {
      const distance = timeSeconds - (last[guard] ?? 0)
      const isClose = distance <= CLOSE * Math.max(timeSeconds, stopSeconds * 1e-3)
      const count = isClose ? (streak[guard] ?? 0) + 1 : 0
      streak[guard] = count
      last[guard] = timeSeconds
      return count >= MOST_IN_A_ROW
    },
    heldLength: 2 * guards,
    save: into => {
      into.set(last)
      into.set(streak, guards)
    },
    restore: from => {
      last.set(from.subarray(0, guards))
      streak.set(from.subarray(guards))
    },
  }
}

export function describeZeno(program: Program, block: number, timeSeconds: number): Diagnostic {
  const found = program.blocks[block]
  return {
    severity: 'error',
    code: 'zeno',
    message: `Its events come ever closer together and time stands still at ${timeText(timeSeconds)}.`,
    hint: 'Give the switching a hysteresis, a dead time or a sample time, or let the motion come to rest.',
    place: found ? { model: found.model, path: found.path, block: found.name } : {},
    timeSeconds,
  }
}
