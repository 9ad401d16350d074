/** What the user is told of algebraic loops: solved at each step, or refused where that has no meaning. */
import type { Diagnostic } from '../model/diagnostic.ts'
import type { FlatBlock } from './flatten.ts'
import type { Loop } from './plan-loop.ts'
import type { Rate } from './program.ts'
import type { Schedule } from './schedule.ts'
import type { Unit } from './unit.ts'

export function checkLoops(
  { units, order }: Schedule,
  blocks: readonly FlatBlock[],
  rates: readonly Rate[],
  isForbidden: boolean,
): Diagnostic[] {
  return order.flatMap(item =>
    typeof item === 'number' ? [] : [describeLoop(item, units, blocks, rates, isForbidden)],
  )
}

function describeLoop(
  loop: Loop,
  units: readonly Unit[],
  blocks: readonly FlatBlock[],
  rates: readonly Rate[],
  isForbidden: boolean,
): Diagnostic {
  const members = [...loop.tears, ...loop.rest].sort((a, b) => a - b).flatMap(index => units[index] ?? [])
  const periods = new Set(members.map(({ block }) => rates[block]?.period))
  const isMixed = periods.size > 1
  const [first] = members
  const block = first && blocks[first.block]
  const path = loop.trail.join(' -> ')
  const message = isMixed
    ? `These blocks need each other's output at the same instant, but run at different rates: ${path}.`
    : `These blocks need each other's output at the same instant: ${path}.`
  return {
    severity: isForbidden || isMixed ? 'error' : 'info',
    code: 'algebraic-loop',
    message,
    hint:
      isForbidden || isMixed
        ? 'Break the loop with a block that has a state, such as an Integrator, a Transfer Fcn or a Unit Delay.'
        : 'The loop is solved at every step. A block with a state in it would make that unnecessary.',
    place:
      block && first ? { model: block.model, path: block.path, block: block.name, port: first.port } : {},
    trail: loop.trail,
  }
}
