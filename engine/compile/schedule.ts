/**
 * The order of computing. A unit is one output port of one block; it needs the units that feed the inputs through
 * which its expression looks. A component of more than one unit, or a unit that needs itself, is an algebraic loop.
 */
import type { ConfiguredBehaviour } from '../block/block-type.ts'
import type { Expression } from '../block/expression.ts'
import { findCycle, findStrongComponents } from '../math/strong-components.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { inputsOf } from './feedthrough.ts'
import { type FlatBlock, join } from './flatten.ts'

export interface Unit {
  readonly block: number
  readonly port: string
  readonly expression: Expression
  /** Indices of the units it needs first. */
  readonly needs: readonly number[]
}

export interface Schedule {
  readonly units: readonly Unit[]
  /** Unit indices in order. */
  readonly order: readonly number[]
  readonly diagnostics: readonly Diagnostic[]
}

export function schedule(blocks: readonly FlatBlock[], behaviours: readonly ConfiguredBehaviour[]): Schedule {
  const indexOf = new Map<string, number>()
  const drafts: { block: number; port: string; expression: Expression }[] = []
  behaviours.forEach((behaviour, block) => {
    for (const [port, expression] of Object.entries(behaviour.outputs)) {
      indexOf.set(`${block}.${port}`, drafts.length)
      drafts.push({ block, port, expression })
    }
  })
  const units = drafts.map(draft => ({
    ...draft,
    needs: unitsBehind(blocks, indexOf, draft.block, [draft.expression]),
  }))
  const components = findStrongComponents(units.map(unit => unit.needs))
  const loops = components.filter(
    ([first, ...rest]) => first !== undefined && (rest.length > 0 || units[first]?.needs.includes(first)),
  )
  return {
    units,
    order: components.flat(),
    diagnostics: loops.map(loop => describeLoop(loop, units, blocks)),
  }
}

/** Units whose values a block's expressions read through its inputs. */
export function unitsBehind(
  blocks: readonly FlatBlock[],
  indexOf: ReadonlyMap<string, number>,
  block: number,
  expressions: readonly Expression[],
): number[] {
  const sources = blocks[block]?.sources ?? {}
  return [...inputsOf(expressions)].flatMap(port => {
    const source = sources[port]
    const unit = source ? indexOf.get(`${source.block}.${source.port}`) : undefined
    return unit === undefined ? [] : [unit]
  })
}

function describeLoop(
  loop: readonly number[],
  units: readonly Unit[],
  blocks: readonly FlatBlock[],
): Diagnostic {
  const members = new Set(loop)
  const start = Math.min(...loop)
  const needed = findCycle(start, unit => (units[unit]?.needs ?? []).filter(next => members.has(next)))
  const trail = needed.reverse().map(index => {
    const unit = units[index]
    const block = unit ? blocks[unit.block] : undefined
    return unit && block ? `${join(block.path, block.name)}.${unit.port}` : ''
  })
  const unit = units[start]
  const block = unit ? blocks[unit.block] : undefined
  return {
    severity: 'error',
    code: 'algebraic-loop',
    message: `These blocks need each other's output at the same instant: ${trail.join(' -> ')}.`,
    hint: 'Break the loop with a block that has a state, such as an Integrator, a Transfer Fcn or a Unit Delay.',
    place: block && unit ? { model: block.model, path: block.path, block: block.name, port: unit.port } : {},
    trail,
  }
}
