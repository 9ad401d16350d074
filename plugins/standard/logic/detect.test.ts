import { describe, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'

/** Rises, falls, rests, and is 0 at some samples. */
const wave = { u: ['sources/pulse', { amplitude: '[1, -1]', period: '0.25', width: '40' }] } as const

type Holds = (now: number, before: number) => boolean

describe('Detect Change, Increase, Decrease, Rise and Fall', () => {
  it.each<[string, Readonly<Record<string, string>>, Holds]>([
    ['change', {}, (now, before) => now !== before],
    ['increase', {}, (now, before) => now > before],
    ['decrease', {}, (now, before) => now < before],
    ['rise', { level: 'positive' }, (now, before) => now > 0 && before <= 0],
    ['rise', { level: 'nonnegative' }, (now, before) => now >= 0 && before < 0],
    ['fall', { level: 'negative' }, (now, before) => now < 0 && before >= 0],
    ['fall', { level: 'nonpositive' }, (now, before) => now <= 0 && before > 0],
  ])('detect %s with %o', (name, parameters, holds) => {
    for (const [initial, from] of Object.entries({ 0: 0, '-3': -3, 3: 3 })) {
      for (const feeds of [wave, ['u']] as const) {
        const comparison = { parameters: { ...parameters, initial }, inputs: feeds }
        expectReference(`logic/detect-${name}`, comparison, () => {
          let before = from
          return ({ u: { u = 0 } }) => {
            const result = Number(holds(u, before))
            before = u
            return result
          }
        })
      }
    }
  })
})
