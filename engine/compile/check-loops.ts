/** What the user is told of algebraic loops: solved at each step, or refused where that has no meaning. */
import type { Diagnostic } from '../model/diagnostic.ts'
import type { FlatBlock } from './flat-block.ts'
import { join } from './path.ts'
import { isConstraint, type Loop } from './plan-loop.ts'
import type { Rate } from './program.ts'
import type { Schedule } from './schedule.ts'
import type { Unit } from './unit.ts'

export function checkLoops(
  { units, order }: Schedule,
  blocks: readonly FlatBlock[],
  rates: readonly Rate[],
  isForbidden: boolean,
  stepSeconds: number,
): Diagnostic[] {
  return order.flatMap(item => {
    if (typeof item === 'number') {
      const block = blocks[units[item]?.block ?? -1]
      return block && isConstraint(units[item], blocks) ? [describeLoneConstraint(block)] : []
    }
    const found = describeLoop(item, units, blocks, rates, isForbidden, stepSeconds)
    // A loop through an Algebraic Constraint is meant.
    const isMeant = item.tears.some(unit => isConstraint(units[unit], blocks))
    return isMeant && found.severity === 'info' ? [] : [found]
  })
}

function describeLoneConstraint({ model, path, name, type }: FlatBlock): Diagnostic {
  return {
    severity: 'error',
    code: 'algebraic-loop',
    message: `${type.name} has nothing to solve: its input does not depend on its output at the same instant.`,
    hint: 'Lead its output through the equation back to its input, with no state or delay on the way.',
    place: { model, path, block: name, port: 'u' },
  }
}

/** Why a loop cannot be solved, or null. */
function findFault(
  members: readonly Unit[],
  blocks: readonly FlatBlock[],
  rates: readonly Rate[],
): string | null {
  const control = members.find(({ block }) => blocks[block]?.part === 'activation')
  if (control) {
    const use = blocks[control.block]
    return `${use ? join(use.path, use.name) : ''} is switched by what its own outputs decide at the same instant`
  }
  const flags = new Set(members.map(({ block }) => blocks[block]?.activation.active?.block))
  if (flags.size > 1) return 'part of the loop lies in a model that may be off while the rest runs'
  if (new Set(members.map(({ block }) => rates[block]?.period)).size > 1)
    return 'the blocks of the loop run at different rates'
  return null
}

function describeLoop(
  loop: Loop,
  units: readonly Unit[],
  blocks: readonly FlatBlock[],
  rates: readonly Rate[],
  isForbidden: boolean,
  stepSeconds: number,
): Diagnostic {
  const members = [...loop.tears, ...loop.rest].sort((a, b) => a - b).flatMap(index => units[index] ?? [])
  const fault = findFault(members, blocks, rates)
  const [first] = members
  const block = first && blocks[first.block]
  const path = loop.trail.join(' -> ')
  const needs = `These blocks need each other's output at the same instant: ${path}`
  return {
    severity: isForbidden || fault !== null ? 'error' : 'info',
    code: 'algebraic-loop',
    message: fault === null ? `${needs}.` : `${needs}. Such a loop cannot be solved, because ${fault}.`,
    hint: `${isForbidden || fault !== null ? 'Break the loop with a block that has a state' : 'It is solved at every step; a block with a state would make that unnecessary'}. ${describeDelay(loop, stepSeconds)}`,
    place:
      block && first ? { model: block.model, path: block.path, block: block.name, port: first.port } : {},
    trail: loop.trail,
  }
}

/** Where a Unit Delay would break the loop, and what it costs: a delay of h turns a wave of frequency f by 360 f h degrees. */
function describeDelay({ trail: [first = ''] }: Loop, stepSeconds: number): string {
  const frequency = Number((0.01 / stepSeconds).toPrecision(3))
  return `A Unit Delay behind ${first} would do, at the cost of one step of ${stepSeconds} s: 3.6 degrees of phase at ${frequency} Hz, and so in proportion.`
}
