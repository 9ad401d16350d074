import type { Program, Signal } from '../compile/program.ts'
import { suggest } from '../model/find.ts'
import { CallFault } from './call-fault.ts'

/** The signals named by `--log`; without any, what the sinks show, or else every output at the root. */
export function chooseSignals(program: Program, lists: readonly string[]): Signal[] {
  if (lists.length === 0) {
    const shown = program.recordings.map(({ signal }) => signal)
    return shown.length > 0 ? shown : [...program.signals.values()].filter(({ name }) => !name.includes('/'))
  }
  const names = lists.flatMap(list => (program.signals.has(list) ? [list] : list.split(',')))
  const chosen = names.flatMap(name => findSignals(program, name.trim()))
  return [...new Set(chosen)]
}

/** The signal of that name, or all elements of a bus. */
function findSignals({ signals }: Program, name: string): Signal[] {
  const signal = signals.get(name)
  if (signal) return [signal]
  const elements = [...signals.values()].filter(known => known.name.startsWith(`${name}.`))
  if (elements.length > 0 && name.includes('.')) return elements
  const outputs = [...signals.keys()].filter(known => known.startsWith(`${name}.`))
  const near = outputs[0] ?? suggest(name, signals.keys())
  throw new CallFault(
    `--log: there is no signal "${name}".`,
    near
      ? `Did you mean "${near}"?`
      : 'Write block.port, with the path before it below the root: model/block.port.',
  )
}
