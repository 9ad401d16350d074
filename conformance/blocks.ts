/**
 * The block table: the tests of the block libraries, which hold every block against a closed form or an independent
 * computation, run once in each engine; what they ran is noted as they run.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { Measurement } from '../bench/figures.ts'
import { registry } from './run-variable.ts'

const ENGINES = ['simple', 'compiled', 'threaded']

interface Note {
  readonly test: string
  readonly type: string
  readonly isVector: boolean
}

/** What has no vectors by its nature: a choice, or one position set by hand. */
const SCALAR_BY_NATURE = new Set(['subsystems/switch-case', 'panel/slider', 'panel/knob'])

/** What passed in one engine; a block counts in the tests of its own library only, as other tests may use any. */
function runTests(engine: string, libraries: readonly string[]): readonly Note[] {
  const folder = mkdtempSync(join(tmpdir(), 'loopwright-blocks-'))
  const [notes, report] = [join(folder, 'notes.jsonl'), join(folder, 'report.json')]
  const folders = libraries.map(library =>
    library === 'power' ? `plugins/${library}/` : `plugins/standard/${library}/`,
  )
  const run = ['node_modules/vitest/vitest.mjs', 'run', ...folders]
  const options = ['--reporter=json', `--outputFile=${report}`]
  try {
    const { stderr } = spawnSync(process.execPath, [...run, ...options], {
      env: { ...process.env, LOOPWRIGHT_TEST_ENGINE: engine, LOOPWRIGHT_BLOCK_NOTES: notes },
      encoding: 'utf8',
    })
    if (!existsSync(report)) throw new Error(`The tests of the blocks did not run: ${stderr}`)
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
      readonly testResults: readonly { readonly name: string; readonly status: string }[]
    }
    const passed = new Set(
      testResults.filter(({ status }) => status === 'passed').map(({ name }) => relative('.', name)),
    )
    const lines = readFileSync(notes, 'utf8').trim().split('\n')
    return lines
      .map(line => JSON.parse(line) as Note)
      .filter(({ test, type }) => passed.has(test) && test.includes(`/${type.split('/')[0]}/`))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A row for each block in whose id the text is, whose words say what its tests gave it. */
export function listBlockMeasurements(text: string): Measurement[] {
  const types = registry.all.filter(({ id }) => id.includes(text))
  const libraries = [...new Set(types.map(({ library }) => library))]
  const runs = libraries.length === 0 ? [] : ENGINES.map(engine => runTests(engine, libraries))
  return types.map(({ id }) => {
    const own = runs.map(notes => notes.filter(({ type }) => type === id))
    const isVector = own.every(notes => notes.some(note => note.isVector))
    return {
      what: `${id}: engines in which its tests pass, on ${isVector ? 'scalars and vectors' : SCALAR_BY_NATURE.has(id) ? 'scalars, which is all it takes' : 'scalars only'}`,
      unit: 'engines',
      bar: ENGINES.length,
      sense: 'at least',
      measure: () => own.filter(notes => notes.length > 0).length,
    }
  })
}
