/**
 * Hierarchy to a flat list: one FlatBlock for every use of a computing block, with its parameters evaluated in its
 * context and every input resolved to the output that feeds it. Entries, Exits and Model blocks vanish, except that
 * an Entry with an Exit of its name becomes a delay of one step.
 */
import { type BlockType, defineBlock } from '../block/block-type.ts'
import type { Scope } from '../block/evaluate-text.ts'
import { constant } from '../block/expression.ts'
import type { ParameterValues } from '../block/parameter.ts'
import type { Registry } from '../block/registry.ts'
import { SCALAR } from '../block/signal-type.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { findModel } from '../model/find.ts'
import type { PortReference, Project } from '../model/project.ts'
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
import { createModelScope, createScope, evaluateBlock, type ParameterProblem } from './evaluate-parameters.ts'
import type { Flat, FlatBlock } from './flat-block.ts'
import { findMerged } from './merge-sources.ts'
import { join } from './path.ts'
import { findBoundary, portsOfType } from './ports.ts'
import { resolveTags } from './tags.ts'
import { type Context, findLoopEntry, findLoopExit, findPass, traceSource } from './trace-source.ts'

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

interface Draft extends FlatBlock {
  type: BlockType
  readonly context: Context
  readonly sources: Record<string, Source | null>
  readonly wiredFrom: Record<string, string>
  /** Input port to the port whose wire feeds it: the same, but for an Entry's loop. */
  readonly feeds: ReadonlyMap<string, PortReference>
}

/** Needs models that do not contain themselves; whatever else `checkModels` finds wrong is passed over here. */
export function flatten(project: Project, registry: Registry): Flat {
  const drafts: Draft[] = []
  const diagnostics: Diagnostic[] = []
  const contexts: Context[] = []
  const variables = createScope(project.variables)

  const open = (
    key: string,
    path: string,
    parent: Context | null,
    use: string,
    scope: Scope,
    activation: Activation,
  ): Context | null => {
    const model = findModel(project, key)
    if (!model) return null
    const context: Context = {
      path,
      key,
      model,
      boundary: findBoundary(model, registry),
      parent,
      use,
      wires: new Map(model.connections.map(({ from, to }) => [`${to.block}.${to.port}`, from])),
      children: new Map(),
      passes: new Map(),
      jumps: new Map(),
      reads: new Map(),
      activation,
      indices: new Map(),
      exits: new Map(),
    }
    contexts.push(context)
    for (const [name, block] of Object.entries(model.blocks)) {
      const type = registry.find(block.type)
      if (!type) continue
      if (block.commented !== undefined) {
        if (block.commented === 'through') context.passes.set(name, findPass(project, registry, block))
        continue
      }
      const draft = (
        added: BlockType,
        values: ParameterValues,
        feeds: ReadonlyMap<string, PortReference>,
        rest: Partial<Draft> = {},
      ): number => {
        const place = { path, model: key, name, context, activation }
        return drafts.push({ ...place, type: added, values, feeds, sources: {}, wiredFrom: {}, ...rest }) - 1
      }
      const add = (
        added: BlockType,
        values: ParameterValues,
        feeds: ReadonlyMap<string, PortReference>,
        rest: Partial<Draft> = {},
      ): void => {
        context.indices.set(name, draft(added, values, feeds, rest))
      }
      const evaluate = () => {
        const { values, offsetSeconds, problems } = evaluateBlock(type, block.parameters, scope)
        for (const problem of problems) {
          if (problem.through === undefined) diagnostics.push(describe({ path, model: key, name }, problem))
        }
        return { values, offsetSeconds }
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
        const { values } = evaluate()
        const execution = type.execution(values)
        let within = activation
        if (execution) {
          const flags = createActivation(type, execution, activation)
          const ports = Object.keys(type.inputs(values)).map(port => [port, { block: name, port }] as const)
          const { active, reset } = activation
          const sources = { [OUTER_ACTIVE]: active, [OUTER_RESET]: reset }
          const rest = { sources, activation: ALWAYS, part: 'activation' } as const
          within = activate(execution, activation, {
            path,
            name,
            block: draft(flags, {}, new Map(ports), rest),
          })
        }
        const inner = open(childKey, join(path, name), context, name, childScope, within)
        if (inner) context.children.set(name, inner)
      } else if (type.role === 'entry') {
        const exit = findLoopExit(context, name)
        if (exit) add(entryLoop, {}, new Map([['u', { block: exit, port: 'u' }]]))
      } else if (type.role === 'exit') {
        const { values } = evaluate()
        if (!parent || activation.active === parent.activation.active || findLoopEntry(context, name))
          continue
        const feeds = new Map([['u', { block: name, port: 'u' }]])
        const sources = { [EXIT_ACTIVE]: activation.active }
        const rest = { sources, activation: parent.activation, part: 'exit' } as const
        context.exits.set(
          name,
          draft(conditionalExit, { whenOff: 'hold', value: [0], ...values }, feeds, rest),
        )
      } else if (type.role === 'goto' || type.role === 'from' || type.role === 'store-read') {
        evaluate()
      } else if (type.role === 'store') {
        add(createStore([]), evaluate().values, new Map())
      } else if (type.role === 'store-write') {
        add(createWrite(SCALAR), {}, new Map([['u', { block: name, port: 'u' }]]), { part: 'write' })
      } else {
        const { values, offsetSeconds } = evaluate()
        const { inputs } = portsOfType(type, values)
        const ports = Object.keys(inputs).map(port => [port, { block: name, port }] as const)
        add(type, values, new Map(ports), { offsetSeconds })
      }
    }
    return context
  }

  open(project.root, '', null, '', variables, ALWAYS)
  diagnostics.push(...resolveTags(contexts, registry), ...resolveStores(contexts, drafts, registry))

  for (const draft of drafts) {
    for (const [port, wireEnd] of draft.feeds) {
      const from = draft.context.wires.get(`${wireEnd.block}.${wireEnd.port}`)
      draft.sources[port] = from ? traceSource(draft.context, from, diagnostics) : null
      if (from) draft.wiredFrom[port] = `${join(draft.path, from.block)}.${from.port}`
    }
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
