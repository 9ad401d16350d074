import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBench, FULL, oscillator, simulateRows } from '../testing/session-bench.ts'

describe('the past of a run', () => {
  const operation = fc.oneof(
    fc.record({ kind: fc.constant('run' as const), batches: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('back' as const), times: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant('go-to' as const), part: fc.double({ min: 0, max: 1.1, noNaN: true }) }),
    fc.record({ kind: fc.constant('step' as const), times: fc.integer({ min: 1, max: 3 }) }),
  )

  it('comes back with the same bits, however one goes through it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('rk4', 'dp54', 'radau5'),
        fc.boolean(),
        fc.array(operation, { minLength: 1, maxLength: 8 }),
        (solver, canShareMemory, operations) => {
          const project = oscillator({ solver, stop: '0.5' })
          const whole = simulateRows(project)
          const bench = createBench({ canShareMemory, millisecondsPerLook: 2 })
          bench.send({ kind: 'start', project, pace: Infinity, startPaused: true })
          for (const asked of operations) {
            if (asked.kind === 'run') {
              bench.send({ kind: 'resume' })
              for (let i = 0; i < asked.batches; i += 1) bench.pass(0.1)
              bench.read()
              bench.send({ kind: 'pause' })
            } else if (asked.kind === 'back') {
              for (let i = 0; i < asked.times; i += 1) bench.send({ kind: 'step-back' })
            } else if (asked.kind === 'step') {
              for (let i = 0; i < asked.times; i += 1) {
                bench.send({ kind: 'step' })
                bench.pass(50)
              }
            } else bench.send({ kind: 'go-to', timeSeconds: asked.part * 0.5 })
            bench.read()
            expect(bench.rows).toEqual(whole.slice(0, bench.rows.length))
          }
          bench.send({ kind: 'resume' })
          bench.runToEnd()
          expect(bench.rows).toEqual(whole)
        },
      ),
      { numRuns: 40 },
    )
  })

  const timeShown = (bench: ReturnType<typeof createBench>) => {
    const report = bench.reports.findLast(({ kind }) => kind === 'rewound')
    return report?.kind === 'rewound' ? report.progress.timeSeconds : Number.NaN
  }

  it('is there when the run is over, one step before the end and at any time', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), ...FULL })
    bench.runToEnd()
    bench.send({ kind: 'step-back' })
    expect(timeShown(bench)).toBe(1.999)
    bench.send({ kind: 'go-to', timeSeconds: 0.5 })
    expect(timeShown(bench)).toBe(0.5)
    expect(bench.rows).toHaveLength(501)
    bench.send({ kind: 'go-to', timeSeconds: -1 })
    expect(timeShown(bench)).toBe(0)
    bench.send({ kind: 'step-back' })
    expect(timeShown(bench)).toBe(0)
    bench.send({ kind: 'resume' })
    bench.runToEnd()
    expect(bench.rows).toEqual(simulateRows(oscillator()))
  })

  it('has the gains of then; going on has those of now', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: Infinity, startPaused: true })
    const started = bench.reports.find(report => report.kind === 'started')
    const gain = started?.kind === 'started' && started.parameters.find(({ name }) => name === 'spring.gain')
    if (!gain) throw new Error('The spring has a gain.')
    const step = (times: number) => {
      for (let i = 0; i < times; i += 1) {
        bench.send({ kind: 'step' })
        bench.pass(50)
      }
      bench.read()
    }
    step(5)
    bench.send({ kind: 'tune', writes: [{ address: gain.address, value: 900 }] })
    step(5)
    const rows = bench.rows.map(row => [...row])
    for (let i = 0; i < 3; i += 1) bench.send({ kind: 'step-back' })
    expect(bench.rows).toEqual(rows.slice(0, 8))
    step(3)
    expect(bench.rows).toEqual(rows)
    for (let i = 0; i < 9; i += 1) bench.send({ kind: 'step-back' })
    step(1)
    expect(bench.rows).toHaveLength(3)
    const fresh = bench.rows.map(row => [...row])
    bench.send({ kind: 'step-back' })
    step(1)
    expect(bench.rows).toEqual(fresh)
    step(8)
    expect(bench.rows[10]).not.toEqual(rows[10])
  })
})
