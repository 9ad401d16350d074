import { add, constant, defineBlock, divide, multiply, number, subtract, widestOf } from '../sdk.ts'
import { angular, COMPENSATOR_PORTS, checkCompensator, LIMITS, limitOutput } from './compensator.ts'

export const type3Compensator = defineBlock({
  id: 'power/type-3-compensator',
  name: 'Type III Compensator',
  summary:
    'An integrator with two zeros and two poles: up to 180° of phase where a voltage-mode supply needs it.',
  equation:
    '\\frac{Y(s)}{U(s)} = G\\,\\frac{(1 + \\omega_{z1}/s)(1 + s/\\omega_{z2})}{(1 + s/\\omega_{p1})(1 + s/\\omega_{p2})},\\quad \\omega = 2\\pi f',
  keywords: [
    'type 3',
    'type III',
    'compensator',
    'error amplifier',
    'voltage mode',
    'loop compensation',
    'PID',
    'phase boost',
  ],
  parameters: {
    gain: number('Gain G', '1', { description: 'Gain between the first zero and the second.' }),
    zero1: number('First zero', '500', { unit: 'Hz', description: 'Corner f_z1 below which it integrates.' }),
    zero2: number('Second zero', '1e3', {
      unit: 'Hz',
      description: 'Corner f_z2 from which its gain rises.',
    }),
    pole1: number('First pole', '30e3', {
      unit: 'Hz',
      description: 'Corner f_p1, often at the zero of the ESR.',
    }),
    pole2: number('Second pole', '50e3', {
      unit: 'Hz',
      description: 'Corner f_p2, often at half the switching frequency.',
    }),
    ...LIMITS,
  },
  ...COMPENSATOR_PORTS,
  look: { shape: 'rectangle', label: 'Type III', size: [80, 60] },
  check: ({ zero1, zero2, pole1, pole2, lower, upper }) =>
    checkCompensator({ zero1, zero2, pole1, pole2 }, lower, upper),
  trial: { seconds: 1e-3 },
  behaviour: ({ p, u, continuousState }) => {
    const shape = widestOf(u.u, p.gain, p.zero1, p.zero2, p.pole1, p.pole2, p.lower, p.upper)
    const [integral, lead, filter] = [
      continuousState('integral', constant(0), shape),
      continuousState('lead', constant(0), shape),
      continuousState('filter', constant(0), shape),
    ]
    const limited = limitOutput(multiply(p.gain, filter), p.gain, multiply(angular(p.zero1), u.u), p)
    const leadSlope = multiply(angular(p.pole1), subtract(add(u.u, integral), lead))
    const led = add(lead, divide(leadSlope, angular(p.zero2)))
    return {
      outputs: { y: limited.y },
      derivatives: {
        integral: limited.rate,
        lead: leadSlope,
        filter: multiply(angular(p.pole2), subtract(led, filter)),
      },
    }
  },
})
