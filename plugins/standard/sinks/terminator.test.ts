import { describe, expect, it } from 'vitest'
import { compileDiagram, type Diagram, diagnose } from '../../testing/run-diagram.ts'

describe('Terminator', () => {
  it.each(['1', '[1, 2, 3]'])('takes a signal and does nothing with it: %s', frequency => {
    const diagram = {
      blocks: { wave: ['sources/sine', { frequency }], end: ['sinks/terminator'] },
      connections: ['wave.y -> end.u'],
    } satisfies Diagram
    expect(diagnose(diagram)).toEqual([])
    const { recordings, signals } = compileDiagram(diagram)
    expect(recordings).toEqual([])
    expect([...signals.keys()]).toEqual(['wave.y'])
  })
})
