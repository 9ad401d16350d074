import { findBlock, findModel } from '../find.ts'
import {
  type BlockInstance,
  type BlockLayout,
  type Connection,
  formatPort,
  type Model,
  type PortReference,
  type Position,
  type Project,
  parsePort,
} from '../project.ts'
import { type BlockFacts, findUsedModel } from './block-facts.ts'
import { changeLayout, changeModel, findLayout } from './change-model.ts'
import { listWords, replaceInBlock, replaceWords } from './expression-words.ts'
import type { SubsystemParts } from './make-subsystem.ts'
import { dropUnusedModels } from './model-uses.ts'
import { findFreeName } from './name-block.ts'
import { bringNotes, findNotes } from './notes.ts'
import { dropKeys, mapList } from './records.ts'
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
  const expanded = changeModel(project, modelKey, old => ({
    ...old,
    blocks: Object.fromEntries(
      Object.entries(old.blocks).flatMap(entry => (entry[0] === name ? blocks : [entry])),
    ),
    connections: join(model, child, name, parts, rename),
  }))
  const named = changeModel(expanded, modelKey, old => {
    const isOfUse = (output: string): boolean => parsePort(output)?.block === name
    const renameOutput = (output: string): string | null => {
      const port = parsePort(output)
      if (!port) return null
      const block = names.get(port.block)
      return block === undefined ? null : formatPort({ ...port, block })
    }
    const own = dropKeys(findSignals(model), isOfUse)
    const brought = bringSignals(own, findSignals(child), renameOutput)
    // Where inside it has no name, a signal keeps the one that it has outside.
    const left = bringSignals(
      brought,
      dropKeys(findSignals(model), output => !isOfUse(output)),
      output => {
        const exit = [...portsOf(child, parts).exits].find(
          ([, port]) => port === parsePort(output)?.port,
        )?.[0]
        const source = child.connections.find(({ to }) => to.block === exit)?.from
        const key = source ? renameOutput(formatPort(source)) : null
        return key !== null && !Object.hasOwn(brought, key) ? key : null
      },
    )
    return withSignals(old, left)
  })
  const inner = findLayout(project, childKey)
  const by = findShift(findLayout(project, modelKey), name, inner, names)
  const ids = renameConnections(child.connections, rename)
  const wires = pickWires(findWires(project, childKey), ids, by)
  const wired = putWires(named, modelKey, { ...findWires(project, modelKey), ...wires })
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
  const places = listPlaces(inner, names)
  const all = (axis: 0 | 1): number[] => places.map(([, { at }]) => at[axis])
  const wide = Math.max(0, Math.max(...all(0)) - Math.min(...all(0)) + 2 * ROOM - BLOCK[0])
  const high = Math.max(0, Math.max(...all(1)) - Math.min(...all(1)) + ROOM - BLOCK[1])
  const [dx, dy] = findShift(findLayout(project, modelKey), name, inner, names)
  return changeLayout(project, modelKey, layout => {
    const [x, y] = (Object.hasOwn(layout, name) ? layout[name]?.at : undefined) ?? [0, 0]
    const others = Object.entries(layout).flatMap(([other, place]): [string, BlockLayout][] => {
      if (other === name) return []
      const right = place.at[0] > x ? wide : 0
      const down = place.at[1] > y + BLOCK[1] ? high : 0
      const at = [place.at[0] + right, place.at[1] + down] as const
      return [[other, right + down === 0 ? place : { ...place, at }]]
    })
    const brought = places.map(([to, place]): [string, BlockLayout] => [
      to,
      { ...place, at: [place.at[0] + dx, place.at[1] + dy] },
    ])
    return Object.fromEntries([...others, ...brought])
  })
}

function listPlaces(
  inner: Readonly<Record<string, BlockLayout>>,
  names: ReadonlyMap<string, string>,
): (readonly [string, BlockLayout])[] {
  return [...names].flatMap(([from, to]) => {
    const place = Object.hasOwn(inner, from) ? inner[from] : undefined
    return place ? [[to, place] as const] : []
  })
}

/** From the inner plane to the outer one: the top left block comes to stand where the Model block stood. */
function findShift(
  outer: Readonly<Record<string, BlockLayout>>,
  name: string,
  inner: Readonly<Record<string, BlockLayout>>,
  names: ReadonlyMap<string, string>,
): Position {
  const places = listPlaces(inner, names)
  const [x, y] = (Object.hasOwn(outer, name) ? outer[name]?.at : undefined) ?? [0, 0]
  if (places.length === 0) return [x, y]
  const least = (axis: 0 | 1): number => Math.min(...places.map(([, { at }]) => at[axis]))
  return [x - least(0), y - least(1)]
}
