import { describe, expect, it } from 'vitest'
import { compileDiagram, diagnose } from '../../testing/run-diagram.ts'

describe('Terminator', () => {
  it('takes a signal and does nothing with it', () => {
    const diagram = {
      blocks: { wave: ['sources/sine'], end: ['sinks/terminator'] },
      connections: ['wave.y -> end.u'],
    } as const
    expect(diagnose(diagram)).toEqual([])
    const { recordings, signals } = compileDiagram(diagram)
    expect(recordings).toEqual([])
    expect([...signals.keys()]).toEqual(['wave.y'])
  })
})
