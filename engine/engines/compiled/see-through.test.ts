import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operate } from '../../block/elementwise.ts'
import { reference } from '../../block/expression.ts'
import { bindingKey } from '../../compile/binding.ts'
import type { Assignment } from '../../compile/program.ts'
import { createTraits } from './rolling.ts'
import { seeThrough } from './see-through.ts'

const CELLS = 12
const state = reference('state', 'x', 1)
const input = reference('input', 'u', 1)
const product = operate('multiply', input, state)
const sum = operate('add', input, state)

/** Doubles 0 .. CELLS - 1; `u` and `x` are bound to what the assignment reads. */
const assignment = fc
  .record({
    address: fc.nat({ max: CELLS - 1 }),
    u: fc.nat({ max: CELLS - 1 }),
    x: fc.nat({ max: CELLS - 1 }),
    expression: fc.constantFrom(state, input, state, product, sum),
  })
  .map(({ address, u, x, expression }): Assignment => {
    const addresses = new Map([
      [bindingKey('input', 'u'), u],
      [bindingKey('state', 'x'), x],
    ])
    return { address, width: 1, expression, binding: addresses, block: 0 }
  })

function run(assignments: readonly Assignment[]): number[] {
  const memory = Array.from({ length: CELLS }, (_, i) => 1.5 + i / 7)
  for (const { address, expression, binding } of assignments) {
    const u = memory[binding.get(bindingKey('input', 'u')) ?? 0] ?? Number.NaN
    const x = memory[binding.get(bindingKey('state', 'x')) ?? 0] ?? Number.NaN
    memory[address] =
      expression === state ? x : expression === input ? u : expression === product ? u * x : u + x
  }
  return memory
}

describe('seeing through copies', () => {
  it('leaves what is kept as it is, whatever is copied, overwritten and unread', () => {
    fc.assert(
      fc.property(
        fc.array(assignment, { maxLength: 12 }),
        fc.uniqueArray(fc.nat({ max: CELLS - 1 })),
        (list, kept) => {
          const found = run(seeThrough(list, createTraits(), address => kept.includes(address)))
          const whole = run(list)
          for (const address of kept) expect(found[address]).toBe(whole[address])
        },
      ),
      { numRuns: 500 },
    )
  })

  it('leaves out a copy that nobody needs any more', () => {
    const of = (address: number, expression: Assignment['expression'], u: number, x: number): Assignment => ({
      ...{ address, width: 1, expression, block: 0 },
      binding: new Map([
        [bindingKey('input', 'u'), u],
        [bindingKey('state', 'x'), x],
      ]),
    })
    const list = [of(5, state, 0, 1), of(6, input, 5, 0), of(7, product, 6, 2)]
    const [only, ...others] = seeThrough(list, createTraits(), address => address === 7)
    expect(others).toEqual([])
    expect(only?.address).toBe(7)
    expect(only?.binding.get(bindingKey('input', 'u'))).toBe(1)
    expect(seeThrough(list, createTraits())).toHaveLength(3)
  })
})
