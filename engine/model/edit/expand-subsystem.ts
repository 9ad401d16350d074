import { findBlock, findModel } from '../find.ts'
import {
  type BlockInstance,
  type BlockLayout,
  type Connection,
  formatPort,
  type Model,
  type PortReference,
  type Project,
} from '../project.ts'
import { type BlockFacts, findUsedModel } from './block-facts.ts'
import { changeLayout, changeModel, findLayout } from './change-model.ts'
import { listWords, replaceInBlock, replaceWords } from './expression-words.ts'
import type { SubsystemParts } from './make-subsystem.ts'
import { dropUnusedModels } from './model-uses.ts'
import { findFreeName } from './name-block.ts'
import { mapList } from './records.ts'
import { settle } from './settle.ts'
import { followSliderPath, formatSliderPath } from './slider-path.ts'

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
  const { model, child } = opened
  const ports = portsOf(child, parts)
  const loop = [...ports.entries.values()].find(port => [...ports.exits.values()].includes(port))
  if (loop !== undefined)
    return `Inside, the Exit "${loop}" feeds the Entry of its name one step later. Outside there is no such loop, so this subsystem stays.`
  const special = Object.values(child.blocks).find(({ type }) => parts.conditions.includes(type))
  if (special) return 'Its inside runs under a condition, which only a subsystem can have.'
  const shadowed = Object.values(child.blocks)
    .flatMap(block => listWords(block, facts))
    .find(word => !Object.hasOwn(child.parameters, word) && Object.hasOwn(model.parameters, word))
  if (shadowed !== undefined)
    return `Inside, "${shadowed}" is the project's variable; outside it is a parameter of the model. Rename one of them first.`
  return null
}

/**
 * Puts a subsystem's blocks in the place of its Model block: the inverse of making one. Parameters are written out,
 * wires are joined through the ports, sliders go along. What `findExpandFault` objects to changes nothing.
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
  const expanded = changeModel(project, modelKey, old => ({
    ...old,
    blocks: Object.fromEntries(
      Object.entries(old.blocks).flatMap(entry => (entry[0] === name ? blocks : [entry])),
    ),
    connections: join(model, child, name, parts, rename),
  }))
  const placed = makeRoom(expanded, modelKey, name, findLayout(project, childKey), names)
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

function portsOf(child: Model, parts: SubsystemParts) {
  const list = (type: string): Map<string, string> =>
    new Map(
      Object.entries(child.blocks).flatMap(([name, block]) =>
        block.type === type ? [[name, block.parameters.name?.trim() || name]] : [],
      ),
    )
  return { entries: list(parts.entry), exits: list(parts.exit) }
}

const PLAIN = /^\s*(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z_][A-Za-z0-9_]*|\[[^\]]*\])\s*$/

/** A parameter of the model in the words of the outer one: what the use gives, else the default. */
function createWriter(child: Model, block: BlockInstance): (word: string) => string {
  const write = (word: string, passed: readonly string[]): string => {
    if (!Object.hasOwn(child.parameters, word) || passed.includes(word)) return word
    const given = Object.hasOwn(block.parameters, word) ? block.parameters[word] : undefined
    const text =
      given ?? replaceWords(child.parameters[word] ?? '0', inner => write(inner, [...passed, word]))
    return PLAIN.test(text) ? text.trim() : `(${text})`
  }
  return word => write(word, [])
}

function join(
  model: Model,
  child: Model,
  name: string,
  parts: SubsystemParts,
  rename: (inner: string) => string,
): Connection[] {
  const { entries, exits } = portsOf(child, parts)
  const outerSources = new Map(
    model.connections.filter(({ to }) => to.block === name).map(({ from, to }) => [to.port, from]),
  )
  const exitSources = new Map(
    child.connections.flatMap(({ from, to }) => {
      const port = exits.get(to.block)
      return port === undefined ? [] : [[port, from] as const]
    }),
  )
  /** Through entries and exits to the block that gives the signal; null where none does. */
  const resolveOuter = (from: PortReference, passed: readonly string[]): PortReference | null => {
    if (from.block !== name) return from
    const inner = exitSources.get(from.port)
    return inner && !passed.includes(from.port) ? resolveInner(inner, [...passed, from.port]) : null
  }
  const resolveInner = (from: PortReference, passed: readonly string[]): PortReference | null => {
    const port = entries.get(from.block)
    if (port === undefined) return { ...from, block: rename(from.block) }
    const outer = outerSources.get(port)
    return outer ? resolveOuter(outer, passed) : null
  }
  const outside = model.connections.flatMap((connection): Connection[] => {
    if (connection.to.block === name) return []
    const from = resolveOuter(connection.from, [])
    return from ? [from === connection.from ? connection : { ...connection, from }] : []
  })
  const inside = child.connections.flatMap((connection): Connection[] => {
    if (exits.has(connection.to.block)) return []
    const from = resolveInner(connection.from, [])
    return from ? [{ ...connection, from, to: { ...connection.to, block: rename(connection.to.block) } }] : []
  })
  const fed = new Set(outside.map(({ to }) => formatPort(to)))
  return [...outside, ...inside.filter(({ to }) => !fed.has(formatPort(to)))]
}

/** What a Model block takes, and the room left around what comes out of it. */
const BLOCK: readonly [number, number] = [120, 80]
const ROOM = 60

/** The inner blocks stand where the Model block stood; what is right of it and below it gives way. */
function makeRoom(
  project: Project,
  modelKey: string,
  name: string,
  inner: Readonly<Record<string, BlockLayout>>,
  names: ReadonlyMap<string, string>,
): Project {
  const places = [...names].flatMap(([from, to]) => {
    const place = Object.hasOwn(inner, from) ? inner[from] : undefined
    return place ? [[to, place] as const] : []
  })
  const all = (axis: 0 | 1): number[] => places.map(([, { at }]) => at[axis])
  const [left, top] = [Math.min(...all(0)), Math.min(...all(1))]
  const wide = Math.max(0, Math.max(...all(0)) - left + 2 * ROOM - BLOCK[0])
  const high = Math.max(0, Math.max(...all(1)) - top + ROOM - BLOCK[1])
  return changeLayout(project, modelKey, layout => {
    const [x, y] = (Object.hasOwn(layout, name) ? layout[name]?.at : undefined) ?? [0, 0]
    const others = Object.entries(layout).flatMap(([other, place]): [string, BlockLayout][] => {
      if (other === name) return []
      const dx = place.at[0] > x ? wide : 0
      const dy = place.at[1] > y + BLOCK[1] ? high : 0
      return [[other, dx + dy === 0 ? place : { ...place, at: [place.at[0] + dx, place.at[1] + dy] }]]
    })
    const brought = places.map(([to, place]): [string, BlockLayout] => [
      to,
      { ...place, at: [place.at[0] - left + x, place.at[1] - top + y] },
    ])
    return Object.fromEntries([...others, ...brought])
  })
}
