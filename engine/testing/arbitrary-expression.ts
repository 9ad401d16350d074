import fc from 'fast-check'
import { arrayRead, history } from '../block/array.ts'
import type { Callee } from '../block/callee.ts'
import * as elements from '../block/elements.ts'
import * as elementwise from '../block/elementwise.ts'
import { constant, type Expression, tick, time } from '../block/expression.ts'
import { lookup } from '../block/lookup.ts'
import * as matrix from '../block/matrix.ts'
import { callFunction } from '../block/plain-function.ts'

/** Width of the vectors that random expressions are made of. */
export const VECTOR_WIDTH = 3

/** Finite numbers of moderate size, zeros of both signs among them. */
export const arbitraryReal = (): fc.Arbitrary<number> =>
  fc.oneof(
    fc.double({ noDefaultInfinity: true, noNaN: true, min: -100, max: 100 }),
    fc.constantFrom(0, -0, 1, -1),
  )

const listed = (value: number | readonly number[] = 0): readonly number[] =>
  typeof value === 'number' ? [value] : value
/** Plain functions of two operands: one number, or as many as a vector has. */
const MEAN: Callee = {
  name: 'mean',
  evaluate: (...given) => {
    const all = given.flatMap(value => [...listed(value)])
    return all.reduce((sum, value) => sum + value, 0) / all.length
  },
}
const SPREAD: Callee = {
  name: 'spread',
  evaluate: (a, b) =>
    Array.from({ length: VECTOR_WIDTH }, (_, i) => (listed(a)[0] ?? 0) - i * (listed(b).at(-1) ?? 0)),
}
const CALLEES = [MEAN, SPREAD]

/** Positions of a short history. */
const RING = [0, 1, 2]

/** The last of so many samples that stands at a position of the ring, 0 when there is none. */
function lastSampleAt(position: number, written: number): number {
  return Math.max(0, position + RING.length * Math.floor((written - 1 - position) / RING.length))
}

/** Any expression over some inputs of width 1 or `VECTOR_WIDTH`, the time and the tick: every kind of node and operation. */
export function arbitraryExpression(inputs: readonly Expression[]): fc.Arbitrary<Expression> {
  return fc.letrec<{ real: Expression; truth: Expression }>(tie => ({
    real: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom(...inputs, time, tick),
      arbitraryReal().map(value => constant(value)),
      fc
        .tuple(
          fc.constantFrom(
            elementwise.add,
            elementwise.subtract,
            elementwise.multiply,
            elementwise.divide,
            elementwise.minimum,
            elementwise.maximum,
            elementwise.power,
            elementwise.modulo,
            elementwise.remainder,
            elementwise.hypotenuse,
            elementwise.arctangent2,
            elementwise.random,
          ),
          tie('real'),
          tie('real'),
        )
        .map(([operate, a, b]) => operate(a, b)),
      fc
        .tuple(
          fc.constantFrom(
            elementwise.negate,
            elementwise.absolute,
            elementwise.sine,
            elementwise.exponential,
            elementwise.floor,
            elementwise.ceiling,
            elementwise.truncate,
            elementwise.round,
            elementwise.sign,
            elementwise.squareRoot,
            elementwise.logarithm,
            elementwise.logarithm10,
            elementwise.cosine,
            elementwise.tangent,
            elementwise.arcsine,
            elementwise.arccosine,
            elementwise.arctangent,
            elementwise.hyperbolicSine,
            elementwise.hyperbolicCosine,
            elementwise.hyperbolicTangent,
            elementwise.inverseHyperbolicSine,
            elementwise.inverseHyperbolicCosine,
            elementwise.inverseHyperbolicTangent,
          ),
          tie('real'),
        )
        .map(([operate, a]) => operate(a)),
      fc
        .tuple(tie('truth'), tie('real'), tie('real'))
        .map(([condition, a, b]) => elementwise.select(condition, a, b)),
      tie('real').map(a => elements.element(a, a.width - 1)),
      fc
        .tuple(tie('real'), tie('real'), tie('real'))
        .map(list => elements.concatenate(list.map(node => elements.element(node, 0)))),
      fc
        .tuple(tie('real'), tie('real'))
        .map(([a, b]) =>
          elements.dot(elements.broadcast(a, VECTOR_WIDTH), elements.broadcast(b, VECTOR_WIDTH)),
        ),
      tie('truth'),
      fc.tuple(tie('real'), tie('real'), fc.boolean()).map(([a, b, isFirst]) => {
        const [x, y] = [elements.broadcast(a, VECTOR_WIDTH), elements.broadcast(b, VECTOR_WIDTH)]
        const square = matrix.transpose(matrix.concatenateHorizontally([x, y, x]))
        const row = matrix.transpose(y)
        return isFirst
          ? matrix.matrixMultiply(square, x)
          : matrix.transpose(matrix.matrixMultiply(row, square))
      }),
      tie('real').map(x => lookup(x, constant([-1, 0, 2, 5]), constant([3, 1, 4, 1]))),
      fc
        .tuple(tie('real'), tie('real'), fc.constantFrom(...CALLEES))
        .map(([a, b, callee]) =>
          callFunction(callee, [a, elementwise.multiply(a, b)], callee === MEAN ? 1 : VECTOR_WIDTH),
        ),
      fc
        .tuple(tie('real'), tie('real'), fc.constantFrom(1, VECTOR_WIDTH))
        .map(([array, index, elementWidth]) =>
          arrayRead(elements.broadcast(array, VECTOR_WIDTH), index, elementWidth),
        ),
      fc
        .tuple(tie('real'), tie('real'), fc.integer({ min: 0, max: 9 }), fc.constantFrom(1, VECTOR_WIDTH))
        .map(([at, value, written, elementWidth]) => {
          const values = elements.concatenate(
            RING.flatMap(sample => {
              const wide = elementwise.multiply(sample, elements.broadcast(value, VECTOR_WIDTH))
              return elements.elements(wide).slice(0, elementWidth)
            }),
          )
          const times = constant(RING.map(position => 3 * lastSampleAt(position, written) - 5))
          return history(at, { times, values, written: constant(written), elementWidth })
        }),
    ),
    truth: fc.oneof(
      { maxDepth: 3 },
      fc
        .tuple(
          fc.constantFrom(elementwise.less, elementwise.greaterOrEqual, elementwise.equal),
          tie('real'),
          tie('real'),
        )
        .map(([compare, a, b]) => compare(a, b)),
      fc
        .tuple(
          fc.constantFrom(elementwise.and, elementwise.or, elementwise.exclusiveOr),
          tie('truth'),
          tie('truth'),
        )
        .map(([join, a, b]) => join(a, b)),
      tie('truth').map(elementwise.not),
    ),
  })).real
}
