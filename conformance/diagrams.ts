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
import { registry, runVariable, type VariableRun } from './run-variable.ts'

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

/** A relay of +-`high` with a hysteresis of +-`width`, in negative feedback around a plant. */
const drawRelayLoop = (high: number, width: number, plant: Block): Project =>
  draw(
    {
      error: ['math/gain', { gain: '-1' }],
      relay: [
        'discontinuities/relay',
        { onPoint: `${width}`, offPoint: `-${width}`, onValue: `${high}`, offValue: `-${high}` },
      ],
      plant,
    },
    ['plant.y -> error.u', 'error.y -> relay.u', 'relay.y -> plant.u'],
  )

const TIGHT = { solver: 'dp853', relTol: 1e-11 } as const

/** Instants at which a signal jumps. */
function jumpsOf({ times, traces }: VariableRun): number[] {
  const [trace = []] = traces
  return times.filter((_, row) => row > 0 && trace[row] !== trace[row - 1])
}

/** The time between the last two switches to the same side. */
function periodOf(project: Project, stop: number): number {
  const jumps = jumpsOf(runVariable(project, { ...TIGHT, stop, signals: ['relay.y'] }))
  return (jumps.at(-1) ?? Number.NaN) - (jumps.at(-3) ?? Number.NaN)
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

/** A step at 1, half a second late: its area up to 3 is 1.5. */
const lateStep = draw(
  {
    step: ['sources/step', { time: '1' }],
    delay: ['continuous/transport-delay', { delay: '0.5' }],
    area: ['continuous/integrator'],
  },
  ['step.y -> delay.u', 'delay.y -> area.u'],
)

const GRAVITY = 9.81
const RESTITUTION = 0.8
const ball = draw(
  {
    gravity: ['sources/constant', { value: `-${GRAVITY}` }],
    bounce: ['math/gain', { gain: `-${RESTITUTION}` }],
    speed: ['continuous/integrator', { externalReset: 'falling', resetTo: 'signal' }],
    height: ['continuous/integrator', { initial: '1' }],
  },
  [
    'gravity.y -> speed.u',
    'height.y -> speed.reset',
    'speed.y -> bounce.u',
    'bounce.y -> speed.u0',
    'speed.y -> height.u',
  ],
)
const FALL = Math.sqrt(2 / GRAVITY)
/** Instant of the n-th bounce; of all of them for n = Infinity. */
const bounceAt = (n: number): number =>
  FALL * (1 + (2 * RESTITUTION * (1 - RESTITUTION ** (n - 1))) / (1 - RESTITUTION))

function runBall(stop: number): VariableRun {
  return runVariable(ball, { ...TIGHT, stop, signals: ['speed.y'] })
}

/** Instants at which the speed turns from down to up. */
function bouncesOf({ times, traces }: VariableRun): number[] {
  const [speed = []] = traces
  return times.filter((_, row) => (speed[row] ?? 0) > 0 && (speed[row - 1] ?? 0) < 0)
}

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
  row('relay-lag: period of a relay with hysteresis around 1/(s+1)', () =>
    relative(
      periodOf(drawRelayLoop(1, 0.1, ['continuous/transfer-function', {}]), 5),
      2 * Math.log(1.1 / 0.9),
    ),
  ),
  row('relay-integrator: period of a relay with hysteresis around 1/s', () =>
    relative(periodOf(drawRelayLoop(2, 0.3, ['continuous/integrator', {}]), 5), 0.6),
  ),
  row("transport-delay: y' = -y(t - 1) at t = 1 to 6, the worst", () =>
    Math.max(
      ...DELAYED.map((exact, i) => Math.abs(endOf(delayed(i + 1), 'y.y') - exact) / (Math.abs(exact) || 1)),
    ),
  ),
  row('transport-delay: area under a delayed step, with variable steps', () => {
    const { values } = runVariable(lateStep, { solver: 'dp54', relTol: 1e-6, stop: 3, signals: ['area.y'] })
    return relative(values[0] ?? Number.NaN, 1.5)
  }),
  row('bouncing-ball: instant of the first bounce', () =>
    relative(bouncesOf(runBall(1))[0] ?? Number.NaN, bounceAt(1)),
  ),
  row('bouncing-ball: instant of the fifth bounce', () =>
    relative(bouncesOf(runBall(3))[4] ?? Number.NaN, bounceAt(5)),
  ),
  {
    what: 'bouncing-ball: ends as Zeno at the last of its bounces, with its block named; relative distance',
    unit: '',
    bar: 1e-6,
    sense: 'at most',
    measure: () => {
      const { times, fault } = runBall(10)
      const isNamed = fault?.code === 'zeno' && ['speed', 'height'].includes(fault.place.block ?? '')
      return isNamed ? relative(times.at(-1) ?? Number.NaN, bounceAt(Number.POSITIVE_INFINITY)) : Number.NaN
    },
  },
  {
    what: 'algebraic-loops: y = y + 1 is refused, with its block named',
    unit: '',
    bar: 1,
    sense: 'at least',
    measure: () => Number(isRefused(impossibleLoop, 'y')),
  },
]
