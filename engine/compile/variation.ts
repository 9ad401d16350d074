/** What changes values between major steps while modes are held. */
import { type Expression, operandsOf, visit } from '../block/expression.ts'
import { bindingKey } from './binding.ts'
import type { Binding, Section } from './program.ts'

/** Nothing, time alone, or more. */
export type Variation = 'none' | 'time' | 'all'

export interface Variations {
  /** `known` has those of the nodes that were asked for before with this binding. */
  readonly find: (root: Expression, binding: Binding, known: Map<Expression, Variation>) => Variation
  /** Of outputs, by address. */
  readonly note: (output: Output, variation: Variation) => void
}

interface Output {
  readonly address: number
  readonly width: number
}

export function createVariations(states: Section): Variations {
  const outputs = new Map<number, Variation>()
  const isState = (address: number | undefined): boolean =>
    address !== undefined && address >= states.address && address < states.address + states.length
  const ofInput = (first: number | undefined, index: number, width: number): Variation => {
    if (first === undefined) return 'none'
    return widest(
      Array.from({ length: width }, (_, i) => {
        const address = first + index + i
        return isState(address) ? 'all' : (outputs.get(address) ?? 'none')
      }),
    )
  }
  const ofNode = (
    node: Expression,
    binding: Binding,
    known: ReadonlyMap<Expression, Variation>,
  ): Variation => {
    switch (node.kind) {
      case 'time':
        return 'time'
      case 'input':
        return ofInput(binding.get(bindingKey('input', node.name)), 0, node.width)
      case 'element': {
        // Other elements may change with more, and be computed later.
        const { operand, index } = node
        if (operand.kind !== 'input') return known.get(operand) ?? 'none'
        return ofInput(binding.get(bindingKey('input', operand.name)), index, 1)
      }
      case 'state':
        return isState(binding.get(bindingKey('state', node.name))) ? 'all' : 'none'
      default:
        return widest(operandsOf(node).map(operand => known.get(operand) ?? 'none'))
    }
  }
  return {
    find: (root, binding, known) => {
      visit([root], node => {
        if (!known.has(node)) known.set(node, ofNode(node, binding, known))
      })
      return known.get(root) ?? 'none'
    },
    note: ({ address, width }, variation) => {
      for (let i = 0; i < width; i += 1) outputs.set(address + i, variation)
    },
  }
}

export function widest(variations: readonly Variation[]): Variation {
  if (variations.includes('all')) return 'all'
  return variations.includes('time') ? 'time' : 'none'
}
