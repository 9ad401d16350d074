import {
  add,
  arrayRead,
  choice,
  clamp,
  count,
  defineBlock,
  type Expression,
  floor,
  greaterOrEqual,
  matrixParameter,
  subtract,
  toReal,
} from '../../sdk.ts'
import { heightForPorts } from '../ports.ts'
import { type Ends, ends } from './axis.ts'
import { MOST_DIMENSIONS } from './dimensions.ts'
import { findElement, interpolateLinearly, ORDER } from './grid.ts'
import { checkSizes, sizes, sizesOf, stridesBySize } from './sizes.ts'

export const interpolation = defineBlock({
  id: 'lookup/interpolation',
  name: 'Interpolation Using Prelookup',
  summary: 'Looks a table up in the intervals that Prelookups have found.',
  equation: 'y = g(k_1 + f_1, \\ldots, k_n + f_n),\\quad g(i_1, \\ldots, i_n) = y_{i_1 \\ldots i_n}',
  keywords: ['lookup table', 'index', 'fraction', 'Prelookup', 'map', 'bilinear', 'n-D'],
  parameters: {
    dimensions: count('Dimensions', '2', {
      least: 1,
      most: MOST_DIMENSIONS,
      description: 'How many Prelookups it needs.',
    }),
    table: matrixParameter('Table', '[4, 5, 6; 16, 19, 20]', { description: `Values: ${ORDER}` }),
    sizes,
    method: choice('Between points', 'linear', {
      linear: 'Straight lines',
      nearest: 'Nearest point',
      previous: 'Point before',
    }),
    ends,
  },
  unused: ({ dimensions }) => (Number(dimensions) < 3 ? ['sizes'] : []),
  inputs: ({ dimensions }) =>
    Object.fromEntries(
      Array.from({ length: dimensions }, (_, i) => i + 1).flatMap(d => [
        [`k${d}`, `Number of the interval in dimension ${d}, from 0`],
        [`f${d}`, `Part of that interval`],
      ]),
    ),
  outputs: { y: 'Value of the table' },
  look: ({ dimensions }) => ({
    shape: 'rectangle',
    formula: 'g(k, f)',
    size: [80, heightForPorts(`${2 * Number(dimensions)}`, 60)],
  }),
  check: ({ dimensions, table, sizes: given }) => checkSizes(table, given, dimensions, 2),
  behaviour: ({ p, inputs }) => {
    const all = sizesOf(p.table, p.sizes, p.dimensions)
    const strides = stridesBySize(p.table, all)
    const intervals = all.flatMap((size, d) => {
      const [k, f] = inputs.slice(2 * d, 2 * d + 2)
      return k && f ? [holdInterval(k, f, size, p.ends)] : []
    })
    if (p.method === 'linear') return { outputs: { y: interpolateLinearly(p.table, strides, intervals) } }
    const threshold = p.method === 'nearest' ? 0.5 : 1
    const places = intervals.map(({ index, part }) => add(index, toReal(greaterOrEqual(part, threshold))))
    return { outputs: { y: arrayRead(p.table, findElement(places, strides)) } }
  },
})

/** The nearest interval that the table has; what lies before or behind it counts as part of it. */
function holdInterval(k: Expression, f: Expression, size: Expression, beyond: Ends) {
  const whole = floor(k)
  const index = clamp(whole, 0, subtract(size, 2))
  const part = add(subtract(whole, index), f)
  return { index, part: beyond === 'clip' ? clamp(part, 0, 1) : part }
}
