/** A run as JSON, column by column; values that JSON cannot hold are null. */
import type { Program, Signal } from '../compile/program.ts'
import { createSignalLog } from '../simulate/signal-log.ts'
import type { OutputFile } from './command-io.ts'
import type { Recorder } from './recorder.ts'

const VALUES_PER_WRITE = 10_000

export function recordJson(program: Program, signals: readonly Signal[], file: OutputFile): Recorder {
  const log = createSignalLog(signals)
  const { name, solver, step, stop } = program
  return {
    take: log.sink.take,
    flush: () => Promise.resolve(),
    end: async () => {
      const head = JSON.stringify({ name, solver, step, stop, rows: log.rows }).slice(0, -1)
      await file.write(`${head},"columns":[\n`)
      await writeColumn(file, 'time', log.rows, log.time)
      for (const [column, { name }] of log.columns.entries()) {
        await file.write(',\n')
        await writeColumn(file, name, log.rows, row => log.value(row, column))
      }
      await file.write('\n]}\n')
    },
  }
}

async function writeColumn(
  file: OutputFile,
  name: string,
  rows: number,
  valueAt: (row: number) => number,
): Promise<void> {
  await file.write(`{"name":${JSON.stringify(name)},"values":[`)
  for (let begin = 0; begin < rows; begin += VALUES_PER_WRITE) {
    const count = Math.min(VALUES_PER_WRITE, rows - begin)
    const values = Array.from({ length: count }, (_, i) => valueAt(begin + i))
    await file.write(`${begin > 0 ? ',' : ''}${JSON.stringify(values).slice(1, -1)}`)
  }
  await file.write(']}')
}
