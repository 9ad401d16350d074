import { choice, defineBlock, lookup as lookUp, type ParameterFault, vector } from '../../sdk.ts'

export const table1d = defineBlock({
  id: 'lookup/table-1d',
  name: '1-D Lookup',
  summary: 'Looks its input up in a table of points.',
  equation: 'y = f(u),\\quad f(x_i) = y_i',
  keywords: ['lookup table', 'interpolation', 'characteristic', 'curve', 'map', 'table', '1-D'],
  parameters: {
    breakpoints: vector('Breakpoints', '[-1, 0, 1]', {
      description: 'Inputs x_i of the points, increasing.',
    }),
    values: vector('Values', '[-1, 0, 1]', {
      description: 'Outputs y_i of the points, as many as breakpoints.',
    }),
    method: choice('Between points', 'linear', {
      linear: 'Straight line',
      nearest: 'Nearest point',
      previous: 'Point before',
    }),
    ends: choice('Beyond the ends', 'clip', {
      clip: 'Hold the end value',
      extrapolate: 'Continue the last line',
    }),
  },
  inputs: { u: 'Where to look' },
  outputs: { y: 'Value of the table' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.15],
      [0.3, 0.3],
      [0.5, 0.6],
      [0.7, 0.8],
      [0.9, 0.85],
    ],
    axes: [0.1, 0.15],
  },
  check: ({ breakpoints, values }) => [...checkBreakpoints(breakpoints), ...checkLength(breakpoints, values)],
  behaviour: ({ u, p }) => ({ outputs: { y: lookUp(u.u, p.breakpoints, p.values, p.method, p.ends) } }),
})

function checkBreakpoints(breakpoints: readonly number[]): ParameterFault[] {
  if (breakpoints.length < 2) {
    return [
      {
        parameter: 'breakpoints',
        message: 'The table needs at least two points.',
        hint: 'Write a list such as [0, 1, 2].',
      },
    ]
  }
  const wrong = breakpoints.findIndex((x, i) => i > 0 && !(x > (breakpoints[i - 1] ?? Number.NaN)))
  if (wrong === -1) return []
  return [
    {
      parameter: 'breakpoints',
      message: `Breakpoint ${wrong + 1} (${breakpoints[wrong]}) does not exceed the one before it (${breakpoints[wrong - 1]}).`,
      hint: 'Sort the points so that the breakpoints increase, and use each only once.',
    },
  ]
}

function checkLength(breakpoints: readonly number[], values: readonly number[]): ParameterFault[] {
  if (breakpoints.length === values.length) return []
  return [
    {
      parameter: 'values',
      message: `The table has ${breakpoints.length} breakpoints but ${values.length} values.`,
      hint: 'Give one value for each breakpoint.',
    },
  ]
}
