/** Every shape a block type can take by its choices and flags, and a few more that only its author can name. */
import { type BlockType, evaluateParameters, type ParameterValues } from '../../engine/index.ts'
import type { SignalType } from '../sdk.ts'
import { buildProject, registry } from './run-diagram.ts'

export interface Variant {
  readonly type: BlockType
  readonly parameters: Readonly<Record<string, string>>
  /** For the names of tests. */
  readonly title: string
}

/** Parts of a PID block that only show together. */
const OF_PID = ['none', 'clamping', 'backCalculation'].map(antiWindup => ({
  limit: 'true',
  antiWindup,
  manual: 'true',
  tracking: 'true',
  lower: '-0.8',
  upper: '0.6',
  I: '2',
}))

/** Within the waves, so that they meet every interval and both ends. */
const LOOKUP_POINTS = { breakpoints: '[-0.7, -0.2, 0.1, 0.6]', values: '[1, -0.5, 0.3, 2]' }

/** Vectors and texts that shape a block. */
const MORE: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  'continuous/pid': OF_PID,
  'continuous/pid-2dof': OF_PID,
  'discrete/discrete-pid': OF_PID,
  'discrete/discrete-pid-2dof': OF_PID,
  'math/sum': [{ signs: '-+-' }],
  'user/expression': [{ inputs: '2', expression: 'u1 > 0.1 ? min(u1, u2) : sin(2*pi*t) + u2^2' }],
  'user/function': [
    { code: 'input a, b; output y, z; e = a - b; y = e > 0 ? 2*e : sin(2*pi*t); z = y + b' },
    { code: 'input u\noutput y\nstate n = 0 # samples\nnext n = 0.5*n + u\ny = n - u' },
    { code: "input u; output y; state x = 0.5; state v = 0; x' = v; v' = -4*x + u; y = x" },
  ],
  'math/product': [{ operations: '/*' }],
  'continuous/transfer-function': [
    { numerator: '[2, 1]', denominator: '[1, 3]' },
    { numerator: '[2]', denominator: '[4]' },
    { numerator: '[3, 1]', denominator: '[2, 3, 4]' },
  ],
  'lookup/table-1d': [{ ends: 'extrapolate' }, { method: 'spline', ends: 'extrapolate' }].map(more => ({
    ...LOOKUP_POINTS,
    ...more,
  })),
  'lookup/table-2d': [
    { rows: '[-0.5, 0, 1]', columns: '[-0.7, 0.6]', values: '[4, 5; 6, 16; 19, 20]', method: 'spline' },
  ],
  'lookup/table-nd': [
    { dimensions: '1', points1: '[-0.5, 0, 0.3, 0.7]', table: '[4, 2, 7, 1]', method: 'spline' },
    { dimensions: '2', points1: '[-0.5, 0, 0.6]', table: '[4, 2; 7, 1; 0, 5]', method: 'spline' },
    { dimensions: '4', table: '[0, 1, 2, 3, 4, 5, 6, 9, 8, 7, 1, 2, 3, 5, 3, 6]', ends: 'extrapolate' },
  ],
  'lookup/interpolation': [
    { dimensions: '1', table: '[4, 2, 7]' },
    { dimensions: '3', table: '[0, 1; 2, 3; 4, 5; 6, 8]', ends: 'extrapolate' },
  ],
  'lookup/direct-lookup': [
    { dimensions: '2', table: '[1, 2, 3; 4, 5, 6]' },
    { table: '[1, 2, 3; 4, 5, 6]', selects: 'row' },
    { table: '[1, 2, 3; 4, 5, 6]', selects: 'column' },
    { dimensions: '3', table: '[0, 1; 2, 3; 4, 5; 6, 8]', base: 'one' },
  ],
  'discontinuities/dead-zone': [{ start: '-0.2', end: '0.1' }],
}

/** A converter of slow parts, whose waves a step of 2^-6 s shows. */
const SLOW_FILTER = { L: '0.05', C: '0.1', RL: '0.1', ESR: '0.1', initialV: '2', initialI: '1' }
const SLOW_CONVERTER = { ...SLOW_FILTER, frequency: '4', Ron: '0.1', VF: '0.1' }

/** Values with which waves of height 1 meet limits and thresholds. */
const WITHIN_REACH: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'continuous/pid': { I: '2', D: '0.1', N: '20' },
  'continuous/pid-2dof': { I: '2', D: '0.1', N: '20' },
  'discrete/discrete-pid': { I: '2', D: '0.1', N: '20' },
  'discrete/discrete-pid-2dof': { I: '2', D: '0.1', N: '20' },
  'continuous/derivative': { N: '20' },
  'continuous/transport-delay': { delay: '0.125' },
  'continuous/state-space': { D: '0.5' },
  'discrete/discrete-state-space': { D: '0.5' },
  'discontinuities/backlash': { width: '0.2' },
  'discontinuities/pwm': { period: '0.25' },
  'discontinuities/rate-limiter': { rising: '40', falling: '-30' },
  'discontinuities/wrap-to-zero': { threshold: '0.6' },
  'logic/compare-to-constant': { constant: '0.5' },
  'power/buck-averaged': SLOW_CONVERTER,
  'power/buck-switched': SLOW_CONVERTER,
  'power/boost-averaged': SLOW_CONVERTER,
  'power/boost-switched': SLOW_CONVERTER,
  'power/lc-filter': SLOW_FILTER,
  'power/cv-cc-selector': { Pv: '0.5', Iv: '2', Pi: '0.4', Ii: '3', Kt: '5' },
  'power/soft-start': { duration: '0.5' },
  'power/type-2-compensator': { zero: '0.5', pole: '2', lower: '-0.8', upper: '0.6' },
  'power/type-3-compensator': { zero1: '0.2', zero2: '0.5', pole1: '2', pole2: '3', lower: '-2', upper: '2' },
  'power/adc': { bits: '6', low: '-0.9', high: '0.9', sampleTime: '0' },
  'power/computation-delay': { period: '2^-4', delay: '2^-5' },
  'power/pwm': { frequency: '4', bits: '3', deadTime: '2^-5' },
}

export function listVariants(types: readonly BlockType[]): Variant[] {
  return types.flatMap(type => {
    const more = MORE[type.id] ?? []
    return [...combine(type), ...more].map(parameters => {
      const words = Object.entries(parameters).map(([name, text]) => `${name} ${text}`)
      return { type, parameters, title: [type.id, ...words].join(', ') }
    })
  })
}

/** Above so many combinations of choices and flags, each option stands alone among the defaults. */
const MOST_COMBINATIONS = 24

/** A table left by its inputs; the blocks' own tests have that. */
const ENDS_THE_RUN = 'outside fail'

/** All combinations of choices and flags; limits are set, so that a limit can bite. */
function combine(type: BlockType): Readonly<Record<string, string>>[] {
  let all: Record<string, string>[] = [{}]
  const alone: Record<string, string>[] = [{}]
  for (const [name, declaration] of Object.entries(type.parameters)) {
    const options =
      declaration.kind === 'choice'
        ? Object.keys(declaration.options).filter(option => `${name} ${option}` !== ENDS_THE_RUN)
        : declaration.kind === 'flag'
          ? ['true', 'false']
          : []
    if (options.length === 0) continue
    alone.push(...options.map(option => ({ [name]: option })))
    all = all.flatMap(parameters => options.map(option => ({ ...parameters, [name]: option })))
  }
  const limits = 'limit' in type.parameters ? { lower: '-0.8', upper: '0.6' } : {}
  const within = { ...limits, ...WITHIN_REACH[type.id] }
  return (all.length > MOST_COMBINATIONS ? alone : all).map(parameters => ({ ...within, ...parameters }))
}

/** Values of all parameters, defaults included. @throws when one does not evaluate. */
export function evaluateVariant({ type, parameters }: Pick<Variant, 'type' | 'parameters'>): ParameterValues {
  const project = buildProject({ blocks: { block: [type.id, parameters] }, connections: [] })
  const results = Object.entries(evaluateParameters(project, registry, [], 'block') ?? {})
  return Object.fromEntries(
    results.map(([name, result]) => {
      if ('problem' in result) throw new Error(`${type.id}.${name}: ${result.problem}`)
      return [name, result.value]
    }),
  )
}

/** Blocks that give or take a bus: a Constant cannot feed them, and what they give has elements of its own. */
export const BUS_BLOCKS: ReadonlySet<string> = new Set([
  'routing/bus-creator',
  'routing/bus-selector',
  'routing/bus-assignment',
])

/** Signals with which a block can work: scalars, but for a Demux as many elements as it has outputs, and a bus of a and b. */
export function inputsOf(type: BlockType, values: ParameterValues): Readonly<Record<string, SignalType>> {
  const width = type.id === 'routing/demux' ? Object.keys(type.outputs(values)).length : 1
  const signal: SignalType = { type: 'real', width, columns: 1 }
  const bus: SignalType = { ...signal, width: 2, bus: ['a', 'b'].map(name => ({ name, ...signal })) }
  return Object.fromEntries(
    Object.keys(type.inputs(values)).map(port => [
      port,
      port === 'u' && BUS_BLOCKS.has(type.id) ? bus : signal,
    ]),
  )
}
