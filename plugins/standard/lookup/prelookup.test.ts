import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters, surroundBlock } from '../../testing/run-block.ts'
import { compileDiagram } from '../../testing/run-diagram.ts'

const POINTS = [-1, 0.2, 0.5, 1.5]
const breakpoints = `[${POINTS}]`

describe('Prelookup', () => {
  it.each(['clip', 'extrapolate'])('gives the interval and how far into it; ends %s', ends => {
    const parameters = { breakpoints, ends }
    expectReference('lookup/prelookup', { parameters, tolerance: 1e-15 }, () => ({ u: { u = 0 } }) => {
      const inside = Math.min(Math.max(u, -1), 1.5)
      const k = Math.min(
        Math.max(
          POINTS.findLastIndex(point => point <= u),
          0,
        ),
        2,
      )
      const [from = 0, to = 0] = POINTS.slice(k, k + 2)
      return { k, f: ((ends === 'clip' ? inside : u) - from) / (to - from) }
    })
  })

  it('makes every change of the interval an event', () => {
    const setup = {
      parameters: { breakpoints, ends: 'extrapolate' },
      inputs: { u: ['sources/clock'] as const },
    }
    const program = compileDiagram(
      surroundBlock('lookup/prelookup', { ...setup, settings: { solver: 'dp54' } }),
    )
    expect(program.events?.guards.length).toBeGreaterThan(0)
  })

  it('refuses breakpoints that do not increase', () => {
    expect(findFaultyParameters('lookup/prelookup', { breakpoints: '[0, 2, 1]' })).toEqual(['breakpoints'])
    expect(findFaultyParameters('lookup/prelookup', { breakpoints: '3' })).toEqual(['breakpoints'])
  })
})
