import { describe, expect, it } from 'vitest'
import { chooseEngine, createRun, describeNotice, listNotices } from '../../../engine/index.ts'
import { findFaultyParameters, surroundBlock } from '../../testing/run-block.ts'
import { compileDiagram } from '../../testing/run-diagram.ts'

const settings = { step: '0.25', stop: '4' }

/** Where a run of the block ends, and why, in each engine. */
function runToEnd(type: string, parameters: Readonly<Record<string, string>>, slope = '1') {
  const inputs = { u: ['sources/ramp', { slope: `[0, ${slope}]`, initial: '-1' }] } as const
  const program = compileDiagram(surroundBlock(type, { parameters, inputs, settings }))
  const ends = (['simple', 'compiled'] as const).map(engine => {
    const run = createRun(program, { createEngine: chooseEngine(engine).create })
    run.start()
    run.advance(Number.POSITIVE_INFINITY)
    return { timeSeconds: run.timeSeconds, isFinished: run.isFinished, fault: run.fault }
  })
  expect(ends[1]).toEqual(ends[0])
  return ends[0]
}

describe('Stop Simulation', () => {
  it('ends the run at the first step at which its input is not 0, without an error', () => {
    const inputs = { u: ['sources/step', { time: '1.5' }] } as const
    for (const engine of ['simple', 'compiled'] as const) {
      const program = compileDiagram(surroundBlock('sinks/stop-simulation', { inputs, settings }))
      const run = createRun(program, { createEngine: chooseEngine(engine).create })
      run.start()
      run.advance(Number.POSITIVE_INFINITY)
      expect(run).toMatchObject({ timeSeconds: 1.5, isFinished: true, fault: null })
    }
  })
})

describe('Checks', () => {
  it('an assertion names its block and the time', () => {
    expect(runToEnd('checks/assertion', {})).toMatchObject({
      timeSeconds: 1,
      isFinished: true,
      fault: { code: 'check-failed', severity: 'error', timeSeconds: 1, place: { block: 'block' } },
    })
  })

  it('a range is left by any element', () => {
    expect(runToEnd('checks/check-range', { upper: '0.5' })).toMatchObject({
      timeSeconds: 1.75,
      fault: { code: 'check-failed' },
    })
    expect(runToEnd('checks/check-range', { lower: '-1', upper: 'inf' })?.timeSeconds).toBe(4)
  })

  it('a gradient counts from the second step on', () => {
    expect(runToEnd('checks/check-gradient', {}, '1.1')).toMatchObject({
      timeSeconds: 0.25,
      fault: { code: 'check-failed' },
    })
    expect(runToEnd('checks/check-gradient', { gradient: '1.1' })?.fault).toBe(null)
  })

  describe.each([['rk4'], ['dp54']])('with %s', solver => {
    /** The sine leaves the range at asin(0.5) and comes back at pi - asin(0.5), and so in every period. */
    const note = (action: string, engine: 'simple' | 'compiled') => {
      const inputs = { u: ['sources/sine', { amplitude: '[0, 1]' }] } as const
      const parameters = { action, upper: '0.5' }
      const limits = { step: '2^-7', stop: '120', solver, maxStep: '2^-4' }
      const program = compileDiagram(
        surroundBlock('checks/check-range', { parameters, inputs, settings: limits }),
      )
      const run = createRun(program, { createEngine: chooseEngine(engine).create })
      run.start()
      run.advance(Number.POSITIVE_INFINITY)
      return { run, notices: listNotices(program, run.memory) }
    }

    it.each(['warn', 'mark'])('%s and go on, counting all and noting the first 16 instants', action => {
      const { run, notices } = note(action, 'simple')
      expect(run).toMatchObject({ isFinished: true, fault: null })
      expect(run.timeSeconds).toBe(120)
      const [notice] = notices
      expect(notices).toHaveLength(1)
      expect(notice).toMatchObject({ action, block: 'block', count: 20 })
      expect(notice?.times).toHaveLength(16)
      notice?.times.forEach((time, k) => {
        const exact = Math.asin(0.5) + 2 * Math.PI * k
        expect(time - exact).toBeGreaterThanOrEqual(-1e-9)
        expect(time - exact).toBeLessThan(2 ** -4)
      })
      expect(note(action, 'compiled').notices).toEqual(notices)
    })

    it('warnings name the time of the first and how many came after', () => {
      const [notice] = note('warn', 'compiled').notices
      const warning = notice && describeNotice(notice)
      expect(warning).toMatchObject({ severity: 'warning', code: 'check-warned', place: { block: 'block' } })
      expect(warning?.message).toMatch(/left its range at t = 0\.5[23]\d* s, and 19 more times\.$/)
    })
  })

  it('end a run of variable step as well', () => {
    const inputs = { u: ['sources/step', { time: '1.5', before: '1', after: '0' }] } as const
    const variable = { ...settings, solver: 'dp54' }
    const program = compileDiagram(surroundBlock('checks/assertion', { inputs, settings: variable }))
    const run = createRun(program)
    run.start()
    run.advance(Number.POSITIVE_INFINITY)
    expect(run.isFinished).toBe(true)
    expect(run.fault).toMatchObject({ code: 'check-failed', place: { block: 'block' } })
    expect(run.timeSeconds).toBeCloseTo(1.5, 9)
  })

  it('may end the run without an error, or be off', () => {
    expect(runToEnd('checks/assertion', { action: 'stop' })).toMatchObject({ timeSeconds: 1, fault: null })
    expect(runToEnd('checks/assertion', { enabled: 'false' })?.timeSeconds).toBe(4)
  })

  it('refuse limits in the wrong order and negative gradients', () => {
    expect(findFaultyParameters('checks/check-range', { lower: '1', upper: '0' })).toEqual(['lower'])
    expect(findFaultyParameters('checks/check-gradient', { gradient: '-1' })).toEqual(['gradient'])
  })
})
