import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Expression } from '../block/expression.ts'
import { reference } from '../block/expression.ts'
import { OPERATIONS } from '../block/operations.ts'
import { bindingKey } from '../compile/binding.ts'
import { arbitraryExpression, arbitraryReal, VECTOR_WIDTH } from '../testing/arbitrary-expression.ts'
import { createScratch, execute, lower } from './tape.ts'

const inputs = ['a', 'b', 'c'].map((name, i) => reference('input', name, i === 0 ? 1 : VECTOR_WIDTH))
const reals = arbitraryReal()
const real = arbitraryExpression(inputs)

/** Sample by sample. */
function recallPlainly(
  at: number,
  samples: readonly { t: number; y: number }[],
  start: number,
  isLost: boolean,
): number {
  const [first] = samples
  if (first === undefined || samples.length === 1 || !(at >= first.t)) return isLost ? Number.NaN : start
  const inside = samples.findIndex(({ t }) => t > at)
  const right = inside === -1 ? samples.length - 1 : inside
  const [a, b] = [samples[right - 1] ?? first, samples[right] ?? first]
  const slope = a.t === b.t ? 0 : (b.y - a.y) / (b.t - a.t)
  const from = Math.min(at, b.t + (b.t - a.t))
  const { bend, twist } = findCubic(samples, right - 1)
  const rise = from - a.t
  const fall = from - b.t
  const steepness = slope + (rise + fall) * (bend + twist * rise) + rise * fall * twist
  const straight = at >= b.t ? b.y + slope * fall : a.y + slope * rise
  return straight + rise * fall * (bend + twist * rise) + steepness * (at - from)
}

/** Of the four samples around one and the next, where they are smooth. */
function findCubic(
  samples: readonly { t: number; y: number }[],
  left: number,
): { readonly bend: number; readonly twist: number } {
  const start = Math.min(Math.max(left - 1, 0), samples.length - 4)
  const [a, b, c, d] = start < 0 ? [] : samples.slice(start, start + 4)
  const straight = { bend: 0, twist: 0 }
  if (!a || !b || !c || !d || a.t >= b.t || b.t >= c.t || c.t >= d.t) return straight
  const slopes = [(b.y - a.y) / (b.t - a.t), (c.y - b.y) / (c.t - b.t), (d.y - c.y) / (d.t - c.t)] as const
  const first = (slopes[1] - slopes[0]) / (c.t - a.t)
  const second = (slopes[2] - slopes[1]) / (d.t - b.t)
  const sizes = [Math.abs(first), Math.abs(second)]
  const isEven = first * second > 0 && Math.max(...sizes) <= 4 * Math.min(...sizes)
  const gentle = 0.1 * Math.min(...slopes.map(Math.abs))
  const isGentle = Math.abs(slopes[1] - slopes[0]) <= gentle && Math.abs(slopes[2] - slopes[1]) <= gentle
  if (!isEven && !isGentle) return straight
  const twist = (second - first) / (d.t - a.t)
  if (left === start) return { bend: first + twist * (a.t - c.t), twist }
  if (left === start + 1) return { bend: first + twist * (b.t - a.t), twist }
  return { bend: second + twist * (c.t - b.t), twist }
}

/** The meaning of a node, written down a second time and as plainly as can be. */
function evaluate(node: Expression, values: ReadonlyMap<string, readonly number[]>): number[] {
  const inner = (operand: Expression): number[] => evaluate(operand, values)
  const pick = (list: readonly number[], i: number): number => list[list.length === 1 ? 0 : i] ?? Number.NaN
  switch (node.kind) {
    case 'constant':
      return [...node.values]
    case 'time':
    case 'tick':
      return [...(values.get(node.kind) ?? [])]
    case 'input':
    case 'parameter':
    case 'state':
      return [...(values.get(node.name) ?? [])]
    case 'element':
      return [inner(node.operand)[node.index] ?? Number.NaN]
    case 'concatenation':
      return node.operands.flatMap(inner)
    case 'dot': {
      const b = inner(node.b)
      return [inner(node.a).reduce((sum, value, i) => sum + value * (b[i] ?? Number.NaN), 0)]
    }
    case 'operation': {
      const operands = node.operands.map(inner)
      return Array.from({ length: node.width }, (_, i) => {
        const [a = 0, b = 0, c = 0] = operands.map(list => pick(list, i))
        return OPERATIONS[node.operation].evaluate(a, b, c)
      })
    }
    case 'read': {
      const array = inner(node.array)
      const index = inner(node.index)
      const wide = node.elementWidth
      const last = array.length / wide - 1
      return Array.from({ length: node.width }, (_, i) => {
        const element = Math.max(Math.min(Math.floor(pick(index, i) || 0), last), 0)
        return array[element * wide + (wide === 1 ? 0 : i)] ?? Number.NaN
      })
    }
    case 'history': {
      const [times, list, at] = [inner(node.times), inner(node.values), inner(node.at)]
      const [written = 0] = inner(node.written)
      return Array.from({ length: node.width }, (_, i) => {
        const lane = node.elementWidth === 1 ? 0 : i
        const samples = Array.from({ length: written }, (_, k) => k)
          .slice(-times.length)
          .map(k => ({
            t: times[k % times.length] ?? 0,
            y: list[(k % times.length) * node.elementWidth + lane] ?? 0,
          }))
        return recallPlainly(pick(at, i), samples, list[lane] ?? 0, written > times.length)
      })
    }
    case 'call': {
      const found = node.callee.evaluate(
        ...node.operands.map(operand => (operand.width === 1 ? (inner(operand)[0] ?? 0) : inner(operand))),
      )
      return typeof found === 'number' ? [found] : [...found]
    }
    case 'lookup': {
      const xs = inner(node.xs)
      const ys = inner(node.ys)
      return inner(node.x).map(x => {
        const right = Math.min(
          Math.max(
            xs.findIndex(point => point > x),
            1,
          ),
          xs.length - 1,
        )
        const last = xs.length - 1
        if (x >= (xs[last] ?? 0)) return ys[last] ?? Number.NaN
        if (x <= (xs[0] ?? 0)) return ys[0] ?? Number.NaN
        const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [xs[right - 1], xs[right], ys[right - 1], ys[right]]
        return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)
      })
    }
  }
}

it('computes what the graph says, bit for bit', () => {
  const vector = fc.tuple(reals, reals, reals)
  fc.assert(
    fc.property(
      fc.array(real, { minLength: 1, maxLength: 4 }),
      reals,
      vector,
      vector,
      reals,
      (nodes, a, b, c, t) => {
        const values = new Map<string, readonly number[]>([
          ['a', [a]],
          ['b', b],
          ['c', c],
          ['time', [t]],
          ['tick', [7]],
        ])
        const binding = new Map([
          [bindingKey('input', 'a'), 2],
          [bindingKey('input', 'b'), 3],
          [bindingKey('input', 'c'), 6],
        ])
        let free = 9
        const assignments = nodes.map(expression => {
          const address = free
          free += expression.width
          return { address, width: expression.width, expression, binding, block: 0 }
        })
        const scratch = createScratch(free)
        const tape = lower(assignments, scratch, 0)
        const memory = new Float64Array(scratch.end)
        memory.set([t, 7, a, ...b, ...c])
        for (const { address, values } of scratch.constants) memory.set(values, address)
        execute(tape, memory, scratch.calls)
        for (const { address, width, expression } of assignments) {
          expect([...memory.subarray(address, address + width)]).toEqual(evaluate(expression, values))
        }
      },
    ),
    { numRuns: 500 },
  )
})
