/**
 * What the models of converters share: ports, parameters, the output capacitor and the inductor's current.
 * Equations after Erickson and Maksimovic, Fundamentals of Power Electronics, 3rd ed., chapters 2, 3, 5 and 7.
 */
import {
  add,
  and,
  type BehaviourScope,
  choice,
  clamp,
  divide,
  type Expression,
  flag,
  greater,
  lessOrEqual,
  maximum,
  modulo,
  multiply,
  number,
  type ParameterFault,
  select,
  subtract,
  widestOf,
} from '../sdk.ts'
import { checkNotNegative, checkPositive } from './checks.ts'
import { forgiveRounding } from './instants.ts'

export const FILTER_PARAMETERS = {
  L: number('Inductance L', '100e-6', { unit: 'H' }),
  RL: number('Winding resistance', '0', { unit: 'Ω', description: 'In series with the inductor.' }),
  C: number('Capacitance C', '470e-6', { unit: 'F' }),
  series: flag('Capacitor with ESR', 'false', {
    description: 'With it the output follows the load current at once, so that a load closes a loop.',
  }),
  ESR: number('ESR', '20e-3', {
    unit: 'Ω',
    description: 'Series resistance of the capacitor, where it has one.',
  }),
  initialV: number('Initial voltage', '0', { unit: 'V', description: 'Of the capacitor, at the start.' }),
  initialI: number('Initial current', '0', { unit: 'A', description: 'Of the inductor, at the start.' }),
}

export const CONVERTER_PARAMETERS = {
  frequency: number('Switching frequency', '100e3', { unit: 'Hz' }),
  rectifier: choice('Rectifier', 'synchronous', {
    synchronous: 'Synchronous: a second switch, current of either sign',
    diode: 'Diode: current of one sign, discontinuous at light load',
  }),
  Ron: number('On-resistance', '0', {
    unit: 'Ω',
    description: 'Of the switch; of both where the rectifier is synchronous.',
  }),
  VF: number('Diode drop', '0', { unit: 'V', description: 'Forward voltage of the diode, where it is one.' }),
  ...FILTER_PARAMETERS,
}

export const SWITCHED_PARAMETERS = {
  drive: choice('Input duty is', 'duty', {
    duty: 'A duty from 0 to 1: compared with a sawtooth inside',
    gate: 'The gate of the switch: on above 0.5',
  }),
  ...CONVERTER_PARAMETERS,
}

export const CONVERTER_INPUTS = {
  duty: 'Duty, 0 to 1: part of the period in which the switch is on',
  vin: 'Input voltage in V',
  load: 'Current in A that the load draws',
} as const

export const STAGE_OUTPUTS = { v: 'Output voltage in V', i: 'Inductor current in A' } as const

type FilterNumber = 'L' | 'RL' | 'C' | 'ESR' | 'initialV' | 'initialI'
type Filter<Of> = Readonly<Record<FilterNumber, Of>>
export type FilterSettings = Filter<Expression> & { readonly series: boolean }
export type ConverterSettings = FilterSettings &
  Readonly<Record<'frequency' | 'Ron' | 'VF', Expression>> & { readonly rectifier: 'synchronous' | 'diode' }
export type SwitchedSettings = ConverterSettings & { readonly drive: 'duty' | 'gate' }

export function checkFilter({ L, RL, C, ESR }: Filter<readonly number[]>): ParameterFault[] {
  return [...checkPositive({ L, C }), ...checkNotNegative({ RL, ESR })]
}

type ConverterValues = Filter<readonly number[]> &
  Readonly<Record<'frequency' | 'Ron' | 'VF', readonly number[]>>

export function checkConverter({ frequency, Ron, VF, ...filter }: ConverterValues): ParameterFault[] {
  return [...checkPositive({ frequency }), ...checkNotNegative({ Ron, VF }), ...checkFilter(filter)]
}

export interface Stage {
  readonly i: Expression
  readonly vC: Expression
}

/** The two states, in the common shape of all that acts on them. */
export function declareStage(
  p: Readonly<Record<string, unknown>> & FilterSettings,
  inputs: readonly Expression[],
  continuousState: BehaviourScope<never, never>['continuousState'],
): Stage {
  const numbers = Object.values(p).filter(isExpression)
  const shape = widestOf(p.L, ...inputs, ...numbers)
  return { i: continuousState('i', p.initialI, shape), vC: continuousState('vC', p.initialV, shape) }
}

function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && 'kind' in value
}

/** v = vC + ESR (i - load), where i is what flows to capacitor and load together. */
export function outputVoltage(
  vC: Expression,
  current: Expression,
  load: Expression,
  { series, ESR }: Pick<FilterSettings, 'series' | 'ESR'>,
): Expression {
  return series ? add(vC, multiply(ESR, subtract(current, load))) : vC
}

/** What neither conducts nor lasts; keeps quotients of currents and voltages near 0 finite. */
const NEGLIGIBLE = 1e-12

export interface Conduction {
  /** Part of the period in which the rectifier conducts. */
  readonly d2: Expression
  /** Parts of the conducting time in which the switch and the rectifier do; their sum is 1, or 0 at standstill. */
  readonly ofSwitch: Expression
  readonly ofRectifier: Expression
  /** Part of the period in which a current flows. */
  readonly conducting: Expression
}

/**
 * How long a diode conducts: 1 - d in continuous conduction, else until the current has come down to 0. That is the duty
 * constraint of Sun, Mitchell, Greuel, Krein and Bass, Averaged modeling of PWM converters operating in discontinuous
 * conduction mode, IEEE Trans. Power Electronics 16 (2001): a triangle of mean i with the slope rise/L has its peak at
 * rise d/(f L), so that d + d2 = 2 L f i/(d rise).
 *
 * @param rise voltage over the inductor while the switch is on
 * @param fall the same while the rectifier conducts; while it is not below 0 the current does not come down
 */
export function diodeConduction(
  d: Expression,
  i: Expression,
  rise: Expression,
  fall: Expression,
  { L, frequency }: Pick<ConverterSettings, 'L' | 'frequency'>,
): Conduction {
  const rest = subtract(1, d)
  const length = divide(
    multiply(2, multiply(multiply(L, frequency), i)),
    maximum(multiply(d, rise), NEGLIGIBLE),
  )
  const d2 = select(lessOrEqual(0, fall), rest, clamp(subtract(length, d), 0, rest))
  const conducting = maximum(add(d, d2), NEGLIGIBLE)
  return { d2, ofSwitch: divide(d, conducting), ofRectifier: divide(d2, conducting), conducting }
}

/** Slope of an inductor's current that a diode keeps from turning round. */
export function oneWaySlope(i: Expression, vL: Expression, L: Expression): Expression {
  return divide(select(and(lessOrEqual(i, 0), lessOrEqual(vL, 0)), 0, vL), L)
}

/** Whether the switch is on, by a sawtooth that begins with each period or by its gate. */
export function isSwitchOn(
  duty: Expression,
  t: Expression,
  { drive, frequency }: Pick<SwitchedSettings, 'drive' | 'frequency'>,
): Expression {
  return drive === 'gate'
    ? greater(duty, 0.5)
    : greater(duty, modulo(multiply(forgiveRounding(t), frequency), 1))
}
