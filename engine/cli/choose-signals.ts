import type { Program, Signal } from '../compile/program.ts'
import { suggest } from '../model/find.ts'
import { CallFault } from './call-fault.ts'

/** The signals named by `--log`; without any, what the sinks show, or else every output at the root. */
export function chooseSignals(program: Program, lists: readonly string[]): Signal[] {
  if (lists.length === 0) {
    const files = new Set(program.files.map(({ block }) => block))
    const shown = program.recordings
      .filter(({ shownBy }) => shownBy.some(({ block }) => !files.has(block)))
      .map(({ signal }) => signal)
    return shown.length > 0 ? shown : [...program.signals.values()].filter(({ name }) => !name.includes('/'))
  }
  const labels = new Set([...program.signals.values()].map(({ label }) => label))
  const isKnown = (list: string): boolean => program.signals.has(list) || labels.has(list)
  const names = lists.flatMap(list => (isKnown(list) ? [list] : list.split(',')))
  const chosen = names.flatMap(name => findSignals(program, name.trim()))
  return [...new Set(chosen)]
}

/** The signal of that name, or all elements of a bus. */
function findSignals({ signals }: Program, name: string): Signal[] {
  const all = [...signals.values()]
  const signal = signals.get(name) ?? all.find(({ label }) => label === name)
  if (signal) return [signal]
  const elements = all.filter(known => known.name.startsWith(`${name}.`))
  if (elements.length > 0 && name.includes('.')) return elements
  const named = all.filter(({ label }) => label?.startsWith(`${name}.`))
  if (named.length > 0) return named
  const outputs = [...signals.keys()].filter(known => known.startsWith(`${name}.`))
  const near = outputs[0] ?? suggest(name, [...signals.keys(), ...all.flatMap(({ label = [] }) => label)])
  throw new CallFault(
    `--log: there is no signal "${name}".`,
    near
      ? `Did you mean "${near}"?`
      : 'Write block.port or the name of a signal, with the path before it below the root: model/block.port.',
  )
}
