/**
 * When the parts of a conditional model run. A use of one gets a hidden block that turns its control inputs into flags,
 * at every major step and before all that stands inside; every Exit gets one that says what leaves while the model is off.
 */

import type { Edge, Execution } from '../block/block-role.ts'
import type { BlockType } from '../block/block-type.ts'
import { defineBlock } from '../block/define-block.ts'
import { and, exclusiveOr, greater, isTrue, not, notEqual, or, select, toReal } from '../block/elementwise.ts'
import { constant, type Expression, ExpressionError, truth } from '../block/expression.ts'
import { choice, number } from '../block/parameter.ts'

/** An output of a flat block, by index. */
export interface Source {
  readonly block: number
  readonly port: string
}

/** What decides when the blocks of a context run. */
export interface Activation {
  /** They run while this is not 0; null: always. */
  readonly active: Source | null
  /** Their states start again where this is not 0; null: never. */
  readonly reset: Source | null
  /** The triggered model around them, and the block that watches for its events. */
  readonly trigger: { readonly path: string; readonly name: string; readonly block: number } | null
}

export const ALWAYS: Activation = { active: null, reset: null, trigger: null }

/** Inputs of the hidden blocks that no wire leads to. */
export const OUTER_ACTIVE = 'on outside'
export const OUTER_RESET = 'reset outside'
export const EXIT_ACTIVE = 'on'

const hidden = { summary: 'Part of a conditional model.', equation: 'y' }

/** The flags of one use: `active` where it can be off, `reset` where its states can start again. */
export function createActivation(type: BlockType, execution: Execution, outer: Activation): BlockType {
  const { enable, trigger, reset } = execution
  const ports = [enable, trigger, reset].flatMap(part => part?.port ?? [])
  const inputs = [...ports, ...(outer.active ? [OUTER_ACTIVE] : []), ...(outer.reset ? [OUTER_RESET] : [])]
  return defineBlock({
    ...hidden,
    id: `engine/activation ${JSON.stringify([execution, inputs])}`,
    name: type.name,
    inputs: () => Object.fromEntries(inputs.map(port => [port, ''])),
    outputs: () => ({ active: '', reset: '' }),
    period: () => 0,
    behaviour: ({ inputs: leaves, discreteState }) => {
      const signal = (port: string): Expression => {
        const leaf = leaves[inputs.indexOf(port)]
        if (leaf?.width !== 1) throw new ExpressionError(`its input ${port} must be a scalar.`)
        return leaf
      }
      const updates: Record<string, Expression> = {}
      /** The value of a condition at the major step before. */
      const before = (name: string, condition: Expression): Expression => {
        updates[name] = toReal(condition)
        return isTrue(discreteState(name, constant(0)))
      }
      const happens = (port: string, edge: Edge): Expression => {
        const isPositive = greater(signal(port), 0)
        const wasPositive = before(`positive ${port}`, isPositive)
        const edges: Record<Edge, () => Expression> = {
          rising: () => and(isPositive, not(wasPositive)),
          falling: () => and(wasPositive, not(isPositive)),
          either: () => exclusiveOr(isPositive, wasPositive),
        }
        // Nothing came before the start, so nothing can change there.
        return and(before('begun', truth(true)), edges[edge]())
      }
      const lasts = (port: string): Expression => {
        const isOn = notEqual(signal(port), 0)
        return or(isOn, before(`on ${port}`, isOn))
      }

      const outputs: Record<string, Expression> = {}
      const conditions = [
        ...(outer.active ? [isTrue(signal(OUTER_ACTIVE))] : []),
        ...(enable ? [greater(signal(enable.port), 0)] : []),
        ...(trigger ? [happens(trigger.port, trigger.edge)] : []),
      ]
      const active = conditions.length > 0 ? conditions.reduce(and) : null
      if (active && (enable || trigger)) outputs.active = toReal(active)
      const resets = [
        ...(enable?.states === 'reset' && active ? [and(active, not(before('active', active)))] : []),
        ...(reset ? [reset.on === 'level' ? lasts(reset.port) : happens(reset.port, reset.on)] : []),
      ]
      const all = [...resets, ...(outer.reset ? [isTrue(signal(OUTER_RESET))] : [])]
      if (resets.length > 0) outputs.reset = toReal(all.reduce(or))
      return { outputs, updates }
    },
  })
}

/** Which flags the hidden block of a use gives; what it does not give comes from outside. */
export function activate(
  { enable, trigger, reset }: Execution,
  outer: Activation,
  use: { readonly path: string; readonly name: string; readonly block: number },
): Activation {
  const { block } = use
  return {
    active: enable || trigger ? { block, port: 'active' } : outer.active,
    reset: enable?.states === 'reset' || reset ? { block, port: 'reset' } : outer.reset,
    trigger: trigger ? use : outer.trigger,
  }
}

/** What leaves by an Exit: while the model is off, what left last or the value of the Exit. */
export const conditionalExit = defineBlock({
  ...hidden,
  id: 'engine/exit',
  name: 'Exit',
  parameters: {
    whenOff: choice('While off', 'hold', { hold: '', reset: '' }),
    value: number('Value', '0'),
  },
  inputs: { u: '', [EXIT_ACTIVE]: '' },
  outputs: { y: '' },
  behaviour: ({ p, u, discreteState }) => {
    const isOn = isTrue(u[EXIT_ACTIVE])
    const passed = toReal(u.u)
    if (p.whenOff === 'reset') return { outputs: { y: select(isOn, passed, p.value) } }
    const held = discreteState('held', p.value, passed)
    const y = select(isOn, passed, held)
    return { outputs: { y }, updates: { held: y } }
  },
})
