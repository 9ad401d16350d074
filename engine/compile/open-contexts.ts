/**
 * Walks down from the root: a Context for every use of a model, a draft of a FlatBlock for every use of a computing block,
 * with its parameters evaluated there. Where their inputs come from is not known yet.
 */
import type { BlockType } from '../block/block-type.ts'
import type { Scope } from '../block/evaluate-text.ts'
import type { ParameterValues } from '../block/parameter.ts'
import type { Registry } from '../block/registry.ts'
import { SCALAR } from '../block/signal-type.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { findModel } from '../model/find.ts'
import type { Model, Project } from '../model/project.ts'
import {
  type Activation,
  ALWAYS,
  activate,
  conditionalExit,
  createActivation,
  EXIT_ACTIVE,
  OUTER_ACTIVE,
  OUTER_RESET,
  type Source,
} from './activation.ts'
import { createStore, createWrite } from './data-stores.ts'
import { entryLoop } from './entry-loop.ts'
import type { Evaluator } from './evaluate-once.ts'
import { createModelScope, type ParameterProblem } from './evaluate-parameters.ts'
import type { FlatBlock } from './flat-block.ts'
import { createJoin, createSplit, nameElement } from './for-each.ts'
import { type Outline, outlineModel, type TypedBlock } from './outline-model.ts'
import { join } from './path.ts'
import { portsOfModel } from './ports.ts'
import { type Context, findLoopEntry, findLoopExit, findPass } from './trace-source.ts'

interface Draft extends FlatBlock {
  type: BlockType
  readonly sources: Record<string, Source | null>
  /** The inputs that wires lead to. */
  readonly ports: readonly string[]
}

/** What puts together an output of a model for each element: the index of its draft. */
interface Join {
  readonly index: number
  readonly port: string
  readonly uses: readonly Context[]
}

export interface OpenContexts {
  readonly drafts: Draft[]
  readonly contexts: readonly Context[]
  readonly joins: readonly Join[]
  readonly diagnostics: readonly Diagnostic[]
}

interface Walk {
  readonly project: Project
  readonly registry: Registry
  readonly variables: Scope
  readonly evaluateOnce: Evaluator
  readonly outlineOf: (model: Model) => Outline
  readonly drafts: Draft[]
  readonly contexts: Context[]
  readonly joins: Join[]
  readonly diagnostics: Diagnostic[]
}

/** A block where it is used. */
interface Use extends TypedBlock {
  readonly context: Context
  readonly scope: Scope
}

export function openContexts(
  project: Project,
  registry: Registry,
  variables: Scope,
  evaluateOnce: Evaluator,
): OpenContexts {
  const outlines = new Map<Model, Outline>()
  const outlineOf = (model: Model): Outline => {
    const known = outlines.get(model) ?? outlineModel(model, registry)
    outlines.set(model, known)
    return known
  }
  const found = { drafts: [], contexts: [], joins: [], diagnostics: [] }
  const walk: Walk = { project, registry, variables, evaluateOnce, outlineOf, ...found }
  const root = { key: project.root, path: '', parent: null, use: '', activation: ALWAYS, slice: null }
  openContext(walk, root, variables)
  return walk
}

type Opening = Pick<Context, 'key' | 'path' | 'parent' | 'use' | 'activation' | 'slice'>

function openContext(walk: Walk, opening: Opening, scope: Scope): Context | null {
  const model = findModel(walk.project, opening.key)
  if (!model) return null
  const { boundary, wires, roles, blocks } = walk.outlineOf(model)
  const context: Context = {
    ...opening,
    model,
    boundary,
    wires,
    roles,
    children: new Map(),
    passes: new Map(),
    jumps: new Map(),
    reads: new Map(),
    joins: new Map(),
    indices: new Map(),
    exits: new Map(),
  }
  walk.contexts.push(context)
  for (const { name, block, type } of blocks) {
    if (block.commented === undefined) draftBlock(walk, { name, block, type, context, scope })
    else if (block.commented === 'through')
      context.passes.set(name, findPass(walk.project, walk.registry, block))
  }
  return context
}

function draftBlock(walk: Walk, use: Use): void {
  const { name, type, context } = use
  switch (type.role) {
    case 'model':
      draftModel(walk, use)
      break
    case 'entry': {
      const exit = findLoopExit(context, name)
      if (exit) context.indices.set(name, draft(walk, use, entryLoop, {}, ['u'], { fedAt: exit }))
      break
    }
    case 'exit':
      draftExit(walk, use)
      break
    case 'goto':
    case 'from':
    case 'store-read':
      evaluate(walk, use)
      break
    case 'store':
      context.indices.set(name, draft(walk, use, createStore([]), evaluate(walk, use).values, []))
      break
    case 'store-write':
      context.indices.set(name, draft(walk, use, createWrite(SCALAR), {}, ['u'], { part: 'write' }))
      break
    default: {
      const { values, inputs, offsetSeconds } = evaluate(walk, use)
      context.indices.set(name, draft(walk, use, type, values, inputs, { offsetSeconds }))
    }
  }
}

/** Of a conditional model it holds or sets what goes out while the model is off. */
function draftExit(walk: Walk, use: Use): void {
  const { name, context } = use
  const { parent, activation } = context
  const { values } = evaluate(walk, use)
  if (!parent || activation.active === parent.activation.active || findLoopEntry(context, name)) return
  const sources = { [EXIT_ACTIVE]: activation.active }
  const held = { whenOff: 'hold', value: [0], ...values }
  const rest = { sources, activation: parent.activation, part: 'exit' } as const
  context.exits.set(name, draft(walk, use, conditionalExit, held, ['u'], rest))
}

function draftModel(walk: Walk, use: Use): void {
  const { name, block, type, context, scope } = use
  const key = block.parameters.model ?? ''
  const child = findModel(walk.project, key)
  const childScope = createModelScope(child?.parameters ?? {}, block.parameters, scope, walk.variables)
  for (const parameter of Object.keys(child?.parameters ?? {})) {
    const result = childScope(parameter)
    if (!result || !('problem' in result)) continue
    walk.diagnostics.push(describe(use, { ...result, parameter, code: 'bad-expression' }))
  }
  const { values, inputs } = evaluate(walk, use)
  const repetition = type.repetition(values)
  const activation = draftActivation(walk, use, values, inputs)
  if (repetition !== null && child) {
    draftElements(walk, use, { key, model: child, scope: childScope, activation, ...repetition })
    return
  }
  const path = join(context.path, name)
  const inner = openContext(
    walk,
    { key, path, parent: context, use: name, activation, slice: null },
    childScope,
  )
  if (inner) context.children.set(name, inner)
}

/** When the diagram behind a Model block runs; what finds out where that is not always. */
function draftActivation(
  walk: Walk,
  use: Use,
  values: ParameterValues,
  inputs: readonly string[],
): Activation {
  const { name, type, context } = use
  const { path, activation } = context
  const execution = type.execution(values)
  if (!execution) return activation
  const sources = { [OUTER_ACTIVE]: activation.active, [OUTER_RESET]: activation.reset }
  const flags = createActivation(type, execution, activation)
  const rest = { sources, activation: ALWAYS, part: 'activation' } as const
  return activate(execution, activation, { path, name, block: draft(walk, use, flags, {}, inputs, rest) })
}

interface Elements {
  readonly key: string
  readonly model: Model
  readonly scope: Scope
  readonly activation: Activation
  readonly count: number
  /** Inputs that every element gets whole. */
  readonly whole: readonly string[]
}

/** The diagram side by side, between what splits its inputs and what joins its outputs. */
function draftElements(walk: Walk, use: Use, elements: Elements): void {
  const { name, type, context } = use
  const { key, model, scope, activation, count, whole } = elements
  const { inputs, outputs } = portsOfModel(model, walk.registry)
  const splits = new Map(
    Object.keys(inputs)
      .filter(port => !whole.includes(port))
      .map(port => {
        const split = createSplit(type.name, port, count)
        return [port, draft(walk, use, split, {}, [port], { part: 'element' })]
      }),
  )
  const uses = Array.from({ length: count }, (_, element) => {
    const path = join(context.path, nameElement(name, element))
    const opening = { key, path, parent: context, use: name, activation, slice: { element, splits } }
    return openContext(walk, opening, scope)
  }).filter(inner => inner !== null)
  const [first] = uses
  if (first) context.children.set(name, first)
  for (const port of Object.keys(outputs)) {
    const index = draft(walk, use, createJoin(type.name, count), {}, [], { part: 'element' })
    context.joins.set(`${name}.${port}`, index)
    walk.joins.push({ index, port, uses })
  }
}

function evaluate(walk: Walk, use: Use): ReturnType<Evaluator> {
  const evaluated = walk.evaluateOnce(use.type, use.block, use.scope)
  for (const problem of evaluated.problems) {
    if (problem.through === undefined) walk.diagnostics.push(describe(use, problem))
  }
  return evaluated
}

/** What is not the same for most blocks. */
type Rest = Partial<Pick<Draft, 'sources' | 'fedAt' | 'activation' | 'offsetSeconds' | 'part'>>

/** Returns its index. */
function draft(
  { drafts }: Walk,
  { name, context }: Use,
  type: BlockType,
  values: ParameterValues,
  ports: readonly string[],
  rest: Rest = {},
): number {
  return (
    drafts.push({
      path: context.path,
      model: context.key,
      name,
      type,
      values,
      sources: rest.sources ?? {},
      context,
      fedAt: rest.fedAt ?? name,
      activation: rest.activation ?? context.activation,
      offsetSeconds: rest.offsetSeconds ?? 0,
      part: rest.part ?? null,
      ports,
    }) - 1
  )
}

function describe(
  { name, context: { path, key } }: Use,
  { parameter, problem, hint, code }: ParameterProblem,
): Diagnostic {
  return {
    severity: 'error',
    code,
    message: problem,
    ...(hint === undefined ? {} : { hint }),
    place: { model: key, path, block: name, parameter },
  }
}
