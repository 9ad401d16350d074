import { and, clamp, defineBlock, equal, flag, number, or, select, widestOf } from '../../sdk.ts'
import { checkOrder, isDrivenOut } from '../limits.ts'

export const secondOrderIntegrator = defineBlock({
  id: 'continuous/second-order-integrator',
  name: 'Second-Order Integrator',
  summary:
    'Integrates its input twice: an acceleration to a speed and a position, with limits of the position.',
  equation: '\\ddot x = u,\\quad y_1 = x,\\quad y_2 = \\dot x',
  keywords: [
    'double integrator',
    '1/s^2',
    'acceleration',
    'position',
    'velocity',
    'motion',
    'mechanical',
    'Second-Order Integrator Limited',
  ],
  parameters: {
    initial: number('Initial position', '0', { description: 'x at the start.' }),
    initialRate: number('Initial speed', '0', { description: 'dx/dt at the start.' }),
    limit: flag('Limit the position', 'false', { description: 'At a limit the speed becomes 0.' }),
    lower: number('Lower limit', '-inf', { description: 'Used when the position is limited.' }),
    upper: number('Upper limit', 'inf', { description: 'Used when the position is limited.' }),
  },
  unused: ({ limit }) => (limit === 'true' ? [] : ['lower', 'upper']),
  inputs: { u: 'Acceleration' },
  outputs: { y1: 'Position x', y2: 'Speed dx/dt' },
  look: { shape: 'rectangle', formula: '\\dfrac{1}{s^2}', size: [60, 60] },
  check: ({ limit, lower, upper }) => (limit ? checkOrder(['lower', lower], ['upper', upper]) : []),
  behaviour: ({ p, u, continuousState }) => {
    const limits = p.limit ? { lower: p.lower, upper: p.upper } : null
    const shape = widestOf(u.u, p.initial, p.initialRate, ...(limits ? [limits.lower, limits.upper] : []))
    const x = continuousState('x', p.initial, shape)
    const v = continuousState('v', p.initialRate, shape)
    if (!limits) return { outputs: { y1: x, y2: v }, derivatives: { x: v, v: u.u } }
    const position = clamp(x, limits.lower, limits.upper)
    const isStopped = isDrivenOut(x, v, limits, 'at or beyond')
    const speed = select(isStopped, 0, v)
    const isPressed = and(isDrivenOut(x, u.u, limits, 'at or beyond'), or(isStopped, equal(v, 0)))
    return {
      outputs: { y1: position, y2: speed },
      derivatives: { x: speed, v: select(isPressed, 0, u.u) },
      updates: { x: position, v: speed },
    }
  },
})
