import { describe, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'

describe('Hit Crossing', () => {
  it.each(['either', 'rising', 'falling'])('detects crossings, %s', direction => {
    for (const inputs of [['u'], { u: ['sources/pulse', { amplitude: '[0.25, 1]' }] }] as const) {
      const comparison = { parameters: { direction, offset: '0.25' }, inputs }
      expectReference('discontinuities/hit-crossing', comparison, () => {
        let before = 0
        return ({ u: { u = 0 } }) => {
          const now = u - 0.25
          const rises = before < 0 && now >= 0 && direction !== 'falling'
          const falls = before > 0 && now <= 0 && direction !== 'rising'
          before = now
          return Number(rises || falls)
        }
      })
    }
  })
})
