/** Discrete states that every major step renews, and which expressions compare a signal with them. */
import { type Expression, visit } from '../block/expression.ts'
import { bindingKey } from './binding.ts'
import { isContinuous } from './infer-rates.ts'
import type { Binding, Program } from './program.ts'

export interface Memories {
  /** Addresses of those that an expression reads. */
  readonly listRead: (expression: Expression, binding: Binding) => readonly number[]
  /** Whether it is how far something is from a sample of the last major step: from a state that takes over what comes in as it is. */
  readonly isCompared: (expression: Expression, binding: Binding) => boolean
}

export function findMemories({ updates, sections }: Program): Memories {
  const { address: first, length } = sections.discreteStates
  const renewed = new Set<number>()
  const samples = new Set<number>()
  for (const { rate, to, element, assignment } of updates) {
    if (!isContinuous(rate) || element || to < first || to >= first + length) continue
    renewed.add(to)
    if (!readsState(assignment.expression)) samples.add(to)
  }
  const listAmong = (among: ReadonlySet<number>) => (root: Expression, binding: Binding) => {
    const found: number[] = []
    visit([root], node => {
      const address = node.kind === 'state' ? binding.get(bindingKey('state', node.name)) : undefined
      if (address !== undefined && among.has(address)) found.push(address)
    })
    return found
  }
  const isSample = (node: Expression, binding: Binding): boolean =>
    node.kind === 'state' && samples.has(binding.get(bindingKey('state', node.name)) ?? -1)
  return {
    listRead: listAmong(renewed),
    isCompared: (difference, binding) =>
      difference.kind === 'operation' &&
      difference.operation === 'subtract' &&
      difference.operands.some(operand => isSample(operand, binding)),
  }
}

function readsState(root: Expression): boolean {
  let found = false
  visit([root], node => {
    if (node.kind === 'state') found = true
  })
  return found
}
