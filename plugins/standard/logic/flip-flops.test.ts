import { describe, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'

const pulse = (period: string, width: string, delay = '0') =>
  ['sources/pulse', { period, width, delay }] as const
const inputs = { u1: pulse('[0.3, 0.5]', '30', '0.05'), u2: pulse('0.4', '20') }

describe('S-R Flip-Flop', () => {
  it.each(['set', 'reset'])('remembers; with both inputs it is %s', dominant => {
    for (const initial of [0, 1]) {
      const parameters = { initial: String(initial), dominant }
      expectReference('logic/sr-flip-flop', { parameters, inputs }, () => {
        let q = initial
        return ({ u: { u1 = 0, u2 = 0 } }) => {
          if (u1 !== 0 && u2 !== 0) q = Number(dominant === 'set')
          else if (u1 !== 0) q = 1
          else if (u2 !== 0) q = 0
          return { y1: q, y2: 1 - q }
        }
      })
    }
  })
})

describe('D Flip-Flop', () => {
  it('takes its input at rising edges, not at a level that is high from the start', () => {
    expectReference('logic/d-flip-flop', { inputs }, () => {
      let q = 0
      let before = 1
      return ({ u: { u1 = 0, u2 = 0 } }) => {
        if (u2 > 0 && before <= 0) q = Number(u1 !== 0)
        before = u2
        return { y1: q, y2: 1 - q }
      }
    })
  })
})
