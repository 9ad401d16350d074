import { describe, expect, it } from 'vitest'
import { compileDiagram } from '../../testing/run-diagram.ts'

describe('Scope', () => {
  it('records the one signal at its port', () => {
    const { recordings } = compileDiagram({
      blocks: { wave: ['sources/sine'], scope: ['sinks/scope'] },
      connections: ['wave.y -> scope.u'],
    })
    expect(recordings).toMatchObject([
      { signal: { name: 'wave.y' }, shownBy: [{ block: 'scope', port: 'u' }] },
    ])
  })

  it('has numbered ports for several signals', () => {
    const { recordings } = compileDiagram({
      blocks: { wave: ['sources/sine'], clock: ['sources/clock'], scope: ['sinks/scope', { inputs: '2' }] },
      connections: ['wave.y -> scope.u1', 'clock.y -> scope.u2'],
    })
    expect(recordings).toMatchObject([
      { signal: { name: 'wave.y' }, shownBy: [{ block: 'scope', port: 'u1' }] },
      { signal: { name: 'clock.y' }, shownBy: [{ block: 'scope', port: 'u2' }] },
    ])
  })

  it('records all elements of a vector', () => {
    const { recordings } = compileDiagram({
      blocks: { wave: ['sources/sine', { frequency: '[1, 2, 3]' }], scope: ['sinks/scope'] },
      connections: ['wave.y -> scope.u'],
    })
    expect(recordings).toMatchObject([{ signal: { name: 'wave.y', width: 3 } }])
  })
})
