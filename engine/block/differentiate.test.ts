import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createScratch, execute, lower } from '../engines/tape.ts'
import type { Callee } from './callee.ts'
import { createDifferentiator } from './differentiate.ts'
import * as elements from './elements.ts'
import * as elementwise from './elementwise.ts'
import { constant, type Expression, reference } from './expression.ts'
import { lookup } from './lookup.ts'
import { callFunction } from './plain-function.ts'

const x = reference('input', 'x', 1)
const v = reference('input', 'v', 3)

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
    fc.constantFrom<Expression>(x, v, constant(0.7), elements.element(v, 1)),
    fc
      .tuple(
        fc.constantFrom(
          elementwise.add,
          elementwise.subtract,
          elementwise.multiply,
          elementwise.minimum,
          elementwise.maximum,
          elementwise.arctangent2,
          elementwise.hypotenuse,
        ),
        tie('node'),
        tie('node'),
      )
      .map(([operate, a, b]) => operate(a, b)),
    tie('node').map(a => elementwise.divide(a, elementwise.add(2, elementwise.multiply(a, a)))),
    tie('node').map(a => elementwise.power(elementwise.add(1.5, elementwise.sine(a)), 2.5)),
    tie('node').map(a => elementwise.power(2, elementwise.sine(a))),
    tie('node').map(a => elementwise.squareRoot(elementwise.add(1, elementwise.multiply(a, a)))),
    tie('node').map(a => elementwise.logarithm(elementwise.add(2, elementwise.cosine(a)))),
    tie('node').map(a => elementwise.exponential(elementwise.sine(a))),
    tie('node').map(a => elementwise.absolute(a)),
    tie('node').map(a => elementwise.tangent(elementwise.multiply(0.5, elementwise.sine(a)))),
    fc
      .tuple(tie('node'), tie('node'))
      .map(([a, b]) => elementwise.select(elementwise.less(elements.element(a, 0), 0.3), a, b)),
    tie('node').map(a => elementwise.modulo(a, 3)),
    tie('node').map(a => elementwise.remainder(a, elementwise.add(2, elementwise.cosine(a)))),
    tie('node').map(a => elementwise.logarithm10(elementwise.add(2, elementwise.cosine(a)))),
    fc
      .tuple(
        fc.constantFrom(elementwise.arcsine, elementwise.arccosine, elementwise.inverseHyperbolicTangent),
        tie('node'),
      )
      .map(([operate, a]) => operate(elementwise.multiply(0.9, elementwise.sine(a)))),
    fc
      .tuple(
        fc.constantFrom(
          elementwise.hyperbolicSine,
          elementwise.hyperbolicCosine,
          elementwise.hyperbolicTangent,
        ),
        tie('node'),
      )
      .map(([operate, a]) => operate(elementwise.sine(a))),
    fc
      .tuple(fc.constantFrom(elementwise.arctangent, elementwise.inverseHyperbolicSine), tie('node'))
      .map(([operate, a]) => operate(a)),
    tie('node').map(a => elementwise.inverseHyperbolicCosine(elementwise.add(1.5, elementwise.absolute(a)))),
    fc
      .tuple(tie('node'), tie('node'))
      .map(([a, b]) => elements.dot(elements.broadcast(a, 3), elements.broadcast(b, 3))),
    tie('node').map(a => lookup(a, constant([-1, 0.1, 2]), constant([3, 1, 4]))),
    fc
      .tuple(tie('node'), tie('node'))
      .map(([a, b]) =>
        elements.concatenate(
          [elements.element(a, 0), b, b]
            .slice(0, 1)
            .concat(elements.elements(elements.broadcast(b, 3)).slice(0, 2)),
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
        const { differentiate } = createDifferentiator(leaf => (leaf === x ? constant(1) : null))
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
  const { differentiate } = createDifferentiator(leaf => (leaf === x ? constant(1) : null))
  expect(differentiate(elementwise.multiply(v, 3))).toBeNull()
  expect(differentiate(elementwise.floor(x))).toBeNull()
})

it('gives the angle of the origin the derivative 0', () => {
  const { differentiate } = createDifferentiator(leaf => (leaf === x ? constant(1) : null))
  const tangent = differentiate(elementwise.arctangent2(0, x))
  expect(tangent && evaluate(tangent, 0, [0, 0, 0])).toEqual([0])
})

it('takes the slopes of a plain function from what it gives nearby', () => {
  const callee: Callee = {
    name: 'cubes',
    evaluate: (a, b) => [Number(a) ** 3 + Number(b), Number(a) * Number(b)],
  }
  const { differentiate } = createDifferentiator(leaf => (leaf === x ? constant(1) : null))
  const tangent = differentiate(callFunction(callee, [x, elementwise.multiply(2, x)], 2))
  const [first = 0, second = 0] = tangent ? evaluate(tangent, 1.5, [0, 0, 0]) : []
  expect(first).toBeCloseTo(3 * 1.5 ** 2 + 2, 6)
  expect(second).toBeCloseTo(4 * 1.5, 6)
  expect(differentiate(callFunction(callee, [v]))).toBeNull()
})
