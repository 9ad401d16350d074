/** What a program says of a run of it, before its first sample. */
import type { Program } from '../compile/program.ts'
import type { RecordedSignal, RunDescription } from './messages.ts'

type ProgramDescription = Pick<
  RunDescription,
  'parameters' | 'files' | 'outputs' | 'stepSeconds' | 'stopSeconds'
>

export function describeProgram(program: Program): ProgramDescription {
  return {
    parameters: program.parameters.map(({ name, address, values }) => ({
      name,
      address,
      width: values.length,
    })),
    files: program.files.map(({ path, block, columns }) => ({
      path,
      block,
      columns: columns.map(({ name }) => name),
    })),
    outputs: [...program.signals.values()].map(({ name, address, width }) => ({ name, address, width })),
    stepSeconds: program.step,
    stopSeconds: program.stop,
  }
}

interface Recorded {
  readonly signals: readonly RecordedSignal[]
  /** Of the values of a sample row, behind the time. */
  readonly addresses: readonly number[]
}

export function listRecorded(program: Program): Recorded {
  const signals: RecordedSignal[] = []
  const addresses: number[] = []
  for (const { signal, shownBy } of program.recordings) {
    signals.push({
      name: signal.name,
      ...(signal.label === undefined ? {} : { label: signal.label }),
      width: signal.width,
      columns: signal.columns,
      column: 1 + addresses.length,
      shownBy,
    })
    for (let i = 0; i < signal.width; i++) addresses.push(signal.address + i)
  }
  return { signals, addresses }
}
