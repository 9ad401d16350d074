import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'
import { runDiagram } from '../../testing/run-diagram.ts'

describe('Step', () => {
  it('changes at the tick of its time, whatever the step', () => {
    const stepSize = fc.record({
      digits: fc.integer({ min: 1, max: 99 }),
      places: fc.integer({ min: 0, max: 9 }),
    })
    fc.assert(
      fc.property(stepSize, fc.integer({ min: 0, max: 300 }), ({ digits, places }, tick) => {
        const { output } = runBlock('sources/step', {
          parameters: { time: `${tick * digits}e-${places}`, before: '-1', after: '4' },
          settings: { step: `${digits}e-${places}`, stop: `${(tick + 2) * digits}e-${places}` },
        })
        expect(output()).toEqual(output().map((_, k) => (k < tick ? -1 : 4)))
      }),
    )
  })

  it('changes at the first tick after a time between ticks', () => {
    const { output } = runBlock('sources/step', {
      parameters: { time: '1.5' },
      settings: { step: '1', stop: '3' },
    })
    expect(output()).toEqual([0, 0, 1, 1])
  })

  it('acts from the first stage at or after its time: of a step of RK4 on half, then on a sixth', () => {
    const moved = (time: string): number => {
      const { trace } = runDiagram({
        blocks: { step: ['sources/step', { time }], x: ['continuous/integrator'] },
        connections: ['step.y -> x.u'],
        settings: { solver: 'rk4', step: '0.125', stop: '0.25' },
      })
      return trace('x.y')[1] ?? Number.NaN
    }
    expect(moved('0.0625')).toBeCloseTo((0.125 * 5) / 6, 15)
    expect(moved('0.07')).toBeCloseTo(0.125 / 6, 15)
    expect(moved('0.13')).toBe(0)
  })

  it('gives each element of a vector its own time and values', () => {
    const { output } = runBlock('sources/step', {
      parameters: { time: '[1, 2]', after: '[5, 6]' },
      settings: { step: '1', stop: '3' },
    })
    expect(output('y', 0)).toEqual([0, 5, 5, 5])
    expect(output('y', 1)).toEqual([0, 0, 6, 6])
  })
})
