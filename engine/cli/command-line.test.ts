import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { call, registry } from '../testing/call-commands.ts'

const folder = mkdtempSync(join(tmpdir(), 'loopwright-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A file in the folder, from the root model's blocks and connections. */
function project(
  name: string,
  blocks: object,
  connections: readonly string[] = [],
  more: object = {},
): string {
  const path = join(folder, `${name}.loop`)
  const document = {
    format: 'loopwright',
    version: 1,
    name,
    settings: { solver: 'rk4', step: '0.25', stop: '1' },
    variables: { k: '3' },
    models: { main: { blocks, connections } },
    ...more,
  }
  writeFileSync(path, JSON.stringify(document))
  return path
}

const clock = { type: 'sources/clock' }
const gain = (text: string) => ({ type: 'math/gain', parameters: { gain: text } })
const use = { type: 'subsystems/model', parameters: { model: 'times' } }
const SCALED = project(
  'scaled',
  { clock, triple: gain('k'), pair: gain('[1, 10]'), scope: { type: 'sinks/scope' } },
  ['clock.y -> triple.u', 'clock.y -> pair.u', 'triple.y -> scope.u'],
)
/** Two uses of one model, and a third within. */
const NESTED = project(
  'nested',
  { clock, first: use, second: use, outer: { type: 'subsystems/model', parameters: { model: 'wrap' } } },
  ['clock.y -> first.u', 'clock.y -> second.u', 'clock.y -> outer.u'],
  {
    models: {
      main: {
        blocks: {
          clock,
          first: use,
          second: use,
          outer: { type: 'subsystems/model', parameters: { model: 'wrap' } },
        },
        connections: ['clock.y -> first.u', 'clock.y -> second.u', 'clock.y -> outer.u'],
      },
      times: {
        parameters: { m: '2' },
        blocks: { u: { type: 'subsystems/entry' }, by: gain('m'), y: { type: 'subsystems/exit' } },
        connections: ['u.y -> by.u', 'by.y -> y.u'],
      },
      wrap: {
        blocks: { u: { type: 'subsystems/entry' }, inner: use, y: { type: 'subsystems/exit' } },
        connections: ['u.y -> inner.u', 'inner.y -> y.u'],
      },
    },
  },
)
const DIVIDES_BY_0 = project(
  'divides by 0',
  {
    one: { type: 'sources/constant' },
    fall: { type: 'sources/ramp', parameters: { slope: '-1', initial: '0.5' } },
    ratio: { type: 'math/divide' },
  },
  ['one.y -> ratio.u1', 'fall.y -> ratio.u2'],
)

const finals = async (...args: readonly string[]): Promise<Record<string, number>> => {
  const { out } = await call(['run', ...args, '--json'])
  const { signals } = JSON.parse(out) as { signals: { name: string; final: number }[] }
  return Object.fromEntries(signals.map(({ name, final }) => [name, final]))
}

describe('run --profile', () => {
  it('gives the share of every block, and of subsystems with all that stands in them', async () => {
    const { out, status } = await call(['run', NESTED, '--profile', '--json'])
    const { profile } = JSON.parse(out)
    expect(status).toBe(0)
    const total = profile.blocks.reduce((sum: number, { share }: { share: number }) => sum + share, 0)
    expect(total).toBeCloseTo(1, 12)
    const paths = profile.contexts.map(({ path }: { path: string }) => path)
    expect(paths.sort()).toEqual(['first', 'outer', 'outer/inner', 'second'])
    expect(profile.models.find(({ model }: { model: string }) => model === 'times')).toMatchObject({
      uses: 3,
    })
  })

  it('prints a table with what costs most at the top', async () => {
    const { out } = await call(['run', SCALED, '--profile'])
    expect(out).toMatch(/Time per block: a step of the compiled engine takes/)
    expect(out).toMatch(/share +ns\/step +block +type +how/)
    expect(out).toMatch(/pair +math\/gain +timed/)
  })
})

describe('loopwright run', () => {
  it('shows what the scopes show, as a table', async () => {
    const { status, out, error } = await call(['run', SCALED])
    expect(out).toMatch(/^scaled: 4 steps of 0\.25 s with rk4 \(compiled\), to t = 1 s, in \d+\.\d\d s\n\n/)
    expect(out.split('\n').slice(2)).toEqual(['signal    final  min  max', 'triple.y  3      0    3', ''])
    expect([status, error]).toEqual([0, ''])
  })

  it('shows every output of the root when there is no scope', async () => {
    expect(await finals(NESTED)).toEqual({ 'clock.y': 1, 'first.y': 2, 'second.y': 2, 'outer.y': 2 })
  })

  it('gives the summary as JSON', async () => {
    const { out } = await call(['run', SCALED, '--json'])
    const { wallSeconds, ...summary } = JSON.parse(out)
    expect(wallSeconds).toBeGreaterThan(0)
    expect(summary).toEqual({
      name: 'scaled',
      engine: 'compiled',
      engineReason: 'WebAssembly is available',
      solver: 'rk4',
      solverReason: 'asked for',
      step: 0.25,
      stop: 1,
      end: 1,
      steps: 4,
      signals: [{ name: 'triple.y', final: 3, min: 0, max: 3 }],
      diagnostics: [],
    })
  })

  it('writes CSV: time, then a column for each element of each signal', async () => {
    const out = join(folder, 'out.csv')
    const result = await call(['run', SCALED, '--log', 'pair.y,clock.y', '--log', 'triple.y', '--out', out])
    expect(result).toEqual({ status: 0, out: `${out}: 5 rows, 5 columns\n`, error: '' })
    expect(readFileSync(out, 'utf8')).toBe(
      'time,pair.y[0],pair.y[1],clock.y,triple.y\n0,0,0,0,0\n0.25,0.25,2.5,0.25,0.75\n' +
        '0.5,0.5,5,0.5,1.5\n0.75,0.75,7.5,0.75,2.25\n1,1,10,1,3\n',
    )
  })

  it('writes numbers that read back as the same', async () => {
    const out = join(folder, 'exact.csv')
    await call(['run', SCALED, '--step', '1/3', '--set', 'triple.gain=-1/7', '--out', out])
    const rows = readFileSync(out, 'utf8').trimEnd().split('\n').slice(1)
    expect(rows.map(row => row.split(',').map(Number))).toEqual(
      [0, 1, 2, 3].map(tick => [tick / 3, (-1 / 7) * (tick / 3)]),
    )
  })

  it('calls signals by the names that the diagram gives them, also in a subsystem', async () => {
    const named = JSON.parse(readFileSync(NESTED, 'utf8'))
    named.models.main.signals = { 'clock.y': 'time, s', 'first.y': 'double' }
    named.models.times.signals = { 'by.y': 'product' }
    const path = join(folder, 'named.loop')
    writeFileSync(path, JSON.stringify(named))
    const out = join(folder, 'named.csv')
    await call([
      'run',
      path,
      '--log',
      'first/product,double',
      '--log',
      'second/by.y',
      '--log',
      'time, s',
      '--out',
      out,
    ])
    expect(readFileSync(out, 'utf8').split('\n')[0]).toBe(
      'time,first/product,double,second/product,"time, s"',
    )
    const result = await call(['run', path, '--log', 'first/prodct'])
    expect(result.error).toContain('Did you mean "first/product"?')
  })

  it('quotes names in CSV that need it', async () => {
    const comma = project('comma', { 'a,b': clock })
    const out = join(folder, 'comma.csv')
    await call(['run', comma, '--log', 'a,b.y', '--out', out])
    expect(readFileSync(out, 'utf8').split('\n')[0]).toBe('time,"a,b.y"')
  })

  it('writes JSON by columns', async () => {
    const out = join(folder, 'out.json')
    await call(['run', SCALED, '--out', out])
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({
      name: 'scaled',
      solver: 'rk4',
      step: 0.25,
      stop: 1,
      rows: 5,
      columns: [
        { name: 'time', values: [0, 0.25, 0.5, 0.75, 1] },
        { name: 'triple.y', values: [0, 0.75, 1.5, 2.25, 3] },
      ],
    })
  })

  it('takes the settings of the call as expressions over the variables', async () => {
    const { out } = await call([
      'run',
      SCALED,
      '--stop',
      '2*k',
      '--step',
      '1/k',
      '--solver',
      'euler',
      '--json',
    ])
    expect(JSON.parse(out)).toMatchObject({ solver: 'euler', step: 1 / 3, stop: 6, steps: 18 })
  })

  it('changes parameters for one run, in one use of a model only', async () => {
    expect(await finals(SCALED, '--set', 'triple.gain=k^2')).toEqual({ 'triple.y': 9 })
    expect(await finals(NESTED, '--set', 'first/by.gain=5*m', '--set', 'outer/inner/by.gain=k')).toEqual({
      'clock.y': 1,
      'first.y': 10,
      'second.y': 2,
      'outer.y': 3,
    })
    expect(await finals(NESTED, '--set', 'second.m=7')).toMatchObject({ 'first.y': 2, 'second.y': 7 })
  })

  it('warns of an open input and goes on', async () => {
    const path = project('open', { gain: gain('1') })
    const { status, error } = await call(['run', path])
    expect(error).toContain(`${path}: warning: gain.u, line 1`)
    expect(status).toBe(0)
  })

  it('goes on after a check that warns or marks, and says what it noted', async () => {
    const limit = (action: string) => ({ type: 'checks/check-range', parameters: { upper: '0.3', action } })
    const path = project('notes', { clock, warns: limit('warn'), marks: limit('mark') }, [
      'clock.y -> warns.u',
      'clock.y -> marks.u',
    ])
    const { status, error } = await call(['run', path])
    expect(status).toBe(0)
    expect(error).toContain('warns')
    expect(error).toContain('left its range at t = 0.5 s')
    expect(error).not.toContain('marks')
    const { end, notices, diagnostics } = JSON.parse((await call(['run', path, '--json'])).out)
    expect(end).toBe(1)
    expect(notices).toMatchObject([
      { action: 'warn', block: 'warns', count: 1, times: [0.5] },
      { action: 'mark', block: 'marks', count: 1, times: [0.5] },
    ])
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'check-warned', timeSeconds: 0.5 }])
  })

  it('ends with the model at fault where a value is not finite, and writes up to there', async () => {
    const out = join(folder, 'fault.csv')
    const { status, error } = await call(['run', DIVIDES_BY_0, '--out', out])
    expect(error).toContain('error: ratio, line 1')
    expect(error).toContain('infinite at t = 0.5 s')
    expect(error).toContain(`${out}: 3 rows, 4 columns, up to t = 0.5 s`)
    expect(readFileSync(out, 'utf8').trimEnd().split('\n').at(-1)).toBe('0.5,1,0,Infinity')
    expect(status).toBe(1)
  })

  it('shows progress where somebody watches, and nowhere else', async () => {
    const long = ['run', SCALED, '--step', '1e-4', '--out', join(folder, 'long.csv')]
    expect((await call(long)).error).toBe('')
    const { error } = await call(long, { isWatched: true })
    const [, first, ...more] = error.split('\r\u001b[2K')
    expect(first).toMatch(/^\d+ % {2}t = [\d.]+ s of 1 s {2}\d+ steps\/s$/)
    expect(more.at(-1)).toBe('')
  })

  it('keeps nothing of a run that is stopped, and leaves a file that was there', async () => {
    const out = join(folder, 'kept.csv')
    writeFileSync(out, 'before')
    const before = readdirSync(folder)
    const { status, error } = await call(['run', SCALED, '--step', '1e-6', '--out', out], {
      interruptAfter: 2,
    })
    expect(error).toMatch(/^Stopped at t = 0\.0\d+ s\. .*kept\.csv was not written\.\n$/)
    expect(status).toBe(130)
    expect(readFileSync(out, 'utf8')).toBe('before')
    expect(readdirSync(folder)).toEqual(before)
  })

  it('writes through a link and keeps it', async () => {
    const target = join(folder, 'target.csv')
    const link = join(folder, 'link.csv')
    writeFileSync(target, '')
    symlinkSync(target, link)
    await call(['run', SCALED, '--out', link])
    expect(readFileSync(target, 'utf8')).toContain('time,triple.y\n')
  })
})

describe('a call that is at fault', () => {
  const run = (...args: readonly string[]) => ['run', SCALED, ...args]
  it.each([
    [[], 'Usage: loopwright'],
    [['fly', SCALED], "unknown command 'fly'"],
    [['check'], "missing required argument 'file'"],
    [run('--stopp', '1'), "loopwright: unknown option '--stopp'\n(Did you mean --stop?)"],
    [run('--engine', 'steam'), "'steam' is invalid"],
    [['run', join(folder, 'gone.loop')], 'gone.loop: There is no such file or folder.'],
    [['check', folder], 'is not a file'],
    [run('--log', 'tripple.y'), '--log: there is no signal "tripple.y". Did you mean "triple.y"?'],
    [run('--log', 'clock'), '--log: there is no signal "clock". Did you mean "clock.y"?'],
    [run('--set', 'triple.gian=2'), 'there is no parameter "triple.gian". Did you mean "triple.gain"?'],
    [run('--set', 'tripel.gain=2'), 'there is no parameter "tripel.gain". Did you mean "triple.gain"?'],
    [run('--set', 'triple.gain'), 'this sets nothing. Write block.parameter=VALUE.'],
    [run('--set', 'triple.gain=2*('), '--set triple.gain=2*(: "2*(" is not an expression'],
    [run('--set', 'triple.gain=q'), '"q" is not defined. Add a variable q'],
    [['run', NESTED, '--set', 'frist/by.gain=2'], 'Did you mean "first/by.gain"?'],
    [run('--step', '0'), '--step: The step must be greater than 0 s, not 0 s. Try 1e-3.'],
    [run('--stop', '-1'), '--stop: The stop time of -1 s lies before'],
    [run('--stop', 'soon'), '--stop: The stop time cannot be read: "soon" is not defined.'],
    [run('--solver', 'rk'), '--solver: There is no solver "rk". Did you mean "rk4"?'],
    [run('--out', 'result.xls'), '--out result.xls: the end of the name says the format'],
    [run('--out', join(folder, 'no', 'out.csv')), 'There is no such file or folder.'],
    [
      run('--out', `${folder}/../${folder.split('/').at(-1)}/sub.csv/out.csv`),
      'There is no such file or folder.',
    ],
  ])('%j', async (args, words) => {
    const { status, out, error } = await call(args)
    expect(error).toContain(words)
    expect([status, out]).toEqual([2, ''])
  })
})

describe('loopwright check', () => {
  it('has nothing to say of a sound project', async () => {
    expect(await call(['check', SCALED])).toEqual({ status: 0, out: `${SCALED}: no problems\n`, error: '' })
  })

  it('gives its findings as JSON', async () => {
    const path = project('open input', { gain: gain('1') })
    const { status, out } = await call(['check', path, '--json'])
    expect(JSON.parse(out)).toMatchObject({
      file: path,
      errors: 0,
      warnings: 1,
      diagnostics: [
        { severity: 'warning', code: 'unconnected-input', place: { block: 'gain', port: 'u', line: 1 } },
      ],
    })
    expect(status).toBe(0)
  })

  it('warns of a newer version', async () => {
    const path = project('newer', { clock }, [], { version: 2 })
    const { status, error } = await call(['check', path])
    expect(error).toContain('warning: version, line 1')
    expect(error).toContain('of version 2; this Loopwright knows up to version 1')
    expect(status).toBe(0)
  })
})

describe('loopwright blocks', () => {
  it('lists every block type, its ports and its parameters', async () => {
    const { status, out } = await call(['blocks'])
    for (const { id, parameters } of registry.all) {
      const start = out.indexOf(`${id}  `)
      const text = out.slice(start, out.indexOf('\n\n', start))
      expect(start).not.toBe(-1)
      for (const name of Object.keys(parameters)) expect(text).toContain(`${name} = `)
    }
    expect(status).toBe(0)
  })

  it('gives them as JSON, with what the formats of parameters are', async () => {
    const { out } = await call(['blocks', '--json'])
    const types = JSON.parse(out)
    expect(types.map(({ id }: { id: string }) => id)).toEqual(registry.all.map(({ id }) => id))
    expect(types.find(({ id }: { id: string }) => id === 'math/gain')).toMatchObject({
      inputs: [{ name: 'u' }],
      outputs: [{ name: 'y' }],
      parameters: [
        { name: 'gain', kind: 'matrix', default: '1', isTunable: true },
        { name: 'multiplication', kind: 'choice', default: 'elements', isTunable: false },
      ],
    })
  })

  it('keeps those that go by a word', async () => {
    const { out } = await call(['blocks', 'heaviside'])
    expect(out.split('\n')[0]).toBe('sources/step  Step')
    expect((await call(['blocks', 'xyzzy'])).error).toBe('No block type goes by "xyzzy".\n')
  })
})

describe('loopwright', () => {
  it('gives its version and help', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await call(['--version'])).toEqual({ status: 0, out: `${version}\n`, error: '' })
    for (const args of [['--help'], ['run', '--help'], ['help', 'check']]) {
      const { status, out, error } = await call(args)
      expect(out).toContain('Usage: loopwright')
      expect([status, error]).toEqual([0, ''])
    }
  })
})
