import { describe, expect, it } from 'vitest'
import { chooseEngine, createRun } from '../../../engine/index.ts'
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
