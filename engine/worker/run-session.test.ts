import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readProject } from '../formats/json.ts'
import type { Project } from '../model/project.ts'
import { createBench, FULL, oscillator, simulateRows } from '../testing/session-bench.ts'
import type { RunRequest } from './messages.ts'

const EXAMPLES = new URL('../../examples/', import.meta.url)

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('run session', () => {
  it.each([true, false])('gives the same bits as simulate (shared memory: %s)', canShareMemory => {
    // A page that is not isolated does not even have the name.
    if (!canShareMemory) vi.stubGlobal('SharedArrayBuffer', undefined)
    const project = oscillator()
    const bench = createBench({ canShareMemory })
    bench.send({ kind: 'start', project, ...FULL })
    expect(bench.runToEnd()).toMatchObject({
      kind: 'finished',
      reason: 'stop-time',
      progress: { tick: 2000, timeSeconds: 2 },
    })
    expect(bench.rows).toEqual(simulateRows(project))
  })

  it.each(readdirSync(EXAMPLES).filter(name => name.endsWith('.loop')))(
    'gives the same bits for %s',
    name => {
      const { project } = readProject(readFileSync(new URL(name, EXAMPLES), 'utf8'))
      if (!project) throw new Error(`${name} cannot be read.`)
      const bench = createBench()
      bench.send({ kind: 'start', project, ...FULL })
      expect(bench.runToEnd()).toMatchObject({ kind: 'finished', reason: 'stop-time' })
      const expected = simulateRows(project)
      expect(bench.rows.length).toBe(expected.length)
      expect(
        bench.rows.findIndex((row, i) => row.some((value, k) => !Object.is(value, expected[i]?.[k]))),
      ).toBe(-1)
    },
  )

  it.each([true, false])(
    'goes on as if nothing had happened when nothing was edited (shared: %s)',
    canShareMemory => {
      const project = oscillator()
      const bench = createBench({ canShareMemory })
      bench.send({ kind: 'start', project, pace: 1, startPaused: false })
      for (let i = 0; i < 5; i++) {
        bench.pass(123)
        bench.read()
        bench.send({ kind: 'swap', project })
      }
      bench.send({ kind: 'pace', pace: Infinity })
      expect(bench.runToEnd()).toMatchObject({ kind: 'finished', progress: { tick: 2000 } })
      expect(bench.kinds()).toEqual(['started', ...Array<string>(5).fill('swapped'), 'finished'])
      // The point at which a project takes over is there from both sides.
      const once = bench.rows.filter((row, i) => row[0] !== bench.rows[i + 1]?.[0])
      expect(once).toEqual(simulateRows(project))
      expect(bench.rows).toHaveLength(once.length + 5)
    },
  )

  it('goes on with an edited project from the states that it finds', () => {
    const project = oscillator({ stop: '1000' })
    const { main } = project.models
    if (!main) throw new Error('There is no main model.')
    const { damping: _, ...blocks } = main.blocks
    const connections = main.connections.filter(
      ({ from, to }) => from.block !== 'damping' && to.block !== 'damping',
    )
    const edited = { ...project, models: { main: { ...main, blocks, connections } } }
    const bench = createBench()
    bench.send({ kind: 'start', project, pace: 1, startPaused: false })
    bench.pass(500)
    bench.send({ kind: 'pause' })
    bench.read()
    const before = bench.rows.at(-1)
    bench.send({ kind: 'swap', project: edited })
    bench.read()
    expect(bench.kinds()).toEqual(['started', 'paused', 'swapped', 'paused'])
    expect(bench.rows.at(-1)).toEqual(before)
    bench.send({ kind: 'step' })
    bench.pass(5)
    bench.read()
    expect(bench.rows.at(-1)?.[0]).toBeCloseTo((before?.[0] ?? 0) + 1e-3, 12)
  })

  it('goes on as it was where the edited project does not compile', () => {
    const project = oscillator({ stop: '1' })
    const { main } = project.models
    if (!main) throw new Error('There is no main model.')
    const broken = { ...main.blocks, damping: { type: 'math/gone', parameters: {} } }
    const bench = createBench()
    bench.send({ kind: 'start', project, pace: 1, startPaused: false })
    bench.pass(200)
    bench.send({ kind: 'swap', project: { ...project, models: { main: { ...main, blocks: broken } } } })
    bench.send({ kind: 'pace', pace: Infinity })
    expect(bench.runToEnd()?.kind).toBe('finished')
    expect(bench.kinds()).toEqual(['started', 'kept', 'finished'])
    expect(bench.rows).toEqual(simulateRows(project))
  })

  it('gives the same bits however it is paused, stepped and paced', () => {
    const project = oscillator({ stop: '0.3' })
    const expected = simulateRows(project)
    const request = fc.oneof(
      fc.constant<RunRequest>({ kind: 'pause' }),
      fc.constant<RunRequest>({ kind: 'resume' }),
      fc.constant<RunRequest>({ kind: 'step' }),
      fc.constantFrom(0.1, 1, 10, Infinity).map((pace): RunRequest => ({ kind: 'pace', pace })),
    )
    const script = fc.array(fc.record({ request, wait: fc.nat(30), isRead: fc.boolean() }), { maxLength: 30 })
    fc.assert(
      fc.property(script, fc.boolean(), fc.boolean(), (steps, startPaused, canShareMemory) => {
        const bench = createBench({ canShareMemory })
        bench.send({ kind: 'start', project, pace: 1, startPaused })
        for (const step of steps) {
          bench.send(step.request)
          bench.pass(step.wait)
          if (step.isRead) bench.read()
        }
        bench.send({ kind: 'pace', pace: Infinity })
        bench.send({ kind: 'resume' })
        expect(bench.runToEnd()?.kind).toBe('finished')
        expect(bench.rows).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps simulated time at the pace', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: 0.5, startPaused: false })
    for (let i = 0; i < 100; i++) {
      bench.pass(10)
      bench.read()
    }
    expect(bench.rows.at(-1)?.[0]).toBeCloseTo(0.5, 1)
    const progress = bench.reports.filter(report => report.kind === 'progress')
    expect(progress.length).toBeGreaterThan(15)
    expect(progress.length).toBeLessThanOrEqual(22)
    expect(progress.at(-1)?.progress.realTimeFactor).toBeCloseTo(0.5, 1)
  })

  it('tells what checks noted once, before the end', () => {
    const project = oscillator()
    const { main } = project.models
    const check = { type: 'checks/check-range', parameters: { upper: '0.5', action: 'mark' } }
    const from = { block: 'drive', port: 'y' }
    const marked: Project = {
      ...project,
      models: {
        main: {
          parameters: {},
          blocks: { ...main?.blocks, check },
          connections: [...(main?.connections ?? []), { from, to: { block: 'check', port: 'u' } }],
        },
      },
    }
    const bench = createBench()
    bench.send({ kind: 'start', project: marked, ...FULL })
    const last = bench.runToEnd()
    const noticed = bench.reports.flatMap(report => (report.kind === 'noticed' ? [report.notices] : []))
    expect(noticed.at(-1)).toMatchObject([{ action: 'mark', block: 'check', count: 3 }])
    expect(new Set(noticed.map(([notice]) => notice?.count)).size).toBe(noticed.length)
    expect(last?.kind).toBe('finished')
  })

  it('stops at the step where it is told to and says no more', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: 1, startPaused: false })
    bench.pass(100)
    bench.send({ kind: 'stop' })
    bench.send({ kind: 'resume' })
    bench.pass(1000)
    expect(bench.kinds()).toEqual(['started', 'finished'])
    expect(bench.reports.at(-1)).toMatchObject({ reason: 'stopped' })
    expect(bench.isIdle()).toBe(true)
  })

  it('takes one major step for each that is asked, also in a row', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: Infinity, startPaused: true })
    bench.send({ kind: 'step' })
    bench.pass(20)
    bench.send({ kind: 'step' })
    bench.send({ kind: 'step' })
    bench.pass(20)
    bench.read()
    expect(bench.rows.map(row => row[0])).toEqual([0, 0.001, 0.002, 0.003])
    expect(bench.kinds()).toEqual(['started', 'paused', 'paused', 'paused'])
  })

  it.each([true, false])('waits for the reader and loses nothing (shared memory: %s)', canShareMemory => {
    const project = oscillator({ stop: '80' })
    const bench = createBench({ canShareMemory })
    bench.send({ kind: 'start', project, ...FULL })
    bench.pass(20_000)
    const progress = bench.reports.filter(report => report.kind === 'progress').at(-1)
    expect(progress?.progress.tick).toBe(65_535)
    expect(bench.runToEnd()?.kind).toBe('finished')
    expect(bench.rows.map(row => row[0])).toEqual(Array.from({ length: 80_001 }, (_, k) => k / 1000))
  })

  it('tunes between two steps: from there on the run is the one with the new value', () => {
    const project = oscillator({ stop: '0.2' })
    const bench = createBench()
    bench.send({ kind: 'start', project, pace: Infinity, startPaused: true })
    const started = bench.reports[0]
    if (started?.kind !== 'started') throw new Error('The run did not start.')
    const spring = started.parameters.find(({ name }) => name === 'spring.gain')
    expect(spring?.width).toBe(1)
    bench.send({ kind: 'tune', writes: [{ address: spring?.address ?? -1, value: 12 }] })
    bench.send({ kind: 'resume' })
    bench.runToEnd()
    const { models } = project
    const blocks = { ...models.main?.blocks, spring: { type: 'math/gain', parameters: { gain: '12' } } }
    const tuned = {
      ...project,
      models: { main: { parameters: {}, connections: models.main?.connections ?? [], blocks } },
    }
    expect(bench.rows).toEqual(simulateRows(tuned))
  })

  it('keeps a value that was set for one step at least where the next one is to come after it', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: Infinity, startPaused: true })
    const started = bench.reports[0]
    if (started?.kind !== 'started') throw new Error('The run did not start.')
    const address = started.parameters.find(({ name }) => name === 'spring.gain')?.address ?? -1
    const memory = new Float64Array(started.memory ?? new SharedArrayBuffer(0))
    const before = memory[address] ?? Number.NaN
    bench.send({ kind: 'tune', writes: [{ address, value: 900 }] })
    bench.send({ kind: 'tune', writes: [{ address, value: before }], afterStep: true })
    expect(memory[address]).toBe(900)
    bench.send({ kind: 'step' })
    bench.pass(50)
    expect(memory[address]).toBe(before)
    bench.send({ kind: 'tune', writes: [{ address, value: 900 }] })
    bench.send({ kind: 'tune', writes: [{ address, value: before }], afterStep: true })
    bench.send({ kind: 'tune', writes: [{ address, value: 800 }] })
    bench.send({ kind: 'step' })
    bench.pass(50)
    expect(memory[address]).toBe(800)
    bench.send({ kind: 'tune', writes: [{ address, value: before }], afterStep: true })
    expect(memory[address]).toBe(before)
  })

  it('refuses a project with errors, and starts another one after it', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator({ step: '0' }), ...FULL })
    expect(bench.reports).toMatchObject([{ kind: 'refused', diagnostics: [{ code: 'bad-setting' }] }])
    bench.send({ kind: 'start', project: oscillator(), ...FULL })
    expect(bench.runToEnd()?.kind).toBe('finished')
  })

  it('forgets a run when another one starts', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: 0.01, startPaused: false })
    bench.pass(50)
    bench.send({ kind: 'start', project: oscillator({ stop: '0.1' }), ...FULL })
    bench.runToEnd()
    expect(bench.kinds()).toEqual(['started', 'started', 'finished'])
    expect(bench.rows).toHaveLength(101)
  })

  it('reports where values stop being finite, with all rows up to there', () => {
    const project = oscillator({ stop: '100', step: '0.1', solver: 'euler' })
    const { models } = project
    const blocks = { ...models.main?.blocks, damping: { type: 'math/gain', parameters: { gain: '-1e9' } } }
    const unstable = {
      ...project,
      models: { main: { parameters: {}, connections: models.main?.connections ?? [], blocks } },
    }
    const bench = createBench()
    bench.send({ kind: 'start', project: unstable, ...FULL })
    const last = bench.runToEnd()
    expect(last).toMatchObject({ kind: 'failed', diagnostic: { code: 'not-finite' } })
    expect(bench.rows).toEqual(simulateRows(unstable))
  })
})
