/** CSV: `time`, then a column for each value of each signal. */
import type { Signal } from '../compile/program.ts'
import { formatExactly, writeCsvHead } from '../simulate/csv-lines.ts'
import { listColumns } from '../simulate/signal-log.ts'
import type { OutputFile } from './command-io.ts'
import type { Recorder } from './recorder.ts'

export function recordCsv(signals: readonly Signal[], file: OutputFile): Recorder {
  const columns = listColumns(signals)
  let lines = [writeCsvHead(columns.map(({ name }) => name))]
  const flush = async (): Promise<void> => {
    if (lines.length === 0) return
    const text = `${lines.join('\n')}\n`
    lines = []
    await file.write(text)
  }
  return {
    take: (rows, count) => {
      const length = 1 + columns.length
      for (let row = 0; row < count; row += 1) {
        let line = formatExactly(rows[row * length] ?? Number.NaN)
        for (let i = 1; i < length; i += 1) line += `,${formatExactly(rows[row * length + i] ?? Number.NaN)}`
        lines.push(line)
      }
    },
    flush,
    end: flush,
  }
}
