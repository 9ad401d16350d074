import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

describe('Pulse', () => {
  it('is high from each rising edge to before the falling one, exactly at the ticks', () => {
    const setting = fc.record({
      digits: fc.constantFrom(1, 2, 3, 7),
      places: fc.integer({ min: 0, max: 7 }),
      period: fc.integer({ min: 1, max: 30 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      delay: fc.integer({ min: 0, max: 40 }),
    })
    fc.assert(
      fc.property(setting, ({ digits, places, period, part, delay }) => {
        const high = Math.round(part * period)
        const seconds = (ticks: number) => `${ticks * digits}e-${places}`
        const { output } = runBlock('sources/pulse', {
          parameters: {
            amplitude: '3',
            period: seconds(period),
            width: `100*${high}/${period}`,
            delay: seconds(delay),
          },
          settings: { step: seconds(1), stop: seconds(150) },
        })
        expect(output()).toEqual(output().map((_, k) => (k >= delay && (k - delay) % period < high ? 3 : 0)))
      }),
    )
  })

  it('gives each element of a vector its own width', () => {
    const { output } = runBlock('sources/pulse', {
      parameters: { width: '[25, 75]', period: '4', amplitude: '[1, 2]' },
      settings: { step: '1', stop: '4' },
    })
    expect(output('y', 0)).toEqual([1, 0, 0, 0, 1])
    expect(output('y', 1)).toEqual([2, 2, 2, 0, 2])
  })

  it('refuses a period of 0 and a width that is no percentage', () => {
    expect(findFaultyParameters('sources/pulse', { period: '0' })).toEqual(['period'])
    expect(findFaultyParameters('sources/pulse', { width: '101' })).toEqual(['width'])
    expect(findFaultyParameters('sources/pulse', { period: '-1', width: '[50, -1]' })).toEqual([
      'period',
      'width',
    ])
  })
})
