import {
  add,
  choice,
  clamp,
  defineBlock,
  flag,
  multiply,
  number,
  select,
  subtract,
  widestOf,
} from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { checkOrder, isDrivenOut, type Limits } from '../limits.ts'

export const pid = defineBlock({
  id: 'continuous/pid',
  name: 'PID',
  summary: 'PID controller in parallel form, with filtered derivative, output limits and anti-windup.',
  equation: '\\frac{Y(s)}{U(s)} = P + \\frac{I}{s} + D\\,\\frac{N}{1 + N/s}',
  keywords: [
    'PID controller',
    'PI',
    'PD',
    'regulator',
    'proportional',
    'integral',
    'derivative',
    'compensator',
    'loop',
  ],
  parameters: {
    P: number('Proportional P', '1', { description: 'Output for an error of 1.' }),
    I: number('Integral I', '0', { unit: '1/s', description: 'Rate of the output for an error of 1; P/Ti.' }),
    D: number('Derivative D', '0', {
      unit: 's',
      description: 'Output for an error that grows by 1 per second; P Td.',
    }),
    N: number('Filter N', '100', { unit: 'rad/s', description: 'Corner of the derivative filter.' }),
    initialI: number('Initial integral', '0', { description: 'Integral part of the output at the start.' }),
    initialD: number('Initial filter state', '0', {
      description:
        'State of the derivative filter at the start: D times the error for a start without a kick.',
    }),
    limit: flag('Limit the output', 'false'),
    lower: number('Lower limit', '-inf', { description: 'Used when the output is limited.' }),
    upper: number('Upper limit', 'inf', { description: 'Used when the output is limited.' }),
    antiWindup: choice(
      'Anti-windup',
      'none',
      { none: 'None', clamping: 'Clamping', backCalculation: 'Back-calculation' },
      {
        description:
          'Clamping stops the integral while the output is beyond a limit and the error drives it further; back-calculation feeds the excess back. Used when the output is limited.',
      },
    ),
    Kb: number('Back-calculation Kb', '1', {
      unit: '1/s',
      description: 'Rate at which the excess discharges the integral.',
    }),
  },
  inputs: { u: 'Error: setpoint minus measurement' },
  outputs: { y: 'Control signal' },
  look: { shape: 'rectangle', label: 'PID', size: [80, 60] },
  check: ({ N, Kb, limit, lower, upper }) => [
    ...checkEvery('N', N, x => x >= 0, 'a filter corner', 'Write a frequency of 0 or more, in rad/s.'),
    ...checkEvery('Kb', Kb, x => x >= 0, 'a back-calculation gain', 'Write 0 or more.'),
    ...(limit ? checkOrder(['lower', lower], ['upper', upper]) : []),
  ],
  behaviour: ({ p, u, continuousState }) => {
    const error = u.u
    const limits = p.limit ? { lower: p.lower, upper: p.upper } : null
    const gains = [p.P, p.I, p.D, p.N, p.initialI, p.initialD]
    const shape = widestOf(error, ...gains, ...(limits ? [limits.lower, limits.upper, p.Kb] : []))
    const integral = continuousState('integral', p.initialI, shape)
    const filter = continuousState('filter', p.initialD, shape)

    const derivative = multiply(p.N, subtract(multiply(p.D, error), filter))
    const free = add(add(multiply(p.P, error), integral), derivative)
    const y = limits ? clamp(free, limits.lower, limits.upper) : free
    const integrand = multiply(p.I, error)
    const rates = {
      none: () => integrand,
      clamping: (range: Limits) => select(isDrivenOut(free, integrand, range, 'beyond'), 0, integrand),
      backCalculation: () => add(integrand, multiply(p.Kb, subtract(y, free))),
    }
    return {
      outputs: { y },
      derivatives: { integral: limits ? rates[p.antiWindup](limits) : integrand, filter: derivative },
    }
  },
})
