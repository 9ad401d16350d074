/** Parameters and ports that all PID blocks share, and what is wrong with their values. */
import { choice, flag, number, type ParameterFault, type PortTable } from '../sdk.ts'
import { checkEvery } from './checks.ts'
import { checkOrder } from './limits.ts'

export const PID_PARAMETERS = {
  controller: choice('Controller', 'PID', { PID: 'PID', PI: 'PI', PD: 'PD', P: 'P', I: 'I' }),
  form: choice('Form', 'parallel', {
    parallel: 'Parallel: P + I/s + D s',
    ideal: 'Ideal: P (1 + I/s + D s)',
    series: 'Series: P (1 + I/s) (1 + D s)',
  }),
  P: number('Proportional P', '1', { description: 'Output for an error of 1.' }),
  I: number('Integral I', '0', {
    unit: '1/s',
    description: 'Rate of the output for an error of 1; P/Ti, or 1/Ti in the ideal and series form.',
  }),
  D: number('Derivative D', '0', {
    unit: 's',
    description: 'Output for an error that grows by 1 per second; P Td, or Td in the ideal and series form.',
  }),
  N: number('Filter N', '100', { unit: 'rad/s', description: 'Corner of the derivative filter.' }),
  initialI: number('Initial integral', '0', { description: 'Integral part of the output at the start.' }),
  initialD: number('Initial filter state', '0', {
    description: 'State of the derivative filter at the start: D times the error for a start without a kick.',
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
  tracking: flag('Tracking input', 'false', {
    description:
      'A port whose signal the output follows: what another controller or the actuator really does.',
  }),
  Kt: number('Tracking Kt', '1', {
    unit: '1/s',
    description: 'Rate at which the integral follows the tracking input.',
  }),
  manual: flag('Manual mode', 'false', {
    description: 'Ports for a manual output and for the choice; the way back to automatic is without a bump.',
  }),
}

/** Parameters of the blocks that see setpoint and measurement apart. */
export const WEIGHTS = {
  b: number('Setpoint weight b', '1', {
    description: 'Part of the setpoint that the proportional part sees.',
  }),
  c: number('Setpoint weight c', '1', {
    description: 'Part of the setpoint that the derivative sees: 1 derives the error, 0 the measurement.',
  }),
}

export const SETPOINT_PORTS: PortTable = { setpoint: 'Setpoint r', measurement: 'Measurement' }
export const SETPOINT_MARKS = { setpoint: 'r', measurement: 'y' }

export function pidPorts(
  first: PortTable,
  { tracking, manual }: { readonly tracking: boolean; readonly manual: boolean },
): PortTable {
  return {
    ...first,
    ...(tracking ? { tracking: 'Signal that the output follows' } : {}),
    ...(manual ? { manual: 'Output in manual mode', auto: 'Automatic while it is not 0' } : {}),
  }
}

/** Of the shared parameters, those that the controller as it is chosen does not have. */
export function unusedOfPid(
  texts: Readonly<Record<keyof typeof PID_PARAMETERS, string>>,
): (keyof typeof PID_PARAMETERS)[] {
  const { controller, limit, antiWindup, tracking } = texts
  const isLimited = limit === 'true'
  const hasI = controller.includes('I')
  return [
    ...(controller === 'I' ? (['P', 'form'] as const) : []),
    ...(hasI ? [] : (['I', 'initialI', 'antiWindup', 'Kt'] as const)),
    ...(controller.includes('D') ? [] : (['D', 'N', 'initialD'] as const)),
    ...(isLimited ? [] : (['lower', 'upper', 'antiWindup'] as const)),
    ...(isLimited && hasI && antiWindup === 'backCalculation' ? [] : (['Kb'] as const)),
    ...(tracking === 'true' ? [] : (['Kt'] as const)),
  ]
}

interface PidNumbers {
  readonly N: readonly number[]
  readonly Kb: readonly number[]
  readonly Kt: readonly number[]
  readonly limit: boolean
  readonly lower: readonly number[]
  readonly upper: readonly number[]
}

export function checkPid({ N, Kb, Kt, limit, lower, upper }: PidNumbers): ParameterFault[] {
  return [
    ...checkEvery('N', N, x => x >= 0, 'a filter corner', 'Write a frequency of 0 or more, in rad/s.'),
    ...checkEvery('Kb', Kb, x => x >= 0, 'a back-calculation gain', 'Write 0 or more.'),
    ...checkEvery('Kt', Kt, x => x >= 0, 'a tracking gain', 'Write 0 or more.'),
    ...(limit ? checkOrder(['lower', lower], ['upper', upper]) : []),
  ]
}
