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
  clamp,
  constant,
  type Expression,
  isTrue,
  multiply,
  select,
  subtract,
  widestOf,
} from '../sdk.ts'
import { isDrivenOut } from './limits.ts'

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
  const gains = [p.P, p.I, p.D, p.N, p.initialI, p.initialD, p.lower, p.upper, p.Kb, p.Kt]
  const shape = widestOf(u.error, ...given, ...gains)
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
