/** Small diagrams whose answers are known exactly. */
import type { Measurement } from '../bench/figures.ts'
import {
  type BlockInstance,
  compile,
  createProject,
  type Project,
  parseConnection,
  type Settings,
  simulate,
} from '../engine/index.ts'
import { registry, runVariable } from './run-variable.ts'

type Block = readonly [type: string, parameters?: BlockInstance['parameters']]

function draw(
  blocks: Readonly<Record<string, Block>>,
  wires: readonly string[],
  settings: Partial<Settings> = {},
): Project {
  const project = createProject('Diagram')
  return {
    ...project,
    settings: { ...project.settings, ...settings },
    models: {
      main: {
        parameters: {},
        blocks: Object.fromEntries(
          Object.entries(blocks).map(([name, [type, parameters = {}]]) => [name, { type, parameters }]),
        ),
        connections: wires.map(wire => {
          const connection = parseConnection(wire)
          if (!connection) throw new Error(`${wire} is no connection.`)
          return connection
        }),
      },
    },
  }
}

/** The last value of a fixed-step run. */
function endOf(project: Project, name: string): number {
  const { program, diagnostics } = compile(project, registry)
  const signal = program?.signals.get(name)
  if (!program || !signal) throw new Error(JSON.stringify(diagnostics))
  const { log, fault } = simulate(program, [signal])
  if (fault) throw new Error(fault.message)
  return log.value(log.rows - 1, 0)
}

const RELATIVE = 1e-9

const relative = (value: number, exact: number): number => Math.abs(value - exact) / Math.abs(exact)

const row = (what: string, measure: () => number): Measurement => ({
  what: `${what}: relative error`,
  unit: '',
  bar: RELATIVE,
  sense: 'at most',
  measure,
})

const secondOrder = draw(
  {
    one: ['sources/step', { time: '0' }],
    plant: ['continuous/transfer-function', { numerator: '[1]', denominator: '[1, 1, 1]' }],
  },
  ['one.y -> plant.u'],
)
const OVERSHOOT = Math.exp(-Math.PI / Math.sqrt(3))
const PEAK_TIME = Math.PI / Math.sqrt(0.75)

const sampled = draw(
  {
    setpoint: ['sources/constant', { value: '1' }],
    error: ['math/sum', { signs: '+-' }],
    hold: ['discrete/zero-order-hold', { sampleTime: '0.1' }],
    control: ['math/gain', { gain: '5' }],
    plant: ['continuous/transfer-function', { numerator: '[1]', denominator: '[1, 1]' }],
  },
  [
    'setpoint.y -> error.u1',
    'plant.y -> error.u2',
    'error.y -> hold.u',
    'hold.y -> control.u',
    'control.y -> plant.u',
  ],
  { solver: 'dp8', step: '0.1', stop: '1' },
)

/** y = u - k y with u = 3, k = 4. */
const linearLoop = draw(
  {
    u: ['sources/constant', { value: '3' }],
    y: ['math/sum', { signs: '+-' }],
    k: ['math/gain', { gain: '4' }],
  },
  ['u.y -> y.u1', 'k.y -> y.u2', 'y.y -> k.u'],
)
const cosineLoop = draw({ y: ['math/trigonometric', { function: 'cos' }] }, ['y.y -> y.u'])
const impossibleLoop = draw({ one: ['sources/constant', { value: '1' }], y: ['math/sum', { signs: '++' }] }, [
  'one.y -> y.u1',
  'y.y -> y.u2',
])

/** Whether the run is refused with the loop's block named. */
function isRefused(project: Project, block: string): boolean {
  const { program } = compile(project, registry)
  if (!program) return false
  const { fault } = simulate(program, [])
  return fault?.place.block === block && fault.message.includes(block)
}

/** y' = -y(t - 1): piecewise polynomials, of which the samples of the delay give straight pieces. */
const delayed = (stop: number): Project =>
  draw(
    {
      delay: ['continuous/transport-delay', { delay: '1', initial: '1', samples: '100010' }],
      minus: ['math/gain', { gain: '-1' }],
      y: ['continuous/integrator', { initial: '1' }],
    },
    ['y.y -> delay.u', 'delay.y -> minus.u', 'minus.y -> y.u'],
    { solver: 'rk4', step: '1e-5', stop: String(stop) },
  )
/** y(1) to y(6); the first is 0 and counts against 1. */
const DELAYED = [0, -0.5, -1 / 6, 5 / 24, 19 / 120, -41 / 720]

export const diagramMeasurements: readonly Measurement[] = [
  row('second-order: overshoot of 1/(s^2 + s + 1)', () => {
    const { values } = runVariable(secondOrder, {
      solver: 'dp853',
      relTol: 1e-10,
      absTol: 1e-13,
      stop: PEAK_TIME,
      signals: ['plant.y'],
    })
    return relative((values[0] ?? Number.NaN) - 1, OVERSHOOT)
  }),
  row('sampled-p: y[10] of 1/(s+1) under sampled P control', () =>
    relative(endOf(sampled, 'plant.y'), 0.833157281814756),
  ),
  row('algebraic-loops: y = u - k y', () => relative(endOf(linearLoop, 'y.y'), 3 / 5)),
  row('algebraic-loops: y = cos y', () => relative(endOf(cosineLoop, 'y.y'), 0.7390851332151607)),
  row("transport-delay: y' = -y(t - 1) at t = 1 to 6, the worst", () =>
    Math.max(
      ...DELAYED.map((exact, i) => Math.abs(endOf(delayed(i + 1), 'y.y') - exact) / (Math.abs(exact) || 1)),
    ),
  ),
  {
    what: 'algebraic-loops: y = y + 1 is refused, with its block named',
    unit: '',
    bar: 1,
    sense: 'at least',
    measure: () => Number(isRefused(impossibleLoop, 'y')),
  },
]
