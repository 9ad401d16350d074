/** An algebraic loop as values and tangents that go round it once, for Newton's method to close. */
import { createDifferentiator } from '../block/differentiate.ts'
import { constant, type Expression, reference } from '../block/expression.ts'
import { realLike } from '../block/signal-type.ts'
import { bindingKey, extendBinding } from './binding.ts'
import { findLinear } from './linear-loop.ts'
import type { Parts } from './parts.ts'
import { isConstraint, type Loop } from './plan-loop.ts'
import type { Assignment, LoopSolution } from './program.ts'

interface Surroundings {
  readonly parts: Parts
  /** By unit. */
  readonly outputs: readonly Assignment[]
  readonly reserve: (width: number) => number
}

export function emitLoop(loop: Loop, { parts, outputs, reserve }: Surroundings): LoopSolution {
  const { flat, schedule } = parts
  const members = [...loop.rest, ...loop.tears]
  const keyOf = (unit: number): string => `${schedule.units[unit]?.block}.${schedule.units[unit]?.port}`
  /** By output port: tangents of all its elements; those that are not in the loop stay 0. */
  const regions = new Map<string, number>()
  for (const unit of members) {
    const { whole = unit } = schedule.units[unit] ?? {}
    const key = keyOf(unit)
    if (!regions.has(key)) regions.set(key, reserve(outputs[whole]?.width ?? 1))
  }
  const tangentAddresses = new Map(
    members.map(unit => [unit, (regions.get(keyOf(unit)) ?? 0) + (schedule.units[unit]?.element ?? 0)]),
  )

  /** Where the tangents stand of what this loop feeds into a block's input. */
  const tangentsAt = (block: number, port: string): number | undefined => {
    const source = flat.blocks[block]?.sources[port]
    return source ? regions.get(`${source.block}.${source.port}`) : undefined
  }
  const tangentOf = ({ block, expression, binding, width }: Assignment, address: number): Assignment => {
    const extended = extendBinding(binding)
    const { differentiate } = createDifferentiator(leaf => {
      const from = leaf.kind === 'input' ? tangentsAt(block, leaf.name) : undefined
      if (leaf.kind !== 'input' || from === undefined) return null
      const name = `tangent of ${leaf.name}`
      extended.set(bindingKey('input', name), from)
      return reference('input', name, realLike(leaf))
    })
    const tangent: Expression = differentiate(expression) ?? constant(0)
    return { address, width, expression: tangent, binding: extended, block }
  }

  const rest = loop.rest.flatMap(unit => outputs[unit] ?? [])
  const tears = loop.tears.flatMap(unit => {
    const output = outputs[unit]
    const tangent = tangentAddresses.get(unit)
    if (!output || tangent === undefined) return []
    const { address, width } = output
    const [next, nextTangent] = [reserve(width), reserve(width)]
    const kind = {
      isConstraint: isConstraint(schedule.units[unit], flat.blocks),
      isTruth: output.expression.type === 'boolean',
    }
    return [{ output, tear: { address, width, tangent, next, nextTangent, ...kind } }]
  })
  const passage = {
    tears: tears.map(({ tear }) => tear),
    values: [...rest, ...tears.map(({ output, tear }) => ({ ...output, address: tear.next }))],
    tangents: [
      ...loop.rest.flatMap(unit => {
        const output = outputs[unit]
        const address = tangentAddresses.get(unit)
        return output && address !== undefined ? [tangentOf(output, address)] : []
      }),
      ...tears.map(({ output, tear }) => tangentOf(output, tear.nextTangent)),
    ],
  }
  return {
    kind: 'loop',
    trail: loop.trail,
    ...passage,
    linear: findLinear(passage),
    block: tears[0]?.output.block ?? 0,
  }
}
