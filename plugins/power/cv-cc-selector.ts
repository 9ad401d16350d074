import { add, clamp, defineBlock, less, minimum, multiply, number, subtract, widestOf } from '../sdk.ts'
import { checkBelow, checkNotNegative } from './checks.ts'

export const cvCcSelector = defineBlock({
  id: 'power/cv-cc-selector',
  name: 'CV/CC Selector',
  summary:
    'A voltage loop and a current loop of which the lower one rules; the other follows it, without windup.',
  equation: 'y = \\min(w_v, w_i),\\quad w = P\\,e + x,\\quad \\dot{x} = I\\,e + K_t\\,(y - w)',
  keywords: [
    'CV',
    'CC',
    'constant voltage',
    'constant current',
    'current limit',
    'override',
    'minimum selector',
    'anti-windup',
  ],
  example:
    'With 12 V and 2 A wanted, a load of 10 Ω gets 12 V in constant voltage, one of 3 Ω gets 2 A at 6 V in constant current.',
  parameters: {
    Pv: number('Voltage P', '0.1', { unit: '1/V' }),
    Iv: number('Voltage I', '100', { unit: '1/(V s)' }),
    Pi: number('Current P', '0.1', { unit: '1/A' }),
    Ii: number('Current I', '100', { unit: '1/(A s)' }),
    Kt: number('Tracking Kt', '10e3', {
      unit: '1/s',
      description: 'Rate at which the losing loop follows the ruling one.',
    }),
    lower: number('Lower limit', '0', { description: 'Least output.' }),
    upper: number('Upper limit', '1', { description: 'Largest output.' }),
  },
  inputs: {
    vset: 'Voltage wanted, in V',
    v: 'Voltage measured, in V',
    iset: 'Current limit, in A',
    i: 'Current measured, in A',
  },
  outputs: { y: 'Control signal, such as a duty', cc: '1 while the current loop rules, else 0' },
  look: { shape: 'rectangle', label: 'CV/CC', size: [100, 100] },
  check: ({ Kt, lower, upper }) => [
    ...checkNotNegative({ Kt }),
    ...checkBelow(['lower', lower], ['upper', upper]),
  ],
  behaviour: ({ p, u, inputs, continuousState }) => {
    const shape = widestOf(p.Pv, ...inputs, p.Iv, p.Pi, p.Ii, p.Kt, p.lower, p.upper)
    const [xv, xi] = [continuousState('voltage', p.lower, shape), continuousState('current', p.lower, shape)]
    const [ev, ei] = [subtract(u.vset, u.v), subtract(u.iset, u.i)]
    const [wv, wi] = [add(multiply(p.Pv, ev), xv), add(multiply(p.Pi, ei), xi)]
    const y = clamp(minimum(wv, wi), p.lower, p.upper)
    return {
      outputs: { y, cc: less(wi, wv) },
      derivatives: {
        voltage: add(multiply(p.Iv, ev), multiply(p.Kt, subtract(y, wv))),
        current: add(multiply(p.Ii, ei), multiply(p.Kt, subtract(y, wi))),
      },
    }
  },
})
