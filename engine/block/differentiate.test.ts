import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createScratch, execute, lower } from '../engines/tape.ts'
import type { Callee } from './callee.ts'
import { createDifferentiator } from './differentiate.ts'
import type { Expression } from './expression.ts'
import * as language from './expression.ts'
import { callFunction } from './plain-function.ts'

const x = language.reference('input', 'x', 1)
const v = language.reference('input', 'v', 3)

function evaluate(node: Expression, at: number, vector: readonly number[]): number[] {
  const binding = new Map([
    ['input x', 0],
    ['input v', 1],
  ])
  const scratch = createScratch(4 + node.width)
  const tape = lower([{ address: 4, width: node.width, expression: node, binding, block: 0 }], scratch, 0)
  const memory = new Float64Array(scratch.end)
  memory.set([at, ...vector])
  for (const { address, values } of scratch.constants) memory.set(values, address)
  execute(tape, memory, scratch.calls)
  return [...memory.subarray(4, 4 + node.width)]
}

const smooth = fc.letrec<{ node: Expression }>(tie => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Expression>(x, v, language.constant(0.7), language.element(v, 1)),
    fc
      .tuple(
        fc.constantFrom(
          language.add,
          language.subtract,
          language.multiply,
          language.minimum,
          language.maximum,
          language.arctangent2,
          language.hypotenuse,
        ),
        tie('node'),
        tie('node'),
      )
      .map(([operate, a, b]) => operate(a, b)),
    tie('node').map(a => language.divide(a, language.add(2, language.multiply(a, a)))),
    tie('node').map(a => language.power(language.add(1.5, language.sine(a)), 2.5)),
    tie('node').map(a => language.power(2, language.sine(a))),
    tie('node').map(a => language.squareRoot(language.add(1, language.multiply(a, a)))),
    tie('node').map(a => language.logarithm(language.add(2, language.cosine(a)))),
    tie('node').map(a => language.exponential(language.sine(a))),
    tie('node').map(a => language.absolute(a)),
    tie('node').map(a => language.tangent(language.multiply(0.5, language.sine(a)))),
    fc
      .tuple(tie('node'), tie('node'))
      .map(([a, b]) => language.select(language.less(language.element(a, 0), 0.3), a, b)),
    tie('node').map(a => language.modulo(a, 3)),
    tie('node').map(a => language.remainder(a, language.add(2, language.cosine(a)))),
    tie('node').map(a => language.logarithm10(language.add(2, language.cosine(a)))),
    fc
      .tuple(
        fc.constantFrom(language.arcsine, language.arccosine, language.inverseHyperbolicTangent),
        tie('node'),
      )
      .map(([operate, a]) => operate(language.multiply(0.9, language.sine(a)))),
    fc
      .tuple(
        fc.constantFrom(language.hyperbolicSine, language.hyperbolicCosine, language.hyperbolicTangent),
        tie('node'),
      )
      .map(([operate, a]) => operate(language.sine(a))),
    fc
      .tuple(fc.constantFrom(language.arctangent, language.inverseHyperbolicSine), tie('node'))
      .map(([operate, a]) => operate(a)),
    tie('node').map(a => language.inverseHyperbolicCosine(language.add(1.5, language.absolute(a)))),
    fc
      .tuple(tie('node'), tie('node'))
      .map(([a, b]) => language.dot(language.broadcast(a, 3), language.broadcast(b, 3))),
    tie('node').map(a => language.lookup(a, language.constant([-1, 0.1, 2]), language.constant([3, 1, 4]))),
    fc
      .tuple(tie('node'), tie('node'))
      .map(([a, b]) =>
        language.concatenate(
          [language.element(a, 0), b, b]
            .slice(0, 1)
            .concat(language.elements(language.broadcast(b, 3)).slice(0, 2)),
        ),
      ),
  ),
}))

it('agrees with differences wherever these agree among themselves', () => {
  fc.assert(
    fc.property(
      smooth.node,
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.tuple(fc.constant(0.3), fc.constant(-1.2), fc.constant(1.9)),
      (node, at, vector) => {
        const { differentiate } = createDifferentiator(leaf => (leaf === x ? language.constant(1) : null))
        const tangent = differentiate(node)
        const h = 1e-6
        const [left, middle, right] = [
          evaluate(node, at - h, vector),
          evaluate(node, at, vector),
          evaluate(node, at + h, vector),
        ]
        const exact = tangent ? evaluate(tangent, at, vector) : [0]
        middle.forEach((value, i) => {
          const forward = ((right[i] ?? 0) - value) / h
          const backward = (value - (left[i] ?? 0)) / h
          const scale = 1 + Math.abs(value) + Math.abs(forward)
          if (scale > 1e3 || Math.abs(forward - backward) > 1e-4 * scale) return
          expect(Math.abs((exact[exact.length === 1 ? 0 : i] ?? 0) - (forward + backward) / 2)).toBeLessThan(
            1e-3 * scale,
          )
        })
      },
    ),
    { numRuns: 1000 },
  )
})

it('is null where nothing depends on the leaf', () => {
  const { differentiate } = createDifferentiator(leaf => (leaf === x ? language.constant(1) : null))
  expect(differentiate(language.multiply(v, 3))).toBeNull()
  expect(differentiate(language.floor(x))).toBeNull()
})

it('gives the angle of the origin the derivative 0', () => {
  const { differentiate } = createDifferentiator(leaf => (leaf === x ? language.constant(1) : null))
  const tangent = differentiate(language.arctangent2(0, x))
  expect(tangent && evaluate(tangent, 0, [0, 0, 0])).toEqual([0])
})

it('takes the slopes of a plain function from what it gives nearby', () => {
  const callee: Callee = {
    name: 'cubes',
    evaluate: (a, b) => [Number(a) ** 3 + Number(b), Number(a) * Number(b)],
  }
  const { differentiate } = createDifferentiator(leaf => (leaf === x ? language.constant(1) : null))
  const tangent = differentiate(callFunction(callee, [x, language.multiply(2, x)], 2))
  const [first = 0, second = 0] = tangent ? evaluate(tangent, 1.5, [0, 0, 0]) : []
  expect(first).toBeCloseTo(3 * 1.5 ** 2 + 2, 6)
  expect(second).toBeCloseTo(4 * 1.5, 6)
  expect(differentiate(callFunction(callee, [v]))).toBeNull()
})
