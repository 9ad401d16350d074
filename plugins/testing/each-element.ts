/** A block on a vector is the block on each of its elements: the same bits, whatever else is tested of it. */
import { expect } from 'vitest'
import { recordVariant } from './record-variant.ts'
import { registry } from './run-diagram.ts'

const ELEMENTS = [1, 2, 3]

export function expectEachElementAlone(id: string, parameters: Readonly<Record<string, string>>): void {
  const type = registry.find(id)
  if (!type) throw new Error(`There is no block type ${id}.`)
  const variant = { type, parameters, title: id }
  const together = recordVariant(variant, ELEMENTS)
  for (const [i, element] of ELEMENTS.entries()) {
    for (const [name, trace] of recordVariant(variant, [element])) {
      expect(together.get(`${name}[${i}]`), `${name}[${i}]`).toEqual(trace)
      expect(new Set(trace).size, `${name} moves`).toBeGreaterThan(1)
    }
  }
}
