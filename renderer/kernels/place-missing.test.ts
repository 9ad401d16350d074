import { describe, expect, it } from 'vitest'
import { type Model, parseConnection } from '../../engine/index.ts'
import { placeMissing } from './place-missing.ts'

function model(names: readonly string[], connections: readonly string[]): Model {
  return {
    parameters: {},
    blocks: Object.fromEntries(names.map(name => [name, { type: 'math/gain', parameters: {} }])),
    connections: connections.flatMap(text => parseConnection(text) ?? []),
  }
}

describe('placeMissing', () => {
  it('puts a loop in one row, its feedback going back', () => {
    const loop = model(
      ['step', 'error', 'plant'],
      ['step.y -> error.u1', 'error.y -> plant.u', 'plant.y -> error.u2'],
    )
    const places = placeMissing(loop, {})
    expect([...places].map(([name, { at }]) => [name, ...at])).toEqual([
      ['step', 0, 0],
      ['error', 140, 0],
      ['plant', 280, 0],
    ])
  })

  it('leaves blocks alone that have a place, and keeps the others clear of them', () => {
    const places = placeMissing(model(['a', 'b'], []), { a: { at: [0, 40] } })
    expect([...places.keys()]).toEqual(['b'])
    expect(places.get('b')?.at[1]).toBeGreaterThanOrEqual(140)
  })
})
