import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  compile,
  createProject,
  createRegistry,
  type Project,
  parseConnection,
  simulate,
} from '../../engine/index.ts'
import { builtInLibraries } from '../../plugins/libraries.ts'
import { useDocument } from './document-store.ts'
import type { Recording } from './recording.ts'
import { NO_RUN } from './run-state.ts'
import { createRunBench } from './testing/run-bench.ts'

const registry = createRegistry(builtInLibraries)

function createLag(settings: Partial<Project['settings']> = {}): Project {
  return {
    ...createProject('Lag'),
    settings: { solver: 'rk4', step: '1e-3', stop: '1', ...settings },
    variables: { K: '3' },
    models: {
      main: {
        parameters: {},
        blocks: {
          step: { type: 'sources/step', parameters: { time: '0' } },
          error: { type: 'math/sum', parameters: { signs: '+-' } },
          gain: { type: 'math/gain', parameters: { gain: '2' } },
          outer: { type: 'math/gain', parameters: { gain: 'K' } },
          plant: { type: 'continuous/integrator', parameters: {} },
          scope: { type: 'sinks/scope', parameters: {} },
        },
        connections: [
          'step.y -> error.u1',
          'plant.y -> error.u2',
          'error.y -> gain.u',
          'gain.y -> outer.u',
          'outer.y -> plant.u',
          'plant.y -> scope.u',
        ].flatMap(text => parseConnection(text) ?? []),
      },
    },
  }
}

function setGain(text: string) {
  return (project: Project): Project => {
    const { main } = project.models
    const gain = main?.blocks.gain
    if (!main || !gain) throw new Error('The project has no gain.')
    const blocks = { ...main.blocks, gain: { ...gain, parameters: { gain: text } } }
    return { ...project, models: { ...project.models, main: { ...main, blocks } } }
  }
}

const setVariable = (text: string) => (project: Project) => ({ ...project, variables: { K: text } })
/** A block and a wire more. */
function addMeter(project: Project): Project {
  const { main } = project.models
  if (!main) throw new Error('There is no main model.')
  const blocks = { ...main.blocks, meter: { type: 'sinks/display', parameters: {} } }
  const connections = [...main.connections, ...[parseConnection('error.y -> meter.u') ?? []].flat()]
  return { ...project, models: { main: { ...main, blocks, connections } } }
}
const setStop = (stop: string) => (project: Project) => ({
  ...project,
  settings: { ...project.settings, stop },
})

/** The values of the only trace. */
function readTrace(recording: Recording | null): number[] {
  const trace = recording?.shown.get('scope')?.traces[0]
  return Array.from({ length: recording?.rows() ?? 0 }, (_, i) => trace?.values.at(i) ?? Number.NaN)
}

function simulateTrace(project: Project): number[] {
  const { program } = compile(project, registry)
  if (!program) throw new Error('The test project does not compile.')
  const { log } = simulate(
    program,
    program.recordings.map(({ signal }) => signal),
  )
  return Array.from({ length: log.rows }, (_, row) => log.value(row, 0))
}

const edit = (change: (project: Project) => Project, merge?: string) =>
  useDocument.getState().edit('Test', change, merge === undefined ? {} : { merge })

beforeEach(() => {
  useDocument.getState().open(createLag(), null, null)
})
afterEach(() => {
  vi.useRealTimers()
})

describe('run controller', () => {
  it('records the run that simulate gives', async () => {
    const bench = createRunBench()
    bench.start()
    expect(bench.state().status).toBe('starting')
    await bench.until(state => state.status === 'finished')
    expect(readTrace(bench.state().recording)).toEqual(simulateTrace(createLag()))
    expect(bench.state().progress).toMatchObject({ tick: 1000, timeSeconds: 1 })
  })

  it('gives the first point, steps and goes on', async () => {
    const bench = createRunBench()
    bench.step()
    await bench.until(state => state.status === 'paused')
    expect(bench.state().recording?.rows()).toBe(1)
    bench.step()
    await bench.until(state => state.recording?.rows() === 2)
    bench.start()
    await bench.until(state => state.status === 'finished')
    expect(readTrace(bench.state().recording)).toEqual(simulateTrace(createLag()))
  })

  it('goes back when it is over, forward again, and on from there with the same samples', async () => {
    const bench = createRunBench()
    bench.start()
    await bench.until(state => state.status === 'finished')
    bench.stepBack()
    await bench.until(state => state.status === 'paused')
    expect(bench.state().recording?.rows()).toBe(1000)
    expect(bench.state().progress?.timeSeconds).toBe(0.999)
    for (const timeSeconds of [0.1, 0.2, 0.3, 0.7]) bench.goTo(timeSeconds)
    await bench.until(state => state.recording?.rows() === 701)
    expect(bench.state().recording?.furthest()).toBe(1)
    bench.goTo(0.25)
    await bench.until(state => state.recording?.rows() === 251)
    bench.goTo(0.8)
    bench.resume()
    await bench.until(state => state.status === 'finished')
    expect(readTrace(bench.state().recording)).toEqual(simulateTrace(createLag()))
  })

  it('goes on with the gain of now after going back', async () => {
    const bench = createRunBench()
    bench.start()
    await bench.until(state => state.status === 'finished')
    bench.goTo(0.5)
    await bench.until(state => state.recording?.rows() === 501)
    edit(setGain('0.5'))
    bench.resume()
    await bench.until(state => state.status === 'finished')
    const [before, now] = [simulateTrace(createLag()), readTrace(bench.state().recording)]
    expect(now).toHaveLength(1001)
    expect(now.slice(0, 501)).toEqual(before.slice(0, 501))
    expect(now[600]).not.toBe(before[600])
  })

  it('refuses what does not compile and says why, until it is mended', async () => {
    useDocument.getState().open(createLag({ step: '0' }), null, null)
    const bench = createRunBench()
    bench.start()
    await bench.until(state => state.status === 'failed')
    expect(bench.state().diagnostics).toMatchObject([
      { code: 'bad-setting', place: { field: 'settings.step' } },
    ])
    edit(project => ({ ...project, settings: { ...project.settings, step: '1e-3' } }))
    expect(bench.state()).toMatchObject({ status: 'idle', diagnostics: [] })
  })

  it('takes an edit of the diagram over while it runs: time and states go on', async () => {
    useDocument.getState().open(createLag({ stop: '1000', pace: '1' }), null, null)
    const bench = createRunBench()
    bench.start()
    await bench.until(state => (state.recording?.rows() ?? 0) > 20)
    const recording = bench.state().recording
    edit(addMeter)
    await bench.until(state => state.recording !== recording)
    expect(bench.state()).toMatchObject({ status: 'running', isOutOfDate: false })
    expect(bench.kinds().filter(kind => kind === 'start')).toHaveLength(1)
    const rows = bench.state().recording?.rows() ?? 0
    await bench.until(state => (state.recording?.rows() ?? 0) > rows + 20)
    bench.stop()
    await bench.until(state => state.status === 'stopped')
    const times = Array.from({ length: rows }, (_, i) => bench.state().recording?.times.at(i) ?? Number.NaN)
    expect(times[0]).toBe(0)
    const seen = readTrace(bench.state().recording).filter((_, i, all) => all[i] !== all[i + 1])
    expect(seen).toEqual(simulateTrace(createLag()).slice(0, seen.length))
  })

  it('says that a run is out of date while the edited diagram does not compile', async () => {
    useDocument.getState().open(createLag({ stop: '1000', pace: '1' }), null, null)
    const bench = createRunBench()
    bench.start()
    await bench.until(state => (state.recording?.rows() ?? 0) > 5)
    const setType = (type: string) => (project: Project) => {
      const { main } = project.models
      if (!main) throw new Error('There is no main model.')
      const blocks = { ...main.blocks, outer: { type, parameters: { gain: 'K' } } }
      return { ...project, models: { main: { ...main, blocks } } }
    }
    edit(setType('math/gone'))
    await bench.until(state => state.isOutOfDate)
    expect(bench.state().status).toBe('running')
    edit(setType('math/gain'))
    await bench.until(state => !state.isOutOfDate)
    bench.stop()
    await bench.until(state => state.status === 'stopped')
  })

  it('tunes a run that goes on, by parameter or by variable, without a new start', async () => {
    useDocument.getState().open(createLag({ stop: '1000', pace: '1' }), null, null)
    const bench = createRunBench()
    bench.start()
    await bench.until(state => (state.recording?.rows() ?? 0) > 5)
    edit(setGain('5'), 'drag')
    edit(setGain('6'), 'drag')
    edit(setVariable('4'))
    const tunes = bench.requests.filter(request => request.kind === 'tune')
    expect(tunes.map(({ writes }) => writes.map(({ value }) => value))).toEqual([[5], [6], [4]])
    expect(bench.state()).toMatchObject({ status: 'running', isOutOfDate: false })
    expect(bench.kinds().filter(kind => kind === 'start')).toHaveLength(1)

    edit(setStop('5'))
    expect(bench.state()).toMatchObject({ status: 'running', isOutOfDate: true })
    useDocument.getState().undo()
    expect(bench.state().isOutOfDate).toBe(false)
    bench.stop()
    await bench.until(state => state.status === 'stopped')
  })

  it('has a parameter at 1 while a button is held, and the document as it was', async () => {
    useDocument.getState().open(createLag({ stop: '1000', pace: '1' }), null, null)
    const bench = createRunBench()
    const gain = { model: 'main', block: 'gain', parameter: 'gain' }
    bench.hold(gain, true)
    bench.start()
    await bench.until(state => (state.recording?.rows() ?? 0) > 5)
    const { past } = useDocument.getState()
    edit(setGain('7'))
    bench.hold(gain, false)
    bench.hold(gain, true)
    edit(setVariable('4'))
    bench.hold(gain, false)
    const tunes = bench.requests.filter(request => request.kind === 'tune')
    expect(
      tunes.map(({ writes, afterStep = false }) => [writes.map(({ value }) => value), afterStep]),
    ).toEqual([
      [[1], false],
      [[7], true],
      [[1], false],
      [[4], false],
      [[7], true],
    ])
    expect(useDocument.getState().past).toHaveLength(past.length + 2)
    expect(bench.state()).toMatchObject({ status: 'running', isOutOfDate: false, held: [] })
    bench.stop()
    await bench.until(state => state.status === 'stopped')
  })

  it('goes on where the first edit of its project is withdrawn', async () => {
    useDocument.getState().open(createLag({ stop: '1000', pace: '1' }), null, null)
    const bench = createRunBench()
    bench.start()
    await bench.until(state => state.status === 'running')
    useDocument.getState().edit('write note', setGain('5'), { merge: 'write' })
    expect(useDocument.getState().withdraw('write')).toBe(true)
    expect(bench.state()).toMatchObject({ status: 'running', isOutOfDate: false })
    bench.stop()
    await bench.until(state => state.status === 'stopped')
  })

  it('takes a change that was made while the run was starting', async () => {
    useDocument.getState().open(createLag({ stop: '1000', pace: '1' }), null, null)
    const bench = createRunBench()
    bench.start()
    edit(setGain('5'))
    await bench.until(state => state.status === 'running')
    await vi.waitFor(() =>
      expect(bench.requests.at(-1)).toMatchObject({ kind: 'tune', writes: [{ value: 5 }] }),
    )
    bench.stop()
    await bench.until(state => state.status === 'stopped')
  })

  it('takes over an edit of the diagram that was made while the run was starting', async () => {
    useDocument.getState().open(createLag({ stop: '1000', pace: '1' }), null, null)
    const bench = createRunBench()
    bench.start()
    edit(addMeter)
    await bench.until(state => state.status === 'running' && bench.kinds().includes('swap'))
    await bench.until(state => !state.isOutOfDate)
    edit(setGain('5'))
    expect(bench.state()).toMatchObject({ status: 'running', isOutOfDate: false })
    bench.stop()
    await bench.until(state => state.status === 'stopped')
  })

  it('runs anew as a gain moves after the end: the latest value wins, the run before the drag stays as ghost', async () => {
    const bench = createRunBench()
    bench.start()
    await bench.until(state => state.status === 'finished')
    const first = bench.state().recording
    for (const text of ['2.5', '3', '3.5', '4']) edit(setGain(text), 'drag')
    expect(bench.state().recording).toBe(first)
    expect(bench.kinds().filter(kind => kind === 'start')).toHaveLength(2)
    await bench.until(state => state.recording !== first && !state.isRefreshing)
    expect(readTrace(bench.state().recording)).toEqual(simulateTrace(setGain('4')(createLag())))
    expect(bench.state().ghost).toEqual({ recording: first, label: 'gain.gain = 2' })
    expect(bench.kinds().filter(kind => kind === 'start')).toHaveLength(3)
    useDocument.getState().settle()

    const second = bench.state().recording
    edit(setGain('5'), 'drag')
    await bench.until(state => state.recording !== second && !state.isRefreshing)
    expect(bench.state().ghost).toEqual({ recording: second, label: 'gain.gain = 4' })
    expect(bench.state().status).toBe('finished')
  })

  it('recovers from values at which the run fails', async () => {
    const bench = createRunBench()
    bench.start()
    await bench.until(state => state.status === 'finished')
    edit(setGain('-1e300'), 'drag')
    await bench.until(state => state.status === 'failed')
    expect(bench.state().diagnostics).toMatchObject([{ code: 'not-finite' }])
    edit(setGain('3'), 'drag')
    await bench.until(state => state.status === 'finished')
    expect(bench.state().diagnostics).toEqual([])
    expect(readTrace(bench.state().recording)).toEqual(simulateTrace(setGain('3')(createLag())))
  })

  it('repeats each run finer where that is wanted; a change makes what came of it stale', async () => {
    const bench = createRunBench()
    bench.setTrustWanted(true)
    expect(bench.kinds()).not.toContain('trust')
    bench.start()
    await bench.until(state => state.trust !== null)
    const { trust, recording } = bench.state()
    expect(trust).toMatchObject({ isGood: true, worst: { name: 'plant.y' } })
    const [trace] = recording?.shown.get('scope')?.traces ?? []
    expect(trust?.bands[(trace?.column ?? 0) - 1]?.band.name).toBe('plant.y')

    edit(setGain('2.5'), 'drag')
    expect(bench.state().trust).toBeNull()
    await bench.until(state => state.trust !== null && !state.isRefreshing)
    edit(setStop('2'))
    expect(bench.state()).toMatchObject({ trust: null, trustProgress: null })
    edit(setStop('1'))
    await bench.until(state => state.trust !== null)
    bench.stepBack()
    await bench.until(state => state.status === 'paused')
    expect(bench.state().trust).not.toBeNull()
    bench.resume()
    await bench.until(state => state.status === 'finished' && state.trust !== null)
    bench.setTrustWanted(false)
    expect(bench.state().trust).toBeNull()
    bench.setTrustWanted(true)
    expect(bench.state().trustProgress).toBe(0)
    bench.stop()
    expect(bench.state()).toMatchObject({ trust: null, trustProgress: null, status: 'finished' })
  })

  it('says that scopes are out of date where only a new run can help', async () => {
    const bench = createRunBench()
    bench.start()
    await bench.until(state => state.status === 'finished')
    edit(setStop('2'))
    expect(bench.state()).toMatchObject({ isOutOfDate: true, isRefreshing: false })
    bench.start()
    expect(bench.state().isOutOfDate).toBe(false)
    await bench.until(state => state.status === 'finished')
    expect(bench.state().recording?.rows()).toBe(2001)
  })

  it('pauses before the samples fill the memory, and goes on when told to', async () => {
    useDocument.getState().open(createLag({ stop: '4000' }), null, null)
    const bench = createRunBench({ recordingBytes: 100_000 })
    bench.start()
    await bench.until(state => state.status === 'paused')
    expect(bench.state().diagnostics).toMatchObject([{ code: 'memory-limit' }])
    expect(bench.state().recording?.bytes()).toBeGreaterThanOrEqual(100_000)
    await bench.until(state => {
      if (state.status === 'paused') bench.resume()
      return state.status === 'finished'
    })
    expect(bench.state().recording?.rows()).toBe(4_000_001)
  })

  it('starts anew at once where a stop was asked for the moment before', async () => {
    useDocument.getState().open(createLag({ stop: '2', pace: '1' }), null, null)
    const bench = createRunBench()
    bench.start()
    await bench.until(state => state.status === 'running' && state.recording !== null)
    edit(project => ({ ...project, settings: { ...project.settings, stop: '1', pace: 'max' } }))
    bench.stop()
    bench.start()
    await bench.until(state => state.status === 'finished')
    expect(bench.state().recording?.rows()).toBe(1001)
    expect(bench.spawned()).toBe(1)
  })

  it('forgets the run when another project is opened', async () => {
    useDocument.getState().open(createLag({ stop: '1000', pace: '1' }), null, null)
    const bench = createRunBench()
    bench.start()
    await bench.until(state => state.status === 'running')
    useDocument.getState().open(createLag(), null, null)
    expect(bench.state()).toEqual(NO_RUN)
    bench.start()
    await bench.until(state => state.status === 'finished')
    expect(bench.state().recording?.rows()).toBe(1001)
  })

  it('stops within 300 ms a worker that does not answer, notices its silence after 3 s, and starts another one', () => {
    vi.useFakeTimers()
    const bench = createRunBench({ isDeaf: true })
    bench.start()
    vi.advanceTimersByTime(2900)
    expect(bench.state().isUnresponsive).toBe(false)
    vi.advanceTimersByTime(700)
    expect(bench.state().isUnresponsive).toBe(true)
    bench.stop()
    expect(bench.state()).toMatchObject({ status: 'stopped', isUnresponsive: false })
    expect(bench.spawned()).toBe(2)

    bench.start()
    bench.stop()
    expect(bench.state().status).toBe('starting')
    vi.advanceTimersByTime(300)
    expect(bench.state().status).toBe('stopped')
    expect(bench.spawned()).toBe(3)
  })
})
