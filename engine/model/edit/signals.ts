/** Names of signals: an output has one at most, and no two outputs of a model the same. */
import { findBlock, findModel } from '../find.ts'
import { findNameFault, formatPort, type Model, type PortReference, type Project } from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { changeModel } from './change-model.ts'
import { findFreeName } from './name-block.ts'
import { dropKeys, recordOf, setKey } from './records.ts'

type Signals = Readonly<Record<string, string>>

const NO_SIGNALS: Signals = {}

/** Names by output, `block.port`. */
export function findSignals(model: Model | undefined): Signals {
  return model?.signals ?? NO_SIGNALS
}

/** Why an output's signal cannot be called so, or null when it can; the empty name takes a name away. */
export function findSignalFault(
  project: Project,
  modelKey: string,
  output: PortReference,
  name: string,
): string | null {
  if (name === '') return null
  const holder = Object.entries(findSignals(findModel(project, modelKey))).find(([, taken]) => taken === name)
  if (holder && holder[0] !== formatPort(output))
    return `The name "${name}" is taken by the signal of ${holder[0]}. Choose another one.`
  return findNameFault(name)
}

/** Names the signal that an output gives; what `findSignalFault` objects to changes nothing. */
export function nameSignal(
  project: Project,
  modelKey: string,
  output: PortReference,
  name: string,
  facts: BlockFacts,
): Project {
  if (findSignalFault(project, modelKey, output, name) !== null) return project
  const key = formatPort(output)
  return changeModel(project, modelKey, model => {
    const block = findBlock(model, output.block)
    if (!block || !Object.hasOwn(facts.portsOf(project, block).outputs, output.port)) return model
    const old = findSignals(model)
    return withSignals(model, name === '' ? dropKeys(old, other => other === key) : setKey(old, key, name))
  })
}

/** Without the field where there is no name at all, as in the file. */
export function withSignals(model: Model, signals: Signals): Model {
  if (signals === findSignals(model)) return model
  const { signals: _, ...rest } = model
  return Object.keys(signals).length === 0 ? rest : { ...rest, signals }
}

/** `rename` gives where an output goes, null for nowhere. */
export function renameSignals(model: Model, rename: (output: string) => string | null): Model {
  const old = findSignals(model)
  const moved = Object.entries(old).flatMap(([output, name]): [string, string][] => {
    const key = rename(output)
    return key === null ? [] : [[key, name]]
  })
  const isSame = moved.length === Object.keys(old).length && moved.every(([key]) => Object.hasOwn(old, key))
  return isSame ? model : withSignals(model, recordOf(moved))
}

/** The names of signals that come to others, each free there; `rename` gives where an output goes, null for nowhere. */
export function bringSignals(
  own: Signals,
  brought: Signals,
  rename: (output: string) => string | null,
): Signals {
  const taken = new Set(Object.values(own))
  return Object.entries(brought).reduce((signals, [output, name]) => {
    const key = rename(output)
    if (key === null) return signals
    const free = findFreeName(name, candidate => taken.has(candidate))
    taken.add(free)
    return setKey(signals, key, free)
  }, own)
}
