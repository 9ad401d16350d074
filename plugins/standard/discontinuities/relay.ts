import {
  and,
  choice,
  constant,
  defineBlock,
  greaterOrEqual,
  isTrue,
  lessOrEqual,
  not,
  number,
  or,
  select,
  toReal,
  widestOf,
} from '../../sdk.ts'
import { checkOrder } from '../limits.ts'

export const relay = defineBlock({
  id: 'discontinuities/relay',
  name: 'Relay',
  summary: 'Switches on above one threshold and off below another, and holds in between.',
  equation:
    'y = \\begin{cases} y_{\\mathrm{on}} & u \\ge u_{\\mathrm{on}} \\\\ y_{\\mathrm{off}} & u \\le u_{\\mathrm{off}} \\\\ \\text{as before} & \\text{otherwise} \\end{cases}',
  keywords: ['hysteresis', 'thermostat', 'bang-bang', 'two-point', 'schmitt trigger', 'on-off', 'switch'],
  parameters: {
    onPoint: number('Switch on point', '0', { description: 'It switches on when the input reaches it.' }),
    offPoint: number('Switch off point', '0', { description: 'It switches off when the input falls to it.' }),
    onValue: number('Output when on', '1'),
    offValue: number('Output when off', '0'),
    initial: choice('At the start, between the points', 'off', { off: 'Off', on: 'On' }),
  },
  inputs: { u: 'Signal' },
  outputs: { y: 'One of two values; it changes at steps of the run only' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.65, 0.2],
      [0.65, 0.8],
      [0.9, 0.8],
      [0.35, 0.8],
      [0.35, 0.2],
    ],
    axes: [0.5, 0.5],
  },
  period: () => 0,
  check: ({ onPoint, offPoint }) => checkOrder(['offPoint', offPoint], ['onPoint', onPoint]),
  behaviour: ({ p, u, discreteState }) => {
    const shape = widestOf(u.u, p.onPoint, p.offPoint)
    const wasOn = isTrue(discreteState('on', constant(p.initial === 'on' ? 1 : 0), shape))
    const isOn = or(greaterOrEqual(u.u, p.onPoint), and(wasOn, not(lessOrEqual(u.u, p.offPoint))))
    return { outputs: { y: select(isOn, p.onValue, p.offValue) }, updates: { on: toReal(isOn) } }
  },
})
