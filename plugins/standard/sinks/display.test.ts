import { describe, expect, it } from 'vitest'
import { compileDiagram } from '../../testing/run-diagram.ts'

describe('Display', () => {
  it('records the signal at its port', () => {
    const { recordings } = compileDiagram({
      blocks: { value: ['sources/constant', { value: '[1, 2]' }], display: ['sinks/display'] },
      connections: ['value.y -> display.u'],
    })
    expect(recordings).toMatchObject([
      { signal: { name: 'value.y', width: 2 }, shownBy: [{ block: 'display', port: 'u' }] },
    ])
  })
})
