import {
  choice,
  clamp,
  constant,
  defineBlock,
  divide,
  flag,
  isTrue,
  multiply,
  number,
  select,
  subtract,
  widestOf,
} from '../sdk.ts'
import { checkPositive } from './checks.ts'

export const softStart = defineBlock({
  id: 'power/soft-start',
  name: 'Soft Start',
  summary: 'Lets a setpoint rise over a given time instead of stepping, anew after each switching on.',
  equation:
    'y = s(x)\\,u,\\quad x = \\min\\frac{t - t_{on}}{T}\\!,\\,1\\quad s(x) = x \\text{ or } 3 x^2 - 2 x^3',
  keywords: ['soft start', 'ramp', 'inrush', 'setpoint', 'reference', 'start-up', 'enable'],
  parameters: {
    duration: number('Duration', '2e-3', { unit: 's', description: 'Time T from 0 to the whole setpoint.' }),
    curve: choice('Curve', 'linear', { linear: 'Straight', smooth: 'S-shaped: without a corner' }),
    external: flag('Input to switch it on', 'false', {
      description: 'A port; while its signal is 0 the output is 0, and the next start begins anew.',
    }),
  },
  inputs: ({ external }) => ({ u: 'Setpoint', ...(external ? { enable: 'On while it is not 0' } : {}) }),
  outputs: { y: 'Setpoint that rises slowly' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.25, 0.2],
      [0.65, 0.8],
      [0.9, 0.8],
    ],
  },
  check: ({ duration }) => checkPositive({ duration }),
  trial: { seconds: 5e-3, inputs: { u: '1' } },
  behaviour: ({ p, inputs, continuousState }) => {
    const [u = constant(0), enable] = inputs
    const x = continuousState('x', constant(0), widestOf(p.duration, ...inputs))
    const part = clamp(x, 0, 1)
    const smooth = multiply(multiply(part, part), subtract(3, multiply(2, part)))
    const y = multiply(p.curve === 'smooth' ? smooth : part, u)
    const rate = divide(1, p.duration)
    // It goes on growing beyond 1: held there by an update, it would meet the limit anew at every instant.
    if (!enable) return { outputs: { y }, derivatives: { x: rate } }
    const isOn = isTrue(enable)
    return {
      outputs: { y: select(isOn, y, 0) },
      derivatives: { x: select(isOn, rate, 0) },
      updates: { x: select(isOn, x, 0) },
    }
  },
})
