import { findBlock, findModel } from '../find.ts'
import {
  type BlockInstance,
  type BlockLayout,
  type Connection,
  formatConnection,
  formatPort,
  type Model,
  type ModelLayout,
  type PortReference,
  type Project,
  parsePort,
} from '../project.ts'
import { addModel, nameNewModel } from './add-model.ts'
import type { BlockFacts } from './block-facts.ts'
import { changeLayout, changeModel, findLayout } from './change-model.ts'
import { listWords } from './expression-words.ts'
import { findFreeName } from './name-block.ts'
import { findNotes, putNotes } from './notes.ts'
import { dropKeys, mapList, setKey } from './records.ts'
import { settle } from './settle.ts'
import { bringSignals, findSignals, withSignals } from './signals.ts'
import { followSliderPath, formatSliderPath } from './slider-path.ts'
import { findWires, putWires } from './wires.ts'

/** Ids of the block types that a subsystem is made of. */
export interface SubsystemParts {
  readonly entry: string
  readonly exit: string
  readonly model: string
}

/** The name that the Model block for a new subsystem gets. */
export function nameNewSubsystem(project: Project, modelKey: string): string {
  const model = findModel(project, modelKey)
  return findFreeName('subsystem', name => model !== undefined && findBlock(model, name) !== undefined)
}

/**
 * Moves blocks into a new model and puts a Model block in their place. Wires across the border go through Entries and
 * Exits; names of the outer model's parameters become parameters of the new one; sliders, notes, names of signals and
 * courses of wires go along. The model's own Entries and Exits stay.
 */
export function makeSubsystem(
  project: Project,
  modelKey: string,
  names: readonly string[],
  parts: SubsystemParts,
  facts: BlockFacts,
  notes: readonly string[] = [],
): Project {
  const model = findModel(project, modelKey)
  if (!model) return project
  const moved = names.filter(name => {
    const type = findBlock(model, name)?.type
    return type !== undefined && type !== parts.entry && type !== parts.exit
  })
  if (moved.length === 0) return project
  const inside = new Set(moved)
  const border = planBorder(model, inside)
  const use = nameNewSubsystem(project, modelKey)
  const key = nameNewModel(project, use)
  const passed = listPassedParameters(model, moved, facts)

  const ports = [...border.entries.values()].map(({ name }) => [name, { type: parts.entry, parameters: {} }])
  const exits = [...border.exits.values()].map(({ name }) => [name, { type: parts.exit, parameters: {} }])
  const isInside = (output: string): boolean => inside.has(parsePort(output)?.block ?? '')
  const drawn: Model = {
    parameters: Object.fromEntries(passed.map(name => [name, model.parameters[name] ?? '0'])),
    blocks: {
      ...Object.fromEntries(ports),
      ...dropKeys(model.blocks, name => !inside.has(name)),
      ...Object.fromEntries(exits),
    },
    connections: border.inner,
  }
  const child = withSignals(
    drawn,
    dropKeys(findSignals(model), output => !isInside(output)),
  )
  const block: BlockInstance = {
    type: parts.model,
    parameters: { model: key, ...Object.fromEntries(passed.map(name => [name, name])) },
  }
  const layout = findLayout(project, modelKey)
  const withModel = addModel(project, key, child, layOutChild(layout, moved, border))
  const replaced = changeModel(withModel, modelKey, old => ({
    ...old,
    blocks: setKey(
      dropKeys(old.blocks, name => inside.has(name)),
      use,
      block,
    ),
    connections: border.outer(use),
  }))
  // A signal that leaves has its name outside as well.
  const signals = bringSignals(
    dropKeys(findSignals(model), isInside),
    dropKeys(findSignals(model), output => !border.exits.has(output)),
    output => formatPort({ block: use, port: border.exits.get(output)?.name ?? '' }),
  )
  const named = changeModel(replaced, modelKey, old => withSignals(old, signals))
  const inner = new Set(border.inner.map(formatConnection))
  const wired = putWires(
    named,
    key,
    dropKeys(findWires(project, modelKey), id => !inner.has(id)),
  )
  const noted = putNotes(
    putNotes(
      wired,
      modelKey,
      dropKeys(findNotes(project, modelKey), note => notes.includes(note)),
    ),
    key,
    dropKeys(findNotes(project, modelKey), note => !notes.includes(note)),
  )
  const placed = changeLayout(noted, modelKey, old =>
    setKey(
      dropKeys(old, name => inside.has(name)),
      use,
      findMiddle(layout, moved),
    ),
  )
  const sliders = mapList(project.sliders, pin => {
    const path = followSliderPath(project, pin.parameter, facts)
    if (!path) return pin
    const steps = path.steps.flatMap(step =>
      step.model === modelKey && inside.has(step.name) ? [use, step.name] : [step.name],
    )
    return steps.length === path.steps.length
      ? pin
      : { ...pin, parameter: formatSliderPath(steps, path.parameter) }
  })
  return settle(project, sliders === project.sliders ? placed : { ...placed, sliders }, facts)
}

interface BorderPort {
  readonly name: string
  /** The block inside that it stands beside. */
  readonly beside: string
}

interface Border {
  /** By the output outside that feeds it. */
  readonly entries: ReadonlyMap<string, BorderPort>
  /** By the output inside that feeds it. */
  readonly exits: ReadonlyMap<string, BorderPort>
  readonly inner: readonly Connection[]
  /** Connections of the outer model, with the Model block of this name. */
  readonly outer: (use: string) => readonly Connection[]
}

function planBorder(model: Model, inside: ReadonlySet<string>): Border {
  const entries = new Map<string, BorderPort>()
  const exits = new Map<string, BorderPort>()
  const taken = new Set(inside)
  const name = (word: string): string => {
    const free = findFreeName(word, candidate => taken.has(candidate))
    taken.add(free)
    return free
  }
  const inner: Connection[] = []
  for (const connection of model.connections) {
    const { from, to } = connection
    if (!inside.has(to.block)) {
      const source = formatPort(from)
      if (inside.has(from.block) && !exits.has(source)) {
        const exit = { name: name(`${from.block}Out`), beside: from.block }
        exits.set(source, exit)
        inner.push({ from, to: { block: exit.name, port: 'u' } })
      }
    } else if (inside.has(from.block)) {
      inner.push(connection)
    } else {
      const source = formatPort(from)
      const entry = entries.get(source) ?? { name: name(from.block), beside: to.block }
      entries.set(source, entry)
      inner.push({ from: { block: entry.name, port: 'y' }, to })
    }
  }
  const outer = (use: string): readonly Connection[] => {
    const fed = new Set<string>()
    return model.connections.flatMap((connection): Connection[] => {
      const { from, to } = connection
      const source = formatPort(from)
      const exit = inside.has(from.block) ? exits.get(source) : undefined
      const start: PortReference = exit ? { block: use, port: exit.name } : from
      if (!inside.has(to.block)) return [exit ? { ...connection, from: start } : connection]
      const entry = entries.get(source)
      if (!entry || fed.has(entry.name)) return []
      fed.add(entry.name)
      return [{ from, to: { block: use, port: entry.name } }]
    })
  }
  return { entries, exits, inner, outer }
}

/** Parameters of the outer model that expressions of the moved blocks name. */
function listPassedParameters(model: Model, moved: readonly string[], facts: BlockFacts): string[] {
  const words = new Set(
    moved.flatMap(name => {
      const block = findBlock(model, name)
      return block ? listWords(block, facts) : []
    }),
  )
  return Object.keys(model.parameters).filter(name => words.has(name))
}

/** Room left and right of the blocks for the ports, and between two ports. */
const ASIDE = 160
const PITCH = 60

function layOutChild(layout: ModelLayout, moved: readonly string[], border: Border): ModelLayout {
  const places = moved.flatMap(name => (Object.hasOwn(layout, name) && layout[name] ? [layout[name]] : []))
  const left = Math.min(0, ...places.map(({ at }) => at[0]))
  const right = Math.max(0, ...places.map(({ at }) => at[0]))
  const stack = (ports: Iterable<BorderPort>, x: number): [string, BlockLayout][] => {
    let free = Number.NEGATIVE_INFINITY
    return [...ports]
      .map(port => ({ ...port, y: layout[port.beside]?.at[1] ?? 0 }))
      .sort((a, b) => a.y - b.y)
      .map(({ name, y }) => {
        const at = [x, Math.max(y, free)] as const
        free = at[1] + PITCH
        return [name, { at }]
      })
  }
  return {
    ...Object.fromEntries(stack(border.entries.values(), left - ASIDE)),
    ...dropKeys(layout, name => !moved.includes(name)),
    ...Object.fromEntries(stack(border.exits.values(), right + ASIDE)),
  }
}

/** The middle of where blocks stand, on the grid. */
function findMiddle(layout: ModelLayout, names: readonly string[]): BlockLayout {
  const places = names.flatMap(name => (Object.hasOwn(layout, name) && layout[name] ? [layout[name].at] : []))
  if (places.length === 0) return { at: [0, 0] }
  const middle = (axis: 0 | 1): number => {
    const values = places.map(at => at[axis])
    return Math.round((Math.min(...values) + Math.max(...values)) / 20) * 10
  }
  return { at: [middle(0), middle(1)] }
}
