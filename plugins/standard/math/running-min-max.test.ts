import { describe, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'

const inputs = {
  u: ['sources/sine', { frequency: '[9, 4]', amplitude: '[1, 2]' }],
  reset: ['sources/pulse', { width: '3', delay: '0.8' }],
} as const

describe('Running Min/Max', () => {
  it.each<['min' | 'max', string, number]>([
    ['min', 'inf', Number.POSITIVE_INFINITY],
    ['max', '-inf', Number.NEGATIVE_INFINITY],
    ['max', '0.5', 0.5],
  ])('keeps the %s from %s on until a reset', (name, initial, start) => {
    expectReference('math/running-min-max', { parameters: { function: name, initial }, inputs }, () => {
      let kept = start
      return ({ u: { u = 0, reset } }) => {
        kept = Math[name](u, reset === 0 ? kept : start)
        return kept
      }
    })
  })
})
