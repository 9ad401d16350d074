import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileDiagram, type Diagram, diagnose, runDiagram } from '../../testing/run-diagram.ts'

const WAVE = ['sources/sine', { amplitude: '[1, 2]', frequency: '7' }] as const

function logWave(parameters: Readonly<Record<string, string>>, settings: Diagram['settings'] = {}): Diagram {
  return {
    blocks: { wave: WAVE, log: ['sinks/to-workspace', parameters] },
    connections: ['wave.y -> log.u'],
    settings: { step: '2^-6', stop: '1', ...settings },
  }
}

describe('To Workspace', () => {
  it('records what arrives, under the name of the user', () => {
    const { recordings } = compileDiagram(logWave({ name: 'speed' }))
    expect(recordings).toMatchObject([
      { signal: { name: 'log.log', label: 'speed', width: 2 }, shownBy: [{ block: 'log', port: 'log' }] },
    ])
  })

  it('keeps every n-th sample of its sample time and holds it, in every engine', () => {
    const sampling = fc.record({ n: fc.integer({ min: 1, max: 5 }), ticks: fc.integer({ min: 0, max: 6 }) })
    fc.assert(
      fc.property(sampling, fc.constantFrom('simple', 'compiled', 'threaded'), ({ n, ticks }, engine) => {
        const diagram = logWave({ decimation: `${n}`, sampleTime: `${ticks}*2^-6` })
        const { times, trace } = runDiagram(diagram, engine)
        const every = n * Math.max(1, ticks)
        for (const element of [0, 1]) {
          const wave = trace('wave.y', element)
          const logged = trace('log.log', element)
          times.forEach((_, k) => {
            expect(logged[k]).toBe(wave[k - (k % every)])
          })
        }
      }),
      { numRuns: 40 },
    )
  })

  it('takes the sample time of a discrete signal', () => {
    const { trace } = runDiagram({
      blocks: {
        clock: ['sources/digital-clock', { sampleTime: '0.25' }],
        log: ['sinks/to-workspace', { decimation: '2' }],
      },
      connections: ['clock.y -> log.u'],
      settings: { step: '0.125', stop: '1' },
    })
    expect(trace('log.log')).toEqual([0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 1])
  })

  it('counts variable steps, too, and lands on its sample times', () => {
    const { times, trace } = runDiagram(logWave({ sampleTime: '0.25' }, { solver: 'dp54', step: '0.25' }))
    const logged = trace('log.log')
    const wave = trace('wave.y')
    times.forEach((t, k) => {
      // Of the two rows at a jump the one before it still holds the last sample.
      if (times[k + 1] === t) return
      expect(logged[k]).toBe(wave[times.indexOf(Math.floor(t * 4) / 4)])
    })
  })

  it('logs a bus by its elements', () => {
    const { recordings } = compileDiagram({
      blocks: {
        a: ['sources/clock'],
        b: WAVE,
        bus: ['routing/bus-creator', { elements: 'time, wave' }],
        log: ['sinks/to-workspace', { decimation: '2' }],
      },
      connections: ['a.y -> bus.u1', 'b.y -> bus.u2', 'bus.y -> log.u'],
    })
    expect(recordings.map(({ signal }) => signal.label)).toEqual(['simout.time', 'simout.wave'])
  })

  it('refuses a name twice, one of a signal, and one that is none', () => {
    const twice: Diagram = {
      blocks: {
        a: ['sinks/to-workspace'],
        b: ['sinks/to-workspace'],
        c: ['sinks/to-workspace', { name: 'x/y' }],
      },
      connections: [],
    }
    const errors = diagnose(twice).filter(({ severity }) => severity === 'error')
    expect(errors.map(({ code, place }) => [code, place.block, place.parameter])).toEqual([
      ['signal-name-taken', 'b', 'name'],
      ['bad-signal-name', 'c', 'name'],
    ])
  })
})
