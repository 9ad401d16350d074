import { describe, expect, it } from 'vitest'
import { buildModel, type Diagram, diagnose, runDiagram } from '../../testing/run-diagram.ts'

const settings = { step: '2^-4', stop: '2' }

/** A store that grows by 1 and 10 at every step, read before it is written. */
const counter: Diagram = {
  blocks: {
    store: ['routing/data-store-memory', { store: 'count', initial: '[3, 30]' }],
    read: ['routing/data-store-read', { store: 'count' }],
    more: ['math/bias', { bias: '[1, 10]' }],
    write: ['routing/data-store-write', { store: 'count' }],
  },
  connections: ['read.y -> more.u', 'more.y -> write.u'],
  settings,
}

/** Writes what enters, but for a factor. */
const writer = {
  ...buildModel({
    blocks: { u: ['subsystems/entry'], k: ['math/gain', { gain: 'k' }], write: ['routing/data-store-write'] },
    connections: ['u.y -> k.u', 'k.y -> write.u'],
  }),
  parameters: { k: '1' },
}
const reader = buildModel({
  blocks: { read: ['routing/data-store-read'], y: ['subsystems/exit'] },
  connections: ['read.y -> y.u'],
})

const actions: Diagram = {
  blocks: {
    store: ['routing/data-store-memory', { initial: '-1' }],
    wave: ['sources/sine', { frequency: '6' }],
    choice: ['subsystems/if', { condition: 'u1 > 0.5', elseIf: 'u1 < -0.5', hasElse: 'false' }],
    up: ['subsystems/enabled', { model: 'writer', k: '2' }],
    down: ['subsystems/enabled', { model: 'writer', k: '3' }],
    seen: ['subsystems/model', { model: 'reader' }],
  },
  connections: [
    'wave.y -> choice.u1',
    'wave.y -> up.u',
    'wave.y -> down.u',
    'choice.if -> up.enable',
    'choice.elseif1 -> down.enable',
  ],
  models: { writer, reader },
  settings,
}

describe('data stores', () => {
  it.each(['simple', 'compiled'] as const)('are read before they are written, in the %s engine', engine => {
    const { trace } = runDiagram(counter, engine)
    expect(trace('read.y')).toEqual(trace('read.y').map((_, k) => 3 + k))
    expect(trace('read.y', 1)).toEqual(trace('read.y').map((_, k) => 30 + 10 * k))
    expect(trace('store.y')).toEqual(trace('read.y'))
  })

  it.each(['simple', 'compiled'] as const)(
    'hold what the model that runs writes, in the %s engine',
    engine => {
      const { trace } = runDiagram(actions, engine)
      let held = -1
      trace('wave.y').forEach((u, k) => {
        expect(trace('seen.y')[k]).toBe(held)
        if (u > 0.5) held = 2 * u
        if (u < -0.5) held = 3 * u
      })
      expect(held).not.toBe(-1)
    },
  )

  it('keep the samples of a slower Write between them', () => {
    const { trace } = runDiagram({
      blocks: {
        store: ['routing/data-store-memory'],
        clock: ['sources/clock'],
        sample: ['discrete/zero-order-hold', { sampleTime: '0.25' }],
        write: ['routing/data-store-write'],
        read: ['routing/data-store-read'],
      },
      connections: ['clock.y -> sample.u', 'sample.y -> write.u'],
      settings,
    })
    expect(trace('read.y')).toEqual(
      trace('read.y').map((_, k) => (k === 0 ? 0 : 0.25 * Math.floor((k - 1) / 4))),
    )
  })

  const change = (blocks: Diagram['blocks'], connections: readonly string[] = counter.connections) =>
    diagnose({ ...counter, blocks: { ...counter.blocks, ...blocks }, connections }).find(
      ({ severity }) => severity === 'error',
    )

  it.each([
    [
      'a store that is not there',
      { read: ['routing/data-store-read', { store: 'cuont' }] },
      'unknown-store',
      'read',
      'no data store "cuont"',
    ],
    [
      'two stores of one name',
      { other: ['routing/data-store-memory', { store: 'count' }] },
      'duplicate-store',
      'other',
      'is store already',
    ],
    [
      'two Writes at once',
      { other: ['routing/data-store-write', { store: 'count' }] },
      'duplicate-store',
      'other',
      'write writes to the data store "count" at the same instants',
    ],
    [
      'another width',
      { more: ['sources/constant', { value: '[1, 2, 3]' }] },
      'width-mismatch',
      'write',
      'its data store holds a vector of 2 elements',
    ],
  ] as const)('refuse %s', (_, blocks, code, block, message) => {
    const fault = change(blocks, code === 'width-mismatch' ? ['more.y -> write.u'] : undefined)
    expect(fault).toMatchObject({ code, place: { block } })
    expect(fault?.message).toContain(message)
  })

  it('end the run where two conditional Writes meet', () => {
    const connections = [...actions.connections.slice(0, -1), 'choice.if -> down.enable']
    expect(() => runDiagram({ ...actions, connections })).toThrow(
      /store: Two Data Store Writes write to it at this instant/,
    )
  })
})
