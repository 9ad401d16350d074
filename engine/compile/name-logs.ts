/** What users call the outputs that blocks of the role `log` record: a name of its own in each context, like a signal's. */
import type { Diagnostic } from '../model/diagnostic.ts'
import { findNameFault } from '../model/project.ts'
import type { FlatBlock } from './flat-block.ts'
import { join } from './path.ts'

/** Adds to the names of signals, `path/name` by `path/block.port`. */
export function nameLogs(blocks: readonly FlatBlock[], labels: Map<string, string>): Diagnostic[] {
  const holders = new Map([...labels].map(([output, label]) => [label, output]))
  const writers = new Map<string, string>()
  /** A file has one writer. */
  const claimFile = (file: string, place: { path: string; model: string; block: string }): Diagnostic[] => {
    const other = writers.get(file)
    writers.set(file, join(place.path, place.block))
    if (other === undefined) return []
    const message = `${other} writes "${file}" already.`
    const hint = 'Choose another file, or bring both signals to one block through a Mux.'
    return [{ severity: 'error', code: 'data-file', message, hint, place: { ...place, parameter: 'file' } }]
  }
  return blocks.flatMap(({ path, model, name: block, type, values }): Diagnostic[] => {
    const log = type.log?.(values)
    if (!log) return []
    if ('file' in log) return claimFile(log.file, { path, model, block })
    const { name } = log
    const label = join(path, name)
    const holder = holders.get(label)
    const fault = findNameFault(name)
    const message = fault ?? (holder === undefined ? null : `The name "${name}" is taken by ${holder}.`)
    if (message !== null) {
      const hint = fault ? 'Write a word, such as speed.' : 'Choose another one.'
      const code = fault ? 'bad-signal-name' : 'signal-name-taken'
      return [{ severity: 'error', code, message, hint, place: { model, path, block, parameter: 'name' } }]
    }
    const output = `${join(path, block)}.log`
    holders.set(label, output)
    labels.set(output, label)
    return []
  })
}
