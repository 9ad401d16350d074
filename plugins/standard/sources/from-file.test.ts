import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compile,
  type DataFiles,
  describeDiagnostic,
  type EngineChoice,
  isError,
  type Settings,
  simulate,
} from '../../../engine/index.ts'
import { noteBlocks } from '../../testing/block-notes.ts'
import { buildProject, createTestEngine, registry } from '../../testing/run-diagram.ts'

const HEATING = '# a heating\ntime,power,room\n0,1,20\n1,0,21\n\n2.5,2,22.5\n'

function compileWith(
  text: string,
  parameters: Readonly<Record<string, string>> = {},
  settings: Partial<Settings> = {},
) {
  const data: DataFiles = new Map([['data.csv', { text }]])
  const project = buildProject({
    blocks: { file: ['sources/from-file', parameters], x: ['continuous/integrator'] },
    connections: ['file.y -> x.u'],
    settings: { step: '2^-4', stop: '4', ...settings },
  })
  return compile(project, registry, data)
}

function run(
  text: string,
  parameters: Readonly<Record<string, string>>,
  settings: Partial<Settings>,
  engine?: EngineChoice,
) {
  const { program, diagnostics } = compileWith(text, parameters, settings)
  if (!program) throw new Error(diagnostics.map(describeDiagnostic).join())
  noteBlocks({ file: ['sources/from-file'] }, [], program)
  const { log, fault } = simulate(program, [...program.signals.values()], {
    createEngine: createTestEngine(engine),
  })
  if (fault) throw new Error(describeDiagnostic(fault))
  const rows = Array.from({ length: log.rows }, (_, row) => row)
  const trace = (name: string) => {
    const column = log.columns.findIndex(known => known.name === name)
    return rows.map(row => log.value(row, column))
  }
  return { times: rows.map(log.time), trace, tables: program.tables }
}

const explain = (text: string, parameters: Readonly<Record<string, string>> = {}) =>
  compileWith(text, parameters)
    .diagnostics.filter(isError)
    .map(({ code, message, place }) => [code, place.parameter, message])

describe('From File', () => {
  it('gives every column but the time, between its rows and beyond them', () => {
    const { times, trace } = run(HEATING, {}, {})
    const power = (t: number) => (t < 1 ? 1 - t : t < 2.5 ? ((t - 1) / 1.5) * 2 : 2)
    const room = (t: number) => Math.min(20 + t, 22.5)
    times.forEach((t, k) => {
      expect(trace('file.y[0]')[k]).toBeCloseTo(power(t), 12)
      expect(trace('file.y[1]')[k]).toBeCloseTo(room(t), 12)
    })
  })

  it('takes columns by name and by number, with any separator and decimal commas', () => {
    const text = '"Temp; inside";"Zeit"\n1,5;0\n2,5;1\n'
    const { trace } = run(
      text,
      { time: 'Zeit', columns: '1', method: 'previous', ends: 'zero' },
      { step: '0.5' },
    )
    expect(trace('file.y')).toEqual([1.5, 1.5, 2.5, 0, 0, 0, 0, 0, 0])
    expect(run('0\t5\n1\t6', { method: 'previous' }, { step: '1' }).trace('file.y')).toEqual([5, 6, 6, 6, 6])
    expect(run('0  5\n1  6', { method: 'previous', ends: 'repeat' }, { step: '1' }).trace('file.y')).toEqual([
      5, 5, 5, 5, 5,
    ])
  })

  it('gives the same bits in all engines, of random tables', () => {
    // What a file may hold: of states near the smallest doubles no step of the solver can be judged.
    const number = fc.integer({ min: -9000, max: 9000 }).map(thousandths => thousandths / 1000)
    const row = fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), number, number)
    const how = fc.record({
      method: fc.constantFrom('linear', 'previous'),
      ends: fc.constantFrom('hold', 'extrapolate', 'zero', 'repeat'),
    })
    const solver = fc.constantFrom('rk4', 'dp54')
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 20 }), how, solver, (rows, parameters, chosen) => {
        let time = 0
        const text = rows
          .map(([step, a, b]) => {
            time += step
            return [time, a, b].join()
          })
          .join('\n')
        const [simple, compiled] = (['simple', 'compiled'] as const).map(engine =>
          run(text, parameters, { solver: chosen }, engine),
        )
        for (const name of ['file.y[0]', 'x.y[1]']) expect(compiled?.trace(name)).toEqual(simple?.trace(name))
      }),
      { numRuns: 40 },
    )
  })

  it('lets variable steps end on its breaks, where it is held and where it has corners', () => {
    const text = '0,0\n0.3,1\n1.7,-2\n3.1,4\n'
    for (const method of ['previous', 'linear']) {
      const { times, trace } = run(
        text,
        { method },
        { solver: 'dp54', step: '1', stop: '4', maxStep: '4', relTol: '1e-9' },
      )
      for (const instant of [0.3, 1.7, 3.1]) expect(times).toContain(instant)
      const exact = method === 'previous' ? 1.4 - 2 * 1.4 + 4 * 0.9 : 0.15 - 0.7 + 1.4 + 4 * 0.9
      expect(trace('x.y').at(-1)).toBeCloseTo(exact, 10)
    }
  })

  it('reads a long file once, and keeps its numbers in memory', () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `${i / 1000},${i % 7}`).join('\n')
    const { tables, trace } = run(text, { method: 'previous' }, { step: '1e-3', stop: '3' }, 'compiled')
    expect(tables.map(({ values }) => values.length)).toEqual([50_000, 50_000, 50_000])
    expect(trace('file.y')).toEqual(Array.from({ length: 3001 }, (_, i) => i % 7))
  })

  it.each([
    ['', 'file', 'data.csv is empty.'],
    ['time,y\n', 'file', 'data.csv has names, but no numbers.'],
    ['t,y\n0,1\n1,x\n', 'file', 'data.csv, line 3, column 2: "x" is not a number.'],
    ['t,y\n0,1\n1,\n', 'file', 'data.csv, line 3, column 2: there is nothing.'],
    ['t,y\n0,1\n1,2,3\n', 'file', 'data.csv, line 3: there are 3 values where the first row has 2.'],
    [
      '0,1\n1,2\n\n1,3\n',
      'file',
      'data.csv, line 4, column 1: the time 1 does not exceed the one before it, 1.',
    ],
    ['0,1\n', 'file', 'data.csv has one row only.'],
    ['0\n1\n', 'file', 'data.csv has one column only.'],
  ])('says where %j is wrong', (text, parameter, message) => {
    const code = /empty|but no|line \d+(, column \d+)?: (there|")/.test(message)
      ? 'data-file'
      : 'bad-parameter-value'
    expect(explain(text)).toEqual([[code, parameter, message]])
  })

  it('names what is not in the file, and refuses files elsewhere', () => {
    expect(explain(HEATING, { columns: 'pwr' })).toEqual([
      ['bad-parameter-value', 'columns', 'The file has no column "pwr".'],
    ])
    expect(explain(HEATING, { file: 'other.csv' })).toEqual([
      ['data-file', 'file', 'other.csv: It was not read.'],
    ])
    for (const path of [
      '/etc/hosts.csv',
      '../x.csv',
      'a/../../x.csv',
      'C:\\x.csv',
      'c:x.csv',
      '\\\\host\\x.csv',
      'a//x.csv',
    ])
      expect(explain(HEATING, { file: path })[0]?.[2]).toMatch(/is not in the project's folder/)
    expect(explain(HEATING, { file: 'id_rsa' })[0]?.[2]).toMatch(/does not say by its ending/)
  })
})
