import type { Engine } from '../engines/engine.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { timeText } from './time-text.ts'

const REASONS = {
  singular: 'it has no solution or infinitely many (its Jacobian is singular)',
  'no-convergence': 'the iteration found no solution',
} as const

/** An algebraic loop that could not be solved, in the user's words. */
export function describeLoopFault(
  { loop, reason }: NonNullable<Engine['fault']>,
  timeSeconds: number,
): Diagnostic {
  const first = loop.trail[0] ?? ''
  const dot = first.lastIndexOf('.')
  const slash = first.lastIndexOf('/')
  return {
    severity: 'error',
    code: 'algebraic-loop',
    message: `The algebraic loop ${loop.trail.join(' -> ')} could not be solved at ${timeText(timeSeconds)}: ${REASONS[reason]}.`,
    hint: 'Break the loop with a block that has a state, such as an Integrator or a Unit Delay, or check its gains.',
    place: {
      path: first.slice(0, Math.max(slash, 0)),
      block: first.slice(slash + 1, dot),
      port: first.slice(dot + 1),
    },
    trail: loop.trail,
    timeSeconds,
  }
}
