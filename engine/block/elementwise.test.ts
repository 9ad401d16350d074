import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operate } from './elementwise.ts'
import { constant, type Expression, ExpressionError, reference } from './expression.ts'
import { OPERATIONS, type OperationName } from './operations.ts'

const NAMES = Object.keys(OPERATIONS) as OperationName[]
const name = fc.constantFrom(...NAMES)
const value = fc.double({ noNaN: true })
const operand = fc.oneof(
  value.map(a => [a]),
  fc.array(value, { minLength: 3, maxLength: 3 }),
)
const three = fc.tuple(operand, operand, operand)

describe('an operation', () => {
  it('on constants is a constant, element by element, and on anything else none', () => {
    fc.assert(
      fc.property(name, three, fc.nat(2), (what, lists, open) => {
        const count = OPERATIONS[what].operands.length
        const given = lists.slice(0, count)
        const width = Math.max(...given.map(list => list.length))
        const folded = operate(what, ...given.map(list => constant(list)))
        const expected = Array.from({ length: width }, (_, i) => {
          const [a = 0, b = 0, c = 0] = given.map(list => list[list.length === 1 ? 0 : i])
          return OPERATIONS[what].evaluate(a, b, c)
        })
        expect(folded).toMatchObject({ kind: 'constant', width, values: expected })
        const leaves: Expression[] = given.map((list, i) =>
          i === open % count ? reference('input', 'u', list.length) : constant(list),
        )
        expect(operate(what, ...leaves)).toMatchObject({ kind: 'operation', width, type: folded.type })
      }),
    )
  })

  it('refuses operands of two widths, and names both', () => {
    const width = fc.integer({ min: 2, max: 9 })
    const binary = fc.constantFrom(...NAMES.filter(each => OPERATIONS[each].operands.length === 2))
    fc.assert(
      fc.property(binary, width, width, (what, a, b) => {
        fc.pre(a !== b)
        const operands = [reference('input', 'a', a), reference('state', 'b', b)] as const
        try {
          operate(what, ...operands)
        } catch (error) {
          if (!(error instanceof ExpressionError)) throw error
          expect(error.message).toContain(`${a}`)
          expect(error.message).toContain(`${b}`)
          return
        }
        expect(`${what} takes ${a} and ${b}`).toBe('refused')
      }),
    )
  })
})
