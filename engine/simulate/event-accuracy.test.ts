/** Instants of events, against closed forms: as exact as the solver is, not as its dense output. */
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import type { Project } from '../model/project.ts'
import { VARIABLE_SOLVERS } from '../solvers/catalogue.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { registry } from '../testing/run-example.ts'
import { simulate } from './simulate.ts'

const TOLERANCES = [1e-6, 1e-9, 1e-11]

/** Instants at which a signal jumps. */
function jumpsOf(
  diagram: Diagram,
  signal: string,
  settings: { solver: string; relTol: number; stop: number },
): number[] {
  const { solver, relTol, stop } = settings
  const texts = { solver, relTol: String(relTol), stop: String(stop) }
  const project: Project = buildProject(diagram, { settings: texts })
  const { program, diagnostics } = compile(project, registry)
  const found = program?.signals.get(signal)
  if (!program || !found) throw new Error(JSON.stringify(diagnostics))
  const { log, fault } = simulate(program, [found])
  expect(fault).toBeNull()
  const rows = Array.from({ length: log.rows }, (_, row) => row)
  return rows
    .filter(
      row => row > 0 && log.time(row) === log.time(row - 1) && log.value(row, 0) !== log.value(row - 1, 0),
    )
    .map(log.time)
}

const BALL: Diagram = {
  blocks: {
    gravity: ['sources/constant', { value: '-9.81' }],
    bounce: ['math/gain', { gain: '-0.8' }],
    speed: ['continuous/integrator', { externalReset: 'falling', resetTo: 'signal' }],
    height: ['continuous/integrator', { initial: '1' }],
  },
  wires: [
    'gravity.y -> speed.u',
    'height.y -> speed.reset',
    'speed.y -> bounce.u',
    'bounce.y -> speed.u0',
    'speed.y -> height.u',
  ],
}
const FALL = Math.sqrt(2 / 9.81)
const BOUNCES = Array.from({ length: 9 }, (_, n) => FALL * (1 + 8 * (1 - 0.8 ** n)))

/** A relay of +-1 with a hysteresis of +-0.1, in negative feedback around 1/(s + 1). */
const RELAY: Diagram = {
  blocks: {
    error: ['math/gain', { gain: '-1' }],
    relay: ['discontinuities/relay', { onPoint: '0.1', offPoint: '-0.1', onValue: '1', offValue: '-1' }],
    plant: 'continuous/transfer-function',
  },
  wires: ['plant.y -> error.u', 'error.y -> relay.u', 'relay.y -> plant.u'],
}
const HALF_PERIOD = Math.log(1.1 / 0.9)

/** x'' = -x, compared with a level. */
const sineAbove = (level: number): Diagram => ({
  blocks: {
    x: 'continuous/integrator',
    v: ['continuous/integrator', { initial: '1' }],
    minus: ['math/gain', { gain: '-1' }],
    above: ['logic/compare-to-constant', { operator: '>', constant: String(level) }],
  },
  wires: ['v.y -> x.u', 'x.y -> minus.u', 'minus.y -> v.u', 'x.y -> above.u'],
})

describe.each(VARIABLE_SOLVERS.map(({ id }) => id))('%s finds', solver => {
  it('every bounce of a ball, whose flight any solver follows exactly', () => {
    for (const relTol of TOLERANCES) {
      const found = jumpsOf(BALL, 'speed.y', { solver, relTol, stop: 3.5 })
      expect(found.length).toBe(BOUNCES.length)
      for (const [n, t] of found.entries()) expect(Math.abs(t - (BOUNCES[n] ?? 0))).toBeLessThan(2e-12)
    }
  })

  it('the switching of a relay oscillator', () => {
    for (const relTol of TOLERANCES) {
      const found = jumpsOf(RELAY, 'relay.y', { solver, relTol, stop: 3 })
      expect(found.length).toBeGreaterThan(10)
      for (let n = 2; n < found.length; n += 1) {
        const distance = (found[n] ?? 0) - (found[n - 1] ?? 0) - HALF_PERIOD
        expect(Math.abs(distance)).toBeLessThan(0.01 * relTol + 2e-12)
      }
    }
  })

  it('the crossings of a sine', () => {
    const exact = [Math.PI / 6, (5 * Math.PI) / 6].flatMap(t => [t, t + 2 * Math.PI]).sort((a, b) => a - b)
    for (const relTol of TOLERANCES) {
      const found = jumpsOf(sineAbove(0.5), 'above.y', { solver, relTol, stop: 10 })
      expect(found.length).toBe(exact.length)
      for (const [n, t] of found.entries())
        expect(Math.abs(t - (exact[n] ?? 0))).toBeLessThan(3 * relTol + 3e-12)
    }
  })

  it('a crossing that hardly is one', () => {
    const level = 1 - 1e-6
    const first = Math.asin(level)
    const found = jumpsOf(sineAbove(level), 'above.y', { solver, relTol: 1e-11, stop: 4 })
    expect(found.length).toBe(2)
    expect(Math.abs((found[0] ?? 0) - first)).toBeLessThan(1e-7)
  })
})
