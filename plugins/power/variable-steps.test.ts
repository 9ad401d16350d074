/** Converters under variable and stiff solvers: edges of the switch are events that a step ends at. */
import { describe, expect, it } from 'vitest'
import { drawLoadedConverter, VIN } from '../testing/loaded-converter.ts'
import { largestError, runBlock } from '../testing/run-block.ts'
import { runDiagram } from '../testing/run-diagram.ts'

const INDUCTANCE = 100e-6
const FREQUENCY = 100e3
const PERIODS = 100
const DUTY = 0.375
const SOLVERS = ['dp54', 'bs32', 'auto', 'radau5', 'esdirk43']
/** An exact number of fine steps to each edge. */
const LEVELS = 128

interface Setup {
  readonly model: 'averaged' | 'switched'
  readonly solver: string
  readonly resistance?: string
  readonly rectifier?: 'synchronous' | 'diode'
  /** Swings about its mean. */
  readonly isModulated?: boolean
}

function run(kind: string, { model, solver, resistance = '15', rectifier, isModulated = false }: Setup) {
  const isFixed = solver === 'rk4'
  const parts = { L: String(INDUCTANCE), C: '10e-6', frequency: String(FREQUENCY), Ron: '0.05', RL: '0.05' }
  const swing = { amplitude: isModulated ? '0.1' : '0', frequency: '2*pi*3e3', bias: String(DUTY) }
  const { times, trace } = runDiagram({
    ...drawLoadedConverter(
      [`power/${kind}-${model}`, { ...parts, rectifier: rectifier ?? 'synchronous' }],
      ['sources/sine', swing],
      resistance,
    ),
    settings: {
      solver,
      step: isFixed ? String(1 / FREQUENCY / LEVELS) : '1e-6',
      stop: String(PERIODS / FREQUENCY),
      ...(isFixed ? {} : { relTol: '1e-6' }),
    },
  })
  const [v, i] = [trace('converter.v'), trace('converter.i')]
  return { times, v, i, duty: trace('duty.y') }
}

const distanceTo = (times: readonly number[], instant: number): number =>
  times.reduce((least, time) => Math.min(least, Math.abs(time - instant)), Number.POSITIVE_INFINITY)

describe.each(['buck', 'boost'])('a switched %s converter', kind => {
  const exact = run(kind, { model: 'switched', solver: 'rk4' })
  const [exactV = 0, exactI = 0] = [exact.v.at(-1), exact.i.at(-1)]

  it.each(SOLVERS)('has a step end at every edge of its switch with %s', solver => {
    const { times, v, i } = run(kind, { model: 'switched', solver })
    for (let k = 1; k < PERIODS; k += 1) {
      expect(distanceTo(times, k / FREQUENCY) * FREQUENCY).toBeLessThan(1e-9)
      expect(distanceTo(times, (k + DUTY) / FREQUENCY) * FREQUENCY).toBeLessThan(1e-9)
    }
    expect(Math.abs((v.at(-1) ?? Number.NaN) / exactV - 1)).toBeLessThan(1e-3)
    expect(Math.abs((i.at(-1) ?? Number.NaN) - exactI)).toBeLessThan(1e-3 * Math.max(...exact.i))
  })

  it.each(['dp54', 'radau5'])('finds the edges of a duty that swings with %s', solver => {
    const { times, duty } = run(kind, { model: 'switched', solver, isModulated: true })
    const modulation = (t: number) => DUTY + 0.1 * Math.sin(2 * Math.PI * 3e3 * t)
    for (let k = 1; k < PERIODS; k += 1) {
      // A contraction: the duty changes far slower than the ramp.
      let edge = (k + DUTY) / FREQUENCY
      for (let round = 0; round < 30; round += 1) edge = (k + modulation(edge)) / FREQUENCY
      expect(distanceTo(times, edge) * FREQUENCY).toBeLessThan(1e-9)
    }
    expect(Math.max(...duty)).toBeGreaterThan(DUTY + 0.09)
  })

  it.each(['dp54', 'auto'])('stays within its ripple of the averaged one with %s', solver => {
    const averaged = run(kind, { model: 'averaged', solver })
    const switched = run(kind, { model: 'switched', solver })
    // From a standstill the whole input stands over the inductor while the switch is on.
    const ripple = (VIN * DUTY) / (FREQUENCY * INDUCTANCE)
    const read = (at: number): number => {
      const after = averaged.times.findIndex(time => time >= at)
      const [t0 = 0, t1 = 0] = [averaged.times[after - 1], averaged.times[after]]
      const [i0 = 0, i1 = 0] = [averaged.i[after - 1], averaged.i[after]]
      return t1 > t0 ? i0 + ((i1 - i0) * (at - t0)) / (t1 - t0) : i1
    }
    const rows = switched.times.flatMap((time, row) =>
      time > 0 ? [[time, switched.i[row] ?? 0] as const] : [],
    )
    for (const [time, i] of rows) expect(Math.abs(i - read(time))).toBeLessThan(0.8 * ripple)
  })

  it.each(['dp54', 'auto', 'radau5'])('lets no current flow back through its diode with %s', solver => {
    const resistance = kind === 'buck' ? '200' : '1000'
    const found = run(kind, { model: 'switched', solver, resistance, rectifier: 'diode' })
    const fine = run(kind, { model: 'switched', solver: 'rk4', resistance, rectifier: 'diode' })
    expect(Math.min(...found.i)).toBeGreaterThan(-1e-6 * Math.max(...found.i))
    expect(Math.abs((found.v.at(-1) ?? 0) / (fine.v.at(-1) ?? 1) - 1)).toBeLessThan(5e-3)
  })
})

describe.each(SOLVERS)('a soft start with %s', solver => {
  it.each(['linear', 'smooth'])('comes to the whole setpoint and stays there, %s', curve => {
    const { times, output } = runBlock('power/soft-start', {
      parameters: { duration: '3e-3', curve },
      inputs: { u: '12' },
      settings: { solver, step: '1e-5', stop: '10e-3' },
    })
    expect(distanceTo(times, 3e-3)).toBeLessThan(1e-12)
    const exact = (t: number): number => {
      const x = Math.min(1, t / 3e-3)
      return 12 * (curve === 'smooth' ? x * x * (3 - 2 * x) : x)
    }
    expect(largestError(output(), times, exact)).toBeLessThan(1e-9)
    expect(times.at(-1)).toBe(10e-3)
  })
})
