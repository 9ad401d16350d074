import { findOwn } from '../../math/find-own.ts'
import { findBlock, findModel } from '../find.ts'
import { type BlockInstance, formatPort, type Model, type Project, parsePort } from '../project.ts'
import { type BlockFacts, findUsedModel } from './block-facts.ts'
import { changeModel, findLayout } from './change-model.ts'
import { listWords, replaceInBlock, replaceWords } from './expression-words.ts'
import { freeLogNames } from './free-log-names.ts'
import { joinThrough, portsOf } from './join-expanded.ts'
import { findShift, makeRoom } from './lay-out-expanded.ts'
import type { SubsystemParts } from './make-subsystem.ts'
import { dropUnusedModels } from './model-uses.ts'
import { findFreeName } from './name-block.ts'
import { bringNotes, findNotes } from './notes.ts'
import { dropKeys, joinRecords, mapList, recordOf } from './records.ts'
import { settle } from './settle.ts'
import { bringSignals, findSignals, withSignals } from './signals.ts'
import { followSliderPath, formatSliderPath } from './slider-path.ts'
import { findWires, pickWires, putWires, renameConnections } from './wires.ts'

interface Opened {
  readonly model: Model
  readonly block: BlockInstance
  readonly child: Model
  readonly childKey: string
}

function open(project: Project, modelKey: string, name: string, facts: BlockFacts): Opened | null {
  const model = findModel(project, modelKey)
  const block = model && findBlock(model, name)
  const childKey = block && findUsedModel(block, facts)
  const child = findModel(project, childKey)
  return model && block && child && childKey !== undefined ? { model, block, child, childKey } : null
}

/** Why a subsystem cannot be put back into the model around it, or null when it can. */
export function findExpandFault(
  project: Project,
  modelKey: string,
  name: string,
  parts: SubsystemParts,
  facts: BlockFacts,
): string | null {
  const opened = open(project, modelKey, name, facts)
  if (!opened) return 'Only a subsystem can be expanded.'
  const { model, block, child } = opened
  const ports = portsOf(child, parts)
  const loop = [...ports.entries.values()].find(port => [...ports.exits.values()].includes(port))
  if (loop !== undefined)
    return `Inside, the Exit "${loop}" feeds the Entry of its name one step later. Outside there is no such loop, so this subsystem stays.`
  if (block.type !== parts.model)
    return 'Its inside runs under a condition or for each element, which only a subsystem can do.'
  const shadowed = Object.values(child.blocks)
    .flatMap(block => listWords(block, facts))
    .find(word => !Object.hasOwn(child.parameters, word) && Object.hasOwn(model.parameters, word))
  if (shadowed !== undefined)
    return `Inside, "${shadowed}" is the project's variable; outside it is a parameter of the model. Rename one of them first.`
  return null
}

/**
 * Puts a subsystem's blocks in the place of its Model block: the inverse of making one. Parameters are written out,
 * wires are joined through the ports; sliders, notes, names of signals and courses of wires go along. What `findExpandFault` objects to changes nothing.
 */
export function expandSubsystem(
  project: Project,
  modelKey: string,
  name: string,
  parts: SubsystemParts,
  facts: BlockFacts,
): Project {
  const opened = open(project, modelKey, name, facts)
  if (!opened || findExpandFault(project, modelKey, name, parts, facts) !== null) return project
  const { model, block, child, childKey } = opened
  const names = nameInside(model, child, name, parts)
  const rename = (inner: string): string => names.get(inner) ?? inner
  const write = createWriter(child, block)
  const blocks = [...names].flatMap(([inner, outer]): [string, BlockInstance][] => {
    const instance = findBlock(child, inner)
    return instance ? [[outer, replaceInBlock(instance, write, facts)]] : []
  })
  const own = freeLogNames(model, recordOf(blocks), facts)
  const expanded = changeModel(project, modelKey, old => ({
    ...old,
    blocks: recordOf(
      Object.entries(old.blocks).flatMap(entry => (entry[0] === name ? Object.entries(own) : [entry])),
    ),
    connections: joinThrough(model, child, name, parts, rename),
  }))
  const named = changeModel(expanded, modelKey, old =>
    withSignals(old, joinSignals({ model, child, name, names, parts })),
  )
  const inner = findLayout(project, childKey)
  const by = findShift(findLayout(project, modelKey), name, inner, names)
  const ids = renameConnections(child.connections, rename)
  const wires = pickWires(findWires(project, childKey), ids, by)
  const wired = putWires(named, modelKey, joinRecords(findWires(project, modelKey), wires))
  const noted = bringNotes(wired, modelKey, findNotes(project, childKey), by)
  const placed = makeRoom(noted, modelKey, name, inner, names)
  const sliders = mapList(project.sliders, pin => {
    const path = followSliderPath(project, pin.parameter, facts)
    const at = path?.steps.findIndex(step => step.model === modelKey && step.name === name) ?? -1
    if (!path || at < 0 || at === path.steps.length - 1) return pin
    const steps = path.steps.map(step => step.name)
    steps.splice(at, 2, rename(steps[at + 1] ?? ''))
    return { ...pin, parameter: formatSliderPath(steps, path.parameter) }
  })
  const moved = sliders === project.sliders ? placed : { ...placed, sliders }
  return settle(project, dropUnusedModels(project, moved, facts), facts)
}

interface Expanded {
  readonly model: Model
  readonly child: Model
  /** Of the Model block. */
  readonly name: string
  /** Outside, by those inside. */
  readonly names: ReadonlyMap<string, string>
  readonly parts: SubsystemParts
}

/** Where inside it has no name, a signal keeps the one that it has outside. */
function joinSignals({ model, child, name, names, parts }: Expanded): Readonly<Record<string, string>> {
  const isOfUse = (output: string): boolean => parsePort(output)?.block === name
  const rename = (output: string): string | null => {
    const port = parsePort(output)
    const block = names.get(port?.block ?? '')
    return port && block !== undefined ? formatPort({ ...port, block }) : null
  }
  const { exits } = portsOf(child, parts)
  const brought = bringSignals(dropKeys(findSignals(model), isOfUse), findSignals(child), rename)
  return bringSignals(
    brought,
    dropKeys(findSignals(model), output => !isOfUse(output)),
    output => {
      const port = parsePort(output)?.port
      const exit = [...exits].find(([, each]) => each === port)?.[0]
      const source = child.connections.find(({ to }) => to.block === exit)?.from
      const key = source ? rename(formatPort(source)) : null
      return key !== null && !Object.hasOwn(brought, key) ? key : null
    },
  )
}

/** The names that the inner blocks get outside, by those they have inside. */
function nameInside(model: Model, child: Model, name: string, parts: SubsystemParts): Map<string, string> {
  const taken = new Set(Object.keys(model.blocks))
  taken.delete(name)
  const names = new Map<string, string>()
  for (const [inner, { type }] of Object.entries(child.blocks)) {
    if (type === parts.entry || type === parts.exit) continue
    const free = findFreeName(inner, candidate => taken.has(candidate))
    taken.add(free)
    names.set(inner, free)
  }
  return names
}

const PLAIN = /^\s*(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z_][A-Za-z0-9_]*|\[[^\]]*\])\s*$/

/** A parameter of the model in the words of the outer one: what the use gives, else the default. */
function createWriter(child: Model, block: BlockInstance): (word: string) => string {
  const write = (word: string, passed: readonly string[]): string => {
    if (!Object.hasOwn(child.parameters, word) || passed.includes(word)) return word
    const given = findOwn(block.parameters, word)
    const text =
      given ?? replaceWords(child.parameters[word] ?? '0', inner => write(inner, [...passed, word]))
    return PLAIN.test(text) ? text.trim() : `(${text})`
  }
  return word => write(word, [])
}
