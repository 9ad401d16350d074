import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'

/** The phase in cycles, by the midpoint rule over the frequency: nothing of the closed form. */
const integrate = (frequency: (t: number) => number, t: number) => {
  const parts = 400
  return Array.from({ length: parts }, (_, i) => (frequency(((i + 0.5) * t) / parts) * t) / parts).reduce(
    (a, b) => a + b,
  )
}

describe('Chirp', () => {
  it.each<[string, (t: number) => number]>([
    ['linear', t => 1 + (3 - 1) * (t / 2)],
    ['logarithmic', t => 3 ** (t / 2)],
  ])('moves its frequency, %s', (sweep, frequency) => {
    const parameters = { amplitude: '[1, 2]', start: '1', end: '3', time: '2', sweep }
    expectReference(
      'sources/chirp',
      { parameters, inputs: {}, tolerance: 1e-4 },
      element =>
        ({ t }) =>
          (element + 1) * Math.sin(2 * Math.PI * integrate(frequency, t)),
    )
  })

  it('refuses a target time of 0', () => {
    expect(findFaultyParameters('sources/chirp', { time: '0' })).toEqual(['time'])
  })
})
