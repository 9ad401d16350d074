/**
 * The control law that all PID blocks share. The proportional part acts on b r - y, the integral on r - y, the derivative
 * on c r - y through a filter; with one input all three are the error.
 *
 *   parallel  P e + I/s e + D N/(1 + N/s) e
 *   ideal     P (1 + I/s + D N/(1 + N/s)) e
 *   series    P (1 + I/s) (1 + D N/(1 + N/s)) e
 */
import {
  add,
  choice,
  clamp,
  constant,
  type Expression,
  flag,
  isTrue,
  multiply,
  number,
  type ParameterFault,
  type PortTable,
  select,
  subtract,
  widestOf,
} from '../sdk.ts'
import { checkEvery } from './checks.ts'
import { checkOrder, isDrivenOut } from './limits.ts'

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

type Gain = 'P' | 'I' | 'D' | 'N' | 'initialI' | 'initialD' | 'lower' | 'upper' | 'Kb' | 'Kt'

export interface PidSettings extends Readonly<Record<Gain, Expression>> {
  readonly controller: 'PID' | 'PI' | 'PD' | 'P' | 'I'
  readonly form: 'parallel' | 'ideal' | 'series'
  readonly limit: boolean
  readonly antiWindup: 'none' | 'clamping' | 'backCalculation'
}

export interface PidInputs {
  /** b r - y, r - y and c r - y. */
  readonly weighted: Expression
  readonly error: Expression
  readonly slope: Expression
  readonly tracking?: Expression | undefined
  readonly manual?: Expression | undefined
  readonly auto?: Expression | undefined
}

/** b r - y, r - y and c r - y from setpoint and measurement, the first two inputs. */
export function setpointErrors(
  [setpoint = constant(0), measurement = constant(0)]: readonly Expression[],
  { b, c }: { readonly b: Expression; readonly c: Expression },
): Pick<PidInputs, 'weighted' | 'error' | 'slope'> {
  return {
    weighted: subtract(multiply(b, setpoint), measurement),
    error: subtract(setpoint, measurement),
    slope: subtract(multiply(c, setpoint), measurement),
  }
}

/** Continuous or discrete time, as far as the law depends on it. */
export interface Dynamics {
  readonly declare: (name: string, initial: Expression, like: ReturnType<typeof widestOf>) => Expression
  /** The integral now, from its state and its rate. */
  readonly integral: (state: Expression, rate: Expression) => Expression
  /** N (input - state), solved for the value of the same instant. */
  readonly slope: (N: Expression, difference: Expression) => Expression
}

export interface PidResult {
  readonly y: Expression
  /** By state. */
  readonly rates: Readonly<Record<string, Expression>>
  /** What the integral becomes at the next step in manual mode. */
  readonly preset: { readonly isAuto: Expression; readonly integral: Expression } | null
}

export function controlLaw(p: PidSettings, u: PidInputs, dynamics: Dynamics): PidResult {
  const hasP = p.controller !== 'I'
  const hasI = p.controller.includes('I')
  const hasD = p.controller.includes('D')
  const limits = p.limit ? { lower: p.lower, upper: p.upper } : null
  const given = [u.weighted, u.slope, u.tracking, u.manual, u.auto].filter(x => x !== undefined)
  const shape = widestOf(
    u.error,
    ...given,
    p.P,
    p.I,
    p.D,
    p.N,
    p.initialI,
    p.initialD,
    p.lower,
    p.upper,
    p.Kb,
    p.Kt,
  )
  const state = hasI ? dynamics.declare('integral', p.initialI, shape) : null
  const filter = hasD ? dynamics.declare('filter', p.initialD, shape) : null

  const slope = filter && dynamics.slope(p.N, subtract(multiply(p.D, u.slope), filter))
  const led = (signal: Expression) => (slope && p.form === 'series' ? add(signal, slope) : signal)
  const proportional = hasP ? multiply(p.P, led(u.weighted)) : null
  const gainI = p.form === 'parallel' || !hasP ? p.I : multiply(p.P, p.I)
  const integrand = multiply(gainI, led(u.error))
  const derivatives = {
    parallel: () => slope,
    ideal: () => slope && multiply(p.P, slope),
    series: () => null,
  }
  const derivative = derivatives[p.form]()
  const integral = state && dynamics.integral(state, integrand)

  const parts = [proportional, integral, derivative].filter(part => part !== null)
  const free = parts.slice(1).reduce((sum, part) => add(sum, part), parts[0] ?? integrand)
  const keep = (value: Expression) => (limits ? clamp(value, limits.lower, limits.upper) : value)
  const automatic = keep(free)
  const isAuto = u.auto && isTrue(u.auto)
  const y = isAuto && u.manual ? select(isAuto, automatic, keep(u.manual)) : automatic

  const unwound = {
    none: () => integrand,
    clamping: () =>
      limits ? select(isDrivenOut(free, integrand, limits, 'beyond'), 0, integrand) : integrand,
    backCalculation: () => (limits ? add(integrand, multiply(p.Kb, subtract(automatic, free))) : integrand),
  }[p.antiWindup]()
  const followed = u.tracking ? add(unwound, multiply(p.Kt, subtract(u.tracking, y))) : unwound
  const others = [proportional, derivative].filter(part => part !== null)
  const preset =
    isAuto && state ? { isAuto, integral: others.reduce((rest, part) => subtract(rest, part), y) } : null
  return {
    y,
    rates: {
      ...(state ? { integral: preset ? select(preset.isAuto, followed, 0) : followed } : {}),
      ...(slope ? { filter: slope } : {}),
    },
    preset,
  }
}
