import { findBlock, findModel } from '../find.ts'
import {
  type BlockInstance,
  formatConnection,
  formatPort,
  type Model,
  type Project,
  parsePort,
} from '../project.ts'
import { addModel, nameNewModel } from './add-model.ts'
import type { BlockFacts } from './block-facts.ts'
import { changeLayout, changeModel, findLayout } from './change-model.ts'
import { listWords } from './expression-words.ts'
import { findMiddle, layOutChild, type Sizes } from './lay-out-subsystem.ts'
import { findFreeName } from './name-block.ts'
import { findNotes, putNotes } from './notes.ts'
import { dropKeys, joinRecords, mapList, recordOf, setKey } from './records.ts'
import { settle } from './settle.ts'
import { bringSignals, findSignals, withSignals } from './signals.ts'
import { followSliderPath, formatSliderPath } from './slider-path.ts'
import { type Border, planBorder } from './subsystem-border.ts'
import { findWires, putWires } from './wires.ts'

/** Ids of the block types that a subsystem is made of. */
export interface SubsystemParts {
  readonly entry: string
  readonly exit: string
  readonly model: string
}

/** What a drawing knows of what becomes a subsystem, and the model does not. */
export interface DrawnChoice {
  /** Notes that go along. */
  readonly notes?: readonly string[]
  /** Of the blocks as they are drawn, so that the ports stand clear of them. */
  readonly sizes?: Sizes
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
  { notes = [], sizes = new Map() }: DrawnChoice = {},
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

  const isInside = (output: string): boolean => inside.has(parsePort(output)?.block ?? '')
  const child = withSignals(
    drawChild(model, inside, border, passed, parts),
    dropKeys(findSignals(model), output => !isInside(output)),
  )
  const block: BlockInstance = {
    type: parts.model,
    parameters: { model: key, ...Object.fromEntries(passed.map(name => [name, name])) },
  }
  const layout = findLayout(project, modelKey)
  const withModel = addModel(project, key, child, layOutChild(layout, moved, border, sizes))
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
  const noted = splitNotes(wired, modelKey, key, notes)
  const placed = changeLayout(noted, modelKey, old =>
    setKey(
      dropKeys(old, name => inside.has(name)),
      use,
      findMiddle(layout, moved),
    ),
  )
  const sliders = mapList(project.sliders, pin => {
    const parameter = movePath(project, pin.parameter, { modelKey, inside, use }, facts)
    return parameter === pin.parameter ? pin : { ...pin, parameter }
  })
  return settle(project, sliders === project.sliders ? placed : { ...placed, sliders }, facts)
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

function drawChild(
  model: Model,
  inside: ReadonlySet<string>,
  border: Border,
  passed: readonly string[],
  parts: SubsystemParts,
): Model {
  const draw = (ports: Border['entries'], type: string) =>
    recordOf([...ports.values()].map(({ name }) => [name, { type, parameters: {} }] as const))
  return {
    parameters: Object.fromEntries(passed.map(name => [name, model.parameters[name] ?? '0'])),
    blocks: joinRecords(
      draw(border.entries, parts.entry),
      dropKeys(model.blocks, name => !inside.has(name)),
      draw(border.exits, parts.exit),
    ),
    connections: border.inner,
  }
}

/** Those that are named go into the model. */
function splitNotes(project: Project, outer: string, inner: string, names: readonly string[]): Project {
  const notes = findNotes(project, outer)
  const left = putNotes(
    project,
    outer,
    dropKeys(notes, note => names.includes(note)),
  )
  return putNotes(
    left,
    inner,
    dropKeys(notes, note => !names.includes(note)),
  )
}

/** The path of a slider's parameter, one step longer where it leads into the subsystem. */
function movePath(
  project: Project,
  parameter: string,
  { modelKey, inside, use }: { modelKey: string; inside: ReadonlySet<string>; use: string },
  facts: BlockFacts,
): string {
  const path = followSliderPath(project, parameter, facts)
  if (!path) return parameter
  const steps = path.steps.flatMap(step =>
    step.model === modelKey && inside.has(step.name) ? [use, step.name] : [step.name],
  )
  return steps.length === path.steps.length ? parameter : formatSliderPath(steps, path.parameter)
}
