import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import type { Project } from '../model/project.ts'
import { createRun } from '../simulate/run.ts'
import { createTrustCheck } from '../simulate/trust.ts'
import type { ParameterChange, Trust } from '../simulate/trust-interface.ts'
import { createBench, FULL, oscillator, registry } from '../testing/session-bench.ts'
import type { RunReport } from './messages.ts'

describe('the trust in a run', () => {
  const trusts = (reports: readonly RunReport[]) =>
    reports.flatMap(report => (report.kind === 'trusted' ? [report.trust] : []))
  const bandsOf = (trust: Trust | null | undefined) => trust?.bands.map(({ parts, ...rest }) => rest)

  function checkAtOnce(project: Project, changes: readonly ParameterChange[], untilSeconds: number): Trust {
    const { program } = compile(project, registry)
    if (!program) throw new Error('The test project does not compile.')
    const signals = program.recordings.map(({ signal }) => signal)
    const { solver } = createRun(program)
    const check = createTrustCheck({
      project,
      registry,
      program,
      solver: solver.id,
      signals,
      createEngine: createSimpleEngine,
      changes,
      untilSeconds,
    })
    while (!check.isFinished) check.advance(1_000)
    return check.result()
  }

  it('is that of the run as it was: with its parameters as they changed, to where it was ended', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('euler', 'rk4', 'dp54', 'radau5', 'auto'),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (solver, first, second) => {
          const project = oscillator({ solver, stop: '0.5' })
          const bench = createBench()
          bench.send({ kind: 'start', project, pace: Infinity, startPaused: true })
          const steps = (count: number) => {
            for (let i = 0; i < count; i += 1) bench.send({ kind: 'step' })
            bench.runToEnd()
          }
          const time = () => bench.rows.at(-1)?.[0] ?? 0
          steps(first)
          const started = bench.reports[0]
          const parameters = started?.kind === 'started' ? started.parameters : []
          const address = parameters.find(({ name }) => name === 'spring.gain')?.address ?? -1
          const change = { timeSeconds: time(), writes: [{ address, value: 90 }] }
          bench.send({ kind: 'tune', writes: change.writes })
          steps(second)
          bench.send({ kind: 'stop' })
          bench.send({ kind: 'trust', isOn: true })
          bench.runToEnd()
          const [trust] = trusts(bench.reports)
          expect(trust?.untilSeconds).toBe(time())
          expect(bandsOf(trust)).toEqual(bandsOf(checkAtOnce(project, [change], time())))
        },
      ),
      { numRuns: 20 },
    )
  })

  it('is not given where another run starts before, or nobody wants it any more', () => {
    const bench = createBench({ millisecondsPerLook: 3 })
    bench.send({ kind: 'start', project: oscillator(), ...FULL })
    bench.runToEnd()
    bench.send({ kind: 'trust', isOn: true })
    bench.pass(1)
    bench.send({ kind: 'trust', isOn: false })
    bench.runToEnd()
    bench.send({ kind: 'trust', isOn: true })
    bench.send({ kind: 'start', project: oscillator(), ...FULL })
    bench.runToEnd()
    expect(trusts(bench.reports)).toEqual([])
  })

  it('is not to be had of a run that was edited on its way', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: Infinity, startPaused: true })
    bench.send({ kind: 'swap', project: oscillator({ stop: '3' }) })
    bench.send({ kind: 'stop' })
    bench.send({ kind: 'trust', isOn: true })
    bench.runToEnd()
    expect(trusts(bench.reports)).toEqual([null])
  })
})
