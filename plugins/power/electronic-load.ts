import {
  choice,
  clamp,
  defineBlock,
  divide,
  type Expression,
  maximum,
  minimum,
  multiply,
  number,
} from '../sdk.ts'
import { checkPositive } from './checks.ts'

const SETTINGS = { current: 'Current in A', resistance: 'Resistance in Ω', power: 'Power in W' } as const

/**
 * Below the voltage `least` a real load cannot hold a current or a power and becomes a resistor: the current goes to 0 with
 * the voltage, without a jump, so that a loop around it has a solution at standstill.
 */
const LAWS: Readonly<
  Record<keyof typeof SETTINGS, (v: Expression, set: Expression, least: Expression) => Expression>
> = {
  current: (v, set, least) => multiply(maximum(set, 0), clamp(divide(v, least), 0, 1)),
  resistance: (v, set) => divide(maximum(v, 0), maximum(set, 1e-6)),
  power: (v, set, least) => {
    const above = maximum(v, least)
    return divide(multiply(maximum(set, 0), maximum(v, 0)), multiply(above, above))
  },
}

export const electronicLoad = defineBlock({
  id: 'power/electronic-load',
  name: 'Electronic Load',
  summary: 'Draws a constant current, a constant power, or what a resistor draws.',
  equation:
    '\\text{CC: } i = I,\\quad \\text{CR: } i = \\frac{v}{R},\\quad \\text{CP: } i = \\frac{P}{v}\\qquad (v \\ge v_{min},\\ i \\le i_{max})',
  keywords: ['electronic load', 'CC', 'CR', 'CP', 'constant current', 'constant power', 'dummy load', 'sink'],
  parameters: {
    mode: choice('Mode', 'current', {
      current: 'Constant current',
      resistance: 'Constant resistance',
      power: 'Constant power',
    }),
    least: number('Least voltage', '0.5', {
      unit: 'V',
      description: 'Below it constant current and constant power turn into a resistor, down to 0 A at 0 V.',
    }),
    most: number('Current limit', 'inf', { unit: 'A', description: 'Most that it draws in any mode.' }),
  },
  inputs: ({ mode }) => ({ v: 'Voltage in V over the load', setting: SETTINGS[mode] }),
  outputs: { i: 'Current in A that it draws, 0 or more' },
  look: ({ mode }) => ({
    shape: 'rectangle',
    label: { current: 'CC', resistance: 'CR', power: 'CP' }[mode] ?? 'Load',
    size: [80, 60],
  }),
  check: ({ least, most }) => [
    ...checkPositive({ least }),
    ...(most.some(x => !(x > 0))
      ? [{ parameter: 'most', message: 'A current limit is above 0.', hint: 'Write inf for none.' }]
      : []),
  ],
  behaviour: ({ p, inputs: [v, setting] }) => {
    if (!v || !setting) return { outputs: {} }
    return { outputs: { i: minimum(LAWS[p.mode](v, setting, p.least), p.most) } }
  },
})
