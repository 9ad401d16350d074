import { choice, defineBlock, flag, type ParameterFault, vector } from '../../sdk.ts'

/** A spiral, as a loop that settles draws it. */
const CURVE = Array.from({ length: 33 }, (_, i) => {
  const angle = i / 3
  const radius = 0.38 * Math.exp(-i / 22)
  return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)] as const
})

export const xyGraph = defineBlock({
  id: 'sinks/xy-graph',
  name: 'XY Graph',
  role: 'xy-graph',
  summary: 'Plots one signal over another in a panel of its own.',
  equation: 'y(x)',
  keywords: ['phase plane', 'phase portrait', 'Lissajous', 'trajectory', 'plot', 'graph', 'scope', 'orbit'],
  example: 'With sin t at `x` and cos t at `y` it draws a circle of radius 1.',
  parameters: {
    ranges: choice('Ranges', 'auto', { auto: 'Automatic', given: 'Given below' }),
    xLimits: vector('Range of x', '[-1, 1]', { description: 'Ends of the x axis, where ranges are given.' }),
    yLimits: vector('Range of y', '[-1, 1]', { description: 'Ends of the y axis, where ranges are given.' }),
    isEqual: flag('Equal scales', 'false', {
      description: 'One unit is as long on either axis, so that a circle is one.',
    }),
  },
  inputs: {
    x: 'Signal along the x axis; a scalar goes with every element of y',
    y: 'Signal along the y axis',
  },
  look: { shape: 'rectangle', size: [60, 60], curve: CURVE, axes: [0.5, 0.5] },
  check: ({ ranges, xLimits, yLimits }) =>
    ranges === 'given' ? [...checkLimits('xLimits', xLimits), ...checkLimits('yLimits', yLimits)] : [],
})

function checkLimits(parameter: string, limits: readonly number[]): ParameterFault[] {
  const [from = Number.NaN, to = Number.NaN] = limits
  if (limits.length === 2 && from < to && Number.isFinite(to - from)) return []
  return [
    {
      parameter,
      message: 'An axis goes from one number to a larger one.',
      hint: 'Write, for instance, [-1, 1].',
    },
  ]
}
