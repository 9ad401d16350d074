/**
 * Hierarchy to a flat list: one FlatBlock for every use of a computing block, with its parameters evaluated in its
 * context and every input resolved to the output that feeds it. Entries, Exits and Model blocks vanish, except that
 * an Entry with an Exit of its name becomes a delay of one step.
 */
import type { BlockType } from '../block/block-type.ts'
import { defineBlock } from '../block/define-block.ts'
import type { Scope } from '../block/evaluate-text.ts'
import { constant } from '../block/expression.ts'
import type { ParameterValues } from '../block/parameter.ts'
import type { Registry } from '../block/registry.ts'
import { SCALAR } from '../block/signal-type.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { findModel } from '../model/find.ts'
import type { BlockInstance, Model, PortReference, Project } from '../model/project.ts'
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
import { createStore, createWrite, resolveStores } from './data-stores.ts'
import type { Evaluator } from './evaluate-once.ts'
import { createModelScope, type ParameterProblem } from './evaluate-parameters.ts'
import type { Flat, FlatBlock } from './flat-block.ts'
import { createJoin, createSplit, nameElement } from './for-each.ts'
import { findMerged } from './merge-sources.ts'
import { nameLogs } from './name-logs.ts'
import { join } from './path.ts'
import { type Boundary, findBoundary, portsOfModel } from './ports.ts'
import { findRoles, type Roles } from './roles.ts'
import { resolveTags } from './tags.ts'
import {
  type Context,
  findLoopEntry,
  findLoopExit,
  findPass,
  traceExit,
  traceSource,
  type Wires,
} from './trace-source.ts'

/** Step 5 of a fixed step: the Exit's value becomes the Entry's for the next step. */
const entryLoop = defineBlock({
  id: 'engine/entry-loop',
  name: 'Entry',
  summary: 'Carries an Exit to the Entry of its name, one step later.',
  equation: 'y_{k+1} = u_k',
  inputs: { u: 'Exit' },
  outputs: { y: 'Entry' },
  period: () => 0,
  behaviour: ({ u, discreteState }) => {
    const held = discreteState('held', constant(0), u.u)
    return { outputs: { y: held }, updates: { held: u.u } }
  },
})

/** What is not the same for most blocks. */
type Rest = Partial<Pick<Draft, 'sources' | 'fedAt' | 'activation' | 'offsetSeconds' | 'part'>>

interface Draft extends FlatBlock {
  type: BlockType
  readonly sources: Record<string, Source | null>
  /** The inputs that wires lead to. */
  readonly ports: readonly string[]
}

/** What all uses of a model have in common. */
interface Outline {
  readonly boundary: Boundary
  readonly wires: Wires
  readonly roles: Roles
  readonly blocks: readonly {
    readonly name: string
    readonly block: BlockInstance
    readonly type: BlockType
  }[]
}

function outline(model: Model, registry: Registry): Outline {
  const wires = new Map<string, Map<string, PortReference>>()
  for (const { from, to } of model.connections) {
    const ports = wires.get(to.block)
    if (ports) ports.set(to.port, from)
    else wires.set(to.block, new Map([[to.port, from]]))
  }
  return {
    boundary: findBoundary(model, registry),
    wires,
    roles: findRoles(model, registry),
    blocks: Object.entries(model.blocks).flatMap(([name, block]) => {
      const type = registry.find(block.type)
      return type ? [{ name, block, type }] : []
    }),
  }
}

/** Needs models that do not contain themselves; whatever else `checkModels` finds wrong is passed over here. */
export function flatten(
  project: Project,
  registry: Registry,
  variables: Scope,
  evaluateOnce: Evaluator,
): Flat {
  const drafts: Draft[] = []
  const diagnostics: Diagnostic[] = []
  const contexts: Context[] = []
  /** What puts together the outputs of models for each element. */
  const joins: { readonly index: number; readonly port: string; readonly uses: readonly Context[] }[] = []
  const outlines = new Map<Model, Outline>()
  const outlineOf = (model: Model): Outline => {
    const known = outlines.get(model) ?? outline(model, registry)
    outlines.set(model, known)
    return known
  }

  const open = (
    key: string,
    path: string,
    parent: Context | null,
    use: string,
    scope: Scope,
    activation: Activation,
    slice: Context['slice'] = null,
  ): Context | null => {
    const model = findModel(project, key)
    if (!model) return null
    const { boundary, wires, roles, blocks } = outlineOf(model)
    const context: Context = {
      path,
      key,
      model,
      boundary,
      parent,
      use,
      wires,
      roles,
      children: new Map(),
      passes: new Map(),
      jumps: new Map(),
      reads: new Map(),
      slice,
      joins: new Map(),
      activation,
      indices: new Map(),
      exits: new Map(),
    }
    contexts.push(context)
    for (const { name, block, type } of blocks) {
      if (block.commented !== undefined) {
        if (block.commented === 'through') context.passes.set(name, findPass(project, registry, block))
        continue
      }
      const draft = (added: BlockType, values: ParameterValues, ports: readonly string[], rest: Rest = {}) =>
        drafts.push({
          path,
          model: key,
          name,
          type: added,
          values,
          sources: rest.sources ?? {},
          context,
          fedAt: rest.fedAt ?? name,
          activation: rest.activation ?? activation,
          offsetSeconds: rest.offsetSeconds ?? 0,
          part: rest.part ?? null,
          ports,
        }) - 1
      const evaluate = () => {
        const evaluated = evaluateOnce(type, block, scope)
        for (const problem of evaluated.problems) {
          if (problem.through === undefined) diagnostics.push(describe({ path, model: key, name }, problem))
        }
        return evaluated
      }
      if (type.role === 'model') {
        const childKey = block.parameters.model ?? ''
        const child = findModel(project, childKey)
        const childScope = createModelScope(child?.parameters ?? {}, block.parameters, scope, variables)
        for (const parameter of Object.keys(child?.parameters ?? {})) {
          const result = childScope(parameter)
          if (!result || !('problem' in result)) continue
          diagnostics.push(
            describe({ path, model: key, name }, { ...result, parameter, code: 'bad-expression' }),
          )
        }
        const { values, inputs } = evaluate()
        const repetition = type.repetition(values)
        const execution = type.execution(values)
        let within = activation
        if (execution) {
          const flags = createActivation(type, execution, activation)
          const { active, reset } = activation
          const sources = { [OUTER_ACTIVE]: active, [OUTER_RESET]: reset }
          within = activate(execution, activation, {
            path,
            name,
            block: draft(flags, {}, inputs, { sources, activation: ALWAYS, part: 'activation' }),
          })
        }
        if (repetition === null || !child) {
          const inner = open(childKey, join(path, name), context, name, childScope, within)
          if (inner) context.children.set(name, inner)
          continue
        }
        const { count, whole } = repetition
        const { inputs: entries, outputs: exits } = portsOfModel(child, registry)
        const splits = new Map(
          Object.keys(entries)
            .filter(port => !whole.includes(port))
            .map(port => [port, draft(createSplit(type.name, port, count), {}, [port], { part: 'element' })]),
        )
        const uses = Array.from({ length: count }, (_, element) => {
          const elementPath = join(path, nameElement(name, element))
          return open(childKey, elementPath, context, name, childScope, within, { element, splits })
        }).filter(inner => inner !== null)
        const [first] = uses
        if (first) context.children.set(name, first)
        for (const port of Object.keys(exits)) {
          const index = draft(createJoin(type.name, count), {}, [], { part: 'element' })
          context.joins.set(`${name}.${port}`, index)
          joins.push({ index, port, uses })
        }
      } else if (type.role === 'entry') {
        const exit = findLoopExit(context, name)
        if (exit) context.indices.set(name, draft(entryLoop, {}, ['u'], { fedAt: exit }))
      } else if (type.role === 'exit') {
        const { values } = evaluate()
        if (!parent || activation.active === parent.activation.active || findLoopEntry(context, name))
          continue
        const sources = { [EXIT_ACTIVE]: activation.active }
        const held = { whenOff: 'hold', value: [0], ...values }
        const rest = { sources, activation: parent.activation, part: 'exit' } as const
        context.exits.set(name, draft(conditionalExit, held, ['u'], rest))
      } else if (type.role === 'goto' || type.role === 'from' || type.role === 'store-read') {
        evaluate()
      } else if (type.role === 'store') {
        context.indices.set(name, draft(createStore([]), evaluate().values, []))
      } else if (type.role === 'store-write') {
        context.indices.set(name, draft(createWrite(SCALAR), {}, ['u'], { part: 'write' }))
      } else {
        const { values, inputs, offsetSeconds } = evaluate()
        context.indices.set(name, draft(type, values, inputs, { offsetSeconds }))
      }
    }
    return context
  }

  open(project.root, '', null, '', variables, ALWAYS)
  diagnostics.push(...resolveTags(contexts), ...resolveStores(contexts, drafts))

  for (const { context, fedAt, ports, sources } of drafts) {
    const wires = context.wires.get(fedAt)
    for (const port of ports) {
      const from = wires?.get(port)
      sources[port] = from ? traceSource(context, from, diagnostics) : null
    }
  }

  for (const { index, port, uses } of joins) {
    const sources = drafts[index]?.sources ?? {}
    uses.forEach((use, i) => {
      sources[`u${i + 1}`] = traceExit(use, port, diagnostics)
    })
  }
  for (const draft of drafts) {
    if (draft.type.role === 'merge') diagnostics.push(...findMerged(draft, drafts))
  }

  const aliases = new Map<string, Source>()
  for (const context of contexts) {
    const alias = (block: string, port: string): void => {
      const source = traceSource(context, { block, port }, [])
      if (source) aliases.set(`${join(context.path, block)}.${port}`, source)
    }
    for (const [name, child] of context.children) {
      for (const port of child.boundary.exits.values()) alias(name, port)
    }
    for (const names of [context.boundary.entries, context.jumps, context.reads])
      for (const name of names.keys()) alias(name, 'y')
  }
  const labels = new Map<string, string>()
  for (const { path, model } of contexts) {
    const seen = new Set<string>()
    for (const [output, name] of Object.entries(model.signals ?? {})) {
      if (!seen.has(name)) labels.set(join(path, output), join(path, name))
      seen.add(name)
    }
  }
  diagnostics.push(...nameLogs(drafts, labels))
  return { blocks: drafts, aliases, labels, diagnostics }
}

function describe(
  { path, model, name }: Pick<FlatBlock, 'path' | 'model' | 'name'>,
  { parameter, problem, hint, code }: ParameterProblem,
): Diagnostic {
  return {
    severity: 'error',
    code,
    message: problem,
    ...(hint === undefined ? {} : { hint }),
    place: { model, path, block: name, parameter },
  }
}
