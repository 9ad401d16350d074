import { add, constant, defineBlock, multiply, number, subtract, widestOf } from '../sdk.ts'
import { angular, COMPENSATOR_PORTS, checkCompensator, LIMITS, limitOutput } from './compensator.ts'

export const type2Compensator = defineBlock({
  id: 'power/type-2-compensator',
  name: 'Type II Compensator',
  summary: 'An integrator with a zero and a pole: up to 90° of phase where a current-mode supply needs it.',
  equation: '\\frac{Y(s)}{U(s)} = G\\,\\frac{1 + \\omega_z/s}{1 + s/\\omega_p},\\quad \\omega = 2\\pi f',
  keywords: [
    'type 2',
    'type II',
    'compensator',
    'error amplifier',
    'current mode',
    'loop compensation',
    'PI',
    'phase boost',
  ],
  parameters: {
    gain: number('Gain G', '1', { description: 'Gain between the zero and the pole.' }),
    zero: number('Zero', '1e3', { unit: 'Hz', description: 'Corner f_z below which it integrates.' }),
    pole: number('Pole', '50e3', { unit: 'Hz', description: 'Corner f_p above which its gain falls.' }),
    ...LIMITS,
  },
  ...COMPENSATOR_PORTS,
  look: { shape: 'rectangle', label: 'Type II', size: [80, 60] },
  check: ({ zero, pole, lower, upper }) => checkCompensator({ zero, pole }, lower, upper),
  trial: { seconds: 1e-3 },
  behaviour: ({ p, u, continuousState }) => {
    const shape = widestOf(u.u, p.gain, p.zero, p.pole, p.lower, p.upper)
    const integral = continuousState('integral', constant(0), shape)
    const filter = continuousState('filter', constant(0), shape)
    const limited = limitOutput(multiply(p.gain, filter), p.gain, multiply(angular(p.zero), u.u), p)
    return {
      outputs: { y: limited.y },
      derivatives: {
        integral: limited.rate,
        filter: multiply(angular(p.pole), subtract(add(u.u, integral), filter)),
      },
    }
  },
})
