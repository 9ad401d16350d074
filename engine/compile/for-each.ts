/**
 * A diagram for each element of a vector: it stands side by side as often as there are elements, each use with states of
 * its own, with its part of the inputs; what leaves is put together again.
 */
import type { BlockType } from '../block/block-type.ts'
import { defineBlock } from '../block/define-block.ts'
import { concatenate, elements } from '../block/elements.ts'
import { ExpressionError } from '../block/expression.ts'
import { describeType } from '../block/signal-type.ts'

/** Name in paths of the use for an element, counted from 0; the first has the block's own. */
export function nameElement(use: string, element: number): string {
  return element === 0 ? use : `${use}[${element}]`
}

/** The block behind a name in a path. */
export function nameOfUse(name: string): string {
  return name.replace(/\[\d+\]$/, '')
}

export const elementPort = (element: number): string => `y${element + 1}`

/** Parts of equal width of an input, one for each element; a scalar is for all of them. */
export function createSplit(name: string, port: string, count: number): BlockType {
  return defineBlock({
    id: `engine/for-each-split ${count} ${port}`,
    name,
    summary: 'Gives each use of a model its part of an input.',
    equation: 'y_i = u_i',
    inputs: () => ({ [port]: '' }),
    outputs: () => Object.fromEntries(Array.from({ length: count }, (_, i) => [elementPort(i), ''])),
    behaviour: ({ inputs: [u] }) => {
      if (!u) return { outputs: {} }
      const width = u.width === 1 ? 1 : u.width / count
      if (!Number.isInteger(width))
        throw new ExpressionError(`${describeType(u)} has no equal part for each of ${count} elements.`, [u])
      const all = elements(u)
      const part = (i: number) => (u.width === 1 ? u : concatenate(all.slice(i * width, (i + 1) * width)))
      return {
        outputs: Object.fromEntries(Array.from({ length: count }, (_, i) => [elementPort(i), part(i)])),
      }
    },
  })
}

/** What leaves the uses, one after the other. */
export function createJoin(name: string, count: number): BlockType {
  return defineBlock({
    id: `engine/for-each-join ${count}`,
    name,
    summary: 'Puts together what the uses of a model give.',
    equation: 'y = [y_1, y_2, \\ldots]',
    inputs: () => Object.fromEntries(Array.from({ length: count }, (_, i) => [`u${i + 1}`, ''])),
    outputs: { y: '' },
    behaviour: ({ inputs }) => ({ outputs: { y: concatenate(inputs) } }),
  })
}
