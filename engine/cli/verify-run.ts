/** `run --verify`: the same run by two engines, compared bit by bit at every step. */
import type { Program, Signal } from '../compile/program.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { formatExactly } from '../simulate/csv-lines.ts'
import { createRun, type Run } from '../simulate/run.ts'
import { listColumns } from '../simulate/signal-log.ts'

interface Difference {
  readonly signal: string
  readonly timeSeconds: number
  readonly simple: number
  readonly other: number
}

export interface Comparison {
  readonly steps: number
  readonly signals: number
  /** The first difference, or null where all bits are the same. */
  readonly difference: Difference | null
}

/** Steps between two comparisons. */
const BATCH = 256

/** Compares all signals of a Program, step by step, until they differ or the run is over. */
export async function compareEngines(
  program: Program,
  createEngine: CreateEngine,
  betweenBatches: (run: Run) => Promise<boolean>,
): Promise<Comparison> {
  const signals: readonly Signal[] = [...program.signals.values()]
  const columns = listColumns(signals)
  const length = 1 + columns.length
  const start = (create: CreateEngine): { run: Run; drain: () => Float64Array[] } => {
    let batches: Float64Array[] = []
    const addresses = columns.map(({ address }) => address)
    const run = createRun(program, {
      createEngine: create,
      sink: { addresses, take: rows => batches.push(rows.slice()) },
    })
    run.start()
    return {
      run,
      drain: () => {
        const taken = batches
        batches = []
        return taken
      },
    }
  }
  const simple = start(createSimpleEngine)
  const other = start(createEngine)
  const compare = (): Difference | null => {
    const [a, b] = [join(simple.drain()), join(other.drain())]
    for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
      if (Object.is(a[i], b[i])) continue
      const row = Math.floor(i / length) * length
      return {
        signal: columns[(i % length) - 1]?.name ?? 'time',
        timeSeconds: (a[row] ?? b[row]) as number,
        simple: a[i] ?? Number.NaN,
        other: b[i] ?? Number.NaN,
      }
    }
    return null
  }
  let difference = compare()
  while (difference === null && !simple.run.isFinished && (await betweenBatches(simple.run))) {
    simple.run.advance(BATCH)
    other.run.advance(BATCH)
    difference = compare()
  }
  other.run.close()
  return { steps: simple.run.steps, signals: columns.length, difference }
}

function join(batches: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(batches.reduce((sum, batch) => sum + batch.length, 0))
  let next = 0
  for (const batch of batches) {
    all.set(batch, next)
    next += batch.length
  }
  return all
}

export function formatComparison({ steps, signals, difference }: Comparison, engine: string): string {
  if (difference === null)
    return `The ${engine} engine gives the bits of the simple engine: ${signals} values at ${steps + 1} points.\n`
  const { signal, timeSeconds, simple, other } = difference
  return `The engines differ first in ${signal} at t = ${formatExactly(timeSeconds)} s: simple ${formatExactly(simple)}, ${engine} ${formatExactly(other)}.\n`
}
