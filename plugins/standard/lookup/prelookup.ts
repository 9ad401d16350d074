import { defineBlock, vector } from '../../sdk.ts'
import { ends, findCountedInterval } from './axis.ts'
import { checkAxis } from './grid.ts'
import { giveAndWatch, outside, rangeOf, watchOutside } from './outside.ts'

export const prelookup = defineBlock({
  id: 'lookup/prelookup',
  name: 'Prelookup',
  summary: 'Finds between which breakpoints its input lies, once for several tables.',
  equation: 'x_k \\le u < x_{k+1},\\quad f = \\frac{u - x_k}{x_{k+1} - x_k}',
  keywords: ['index', 'fraction', 'breakpoints', 'search', 'interval', 'Interpolation Using Prelookup'],
  parameters: {
    breakpoints: vector('Breakpoints', '[0, 1, 2]', { description: 'Points x_k, increasing.' }),
    ends,
    outside,
  },
  inputs: { u: 'Where to look' },
  outputs: {
    k: 'Number of the breakpoint before the input, from 0',
    f: 'Part of the interval before the input',
  },
  look: { shape: 'rectangle', formula: 'k, f', size: [60, 60] },
  check: ({ breakpoints }) => checkAxis('breakpoints', breakpoints),
  watch: watchOutside,
  behaviour: ({ u, p, ...scope }) => {
    const { index, part } = findCountedInterval(u.u, p.breakpoints, p.ends)
    return giveAndWatch({ k: index, f: part }, p, [rangeOf(u.u, p.breakpoints)], scope)
  },
})
