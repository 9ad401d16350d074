/** Checks and stops: the first watch, in the order of the blocks, whose signal asks for the end of the run. */
import { canEndRun } from '../block/block-role.ts'
import type { Program, ProgramWatch } from '../compile/program.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { timeText } from './time-text.ts'

export function findRaised({ watches }: Program, memory: Float64Array): ProgramWatch | null {
  for (const watch of watches) {
    if (!canEndRun(watch)) continue
    for (let i = 0; i < watch.width; i += 1) if (memory[watch.address + i] !== 0) return watch
  }
  return null
}

/** Why the run ends in an error; null when it ends as it was asked to. */
export function describeRaised(
  { blocks }: Program,
  { action, message, block }: ProgramWatch,
  timeSeconds: number,
): Diagnostic | null {
  if (action === 'stop') return null
  const { model = '', path = '', name = '' } = blocks[block] ?? {}
  return {
    severity: 'error',
    code: 'check-failed',
    message: `${message} at ${timeText(timeSeconds)}.`,
    hint: 'Look at what feeds the block, or switch the check off.',
    place: { model, path, block: name },
    timeSeconds,
  }
}
