import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'

const settings = { step: '2^-4', stop: '4' }
const inside = (t: number) => (t < 1 ? 2 * (t - 0.5) : 1 - 2 * (t - 1))

describe('Signal Editor', () => {
  it.each<[string, (t: number) => number]>([
    ['hold', t => inside(Math.min(Math.max(t, 0.5), 2))],
    ['extrapolate', inside],
    ['zero', t => (t < 0.5 || t > 2 ? 0 : inside(t))],
    ['repeat', t => inside(0.5 + ((t - 0.5 + 1.5) % 1.5))],
  ])('beyond its points: %s', (ends, exact) => {
    const parameters = { times: '[0.5, 1, 2]', values: '[0, 1, -1]', ends }
    const comparison = { parameters, inputs: {}, settings, tolerance: 1e-12 }
    expectReference(
      'sources/signal-editor',
      comparison,
      () =>
        ({ t }) =>
          exact(t),
    )
  })

  it('holds the point before', () => {
    const parameters = { times: '[0, 1, 2]', values: '[5, 6, 7]', method: 'previous' }
    expectReference(
      'sources/signal-editor',
      { parameters, inputs: {}, settings },
      () =>
        ({ t }) =>
          5 + Math.min(Math.floor(t), 2),
    )
  })

  it('refuses lists of different lengths', () => {
    expect(findFaultyParameters('sources/signal-editor', { values: '[1, 2]' })).toEqual(['values'])
  })
})
