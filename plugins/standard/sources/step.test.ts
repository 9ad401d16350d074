import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'

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

  it('gives each element of a vector its own time and values', () => {
    const { output } = runBlock('sources/step', {
      parameters: { time: '[1, 2]', after: '[5, 6]' },
      settings: { step: '1', stop: '3' },
    })
    expect(output('y', 0)).toEqual([0, 5, 5, 5])
    expect(output('y', 1)).toEqual([0, 0, 6, 6])
  })
})
