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
import type { Diagnostic } from '../model/diagnostic.ts'
import { findBlock, findModel } from '../model/find.ts'
import type { BlockInstance, Model, PortReference, Project } from '../model/project.ts'
import { createModelScope, createScope, evaluateBlock, type ParameterProblem } from './evaluate-parameters.ts'
import { type Boundary, findBoundary, portsOfBlock, portsOfType } from './ports.ts'

interface Source {
  /** Index of the flat block. */
  readonly block: number
  readonly port: string
}

export interface FlatBlock {
  /** Context path, empty at the root. */
  readonly path: string
  readonly model: string
  readonly name: string
  readonly type: BlockType
  readonly values: ParameterValues
  /** By input port; null reads 0. */
  readonly sources: Readonly<Record<string, Source | null>>
  /** By input port: the output at the other end of the wire as it is drawn, `path/block.port`. */
  readonly wiredFrom: Readonly<Record<string, string>>
}

export interface Flat {
  readonly blocks: readonly FlatBlock[]
  /** Outputs of Model blocks and Entries under their own names, `path/block.port`. */
  readonly aliases: ReadonlyMap<string, Source>
  readonly diagnostics: readonly Diagnostic[]
}

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

interface Context {
  readonly path: string
  readonly key: string
  readonly model: Model
  readonly boundary: Boundary
  readonly parent: Context | null
  /** Name of the Model block in the parent. */
  readonly use: string
  /** Source of each connected input, by `block.port`. */
  readonly wires: ReadonlyMap<string, PortReference>
  readonly children: Map<string, Context>
  /** Blocks that are commented through. */
  readonly passes: Map<string, Pass>
  /** Flat index by block name. */
  readonly indices: Map<string, number>
}

interface Draft extends FlatBlock {
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
      indices: new Map(),
    }
    contexts.push(context)
    for (const [name, block] of Object.entries(model.blocks)) {
      const type = registry.find(block.type)
      if (!type) continue
      if (block.commented !== undefined) {
        if (block.commented === 'through') context.passes.set(name, findPass(project, registry, block))
        continue
      }
      const add = (
        added: BlockType,
        values: ParameterValues,
        feeds: ReadonlyMap<string, PortReference>,
      ): void => {
        context.indices.set(name, drafts.length)
        drafts.push({
          path,
          model: key,
          name,
          type: added,
          values,
          context,
          feeds,
          sources: {},
          wiredFrom: {},
        })
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
        const inner = open(childKey, join(path, name), context, name, childScope)
        if (inner) context.children.set(name, inner)
      } else if (type.role === 'entry') {
        const exit = findLoopExit(context, name)
        if (exit) add(entryLoop, {}, new Map([['u', { block: exit, port: 'u' }]]))
      } else if (type.role !== 'exit') {
        const { values, problems } = evaluateBlock(type, block.parameters, scope)
        for (const problem of problems) {
          if (problem.through === undefined) diagnostics.push(describe({ path, model: key, name }, problem))
        }
        const { inputs } = portsOfType(type, values)
        add(type, values, new Map(Object.keys(inputs).map(port => [port, { block: name, port }])))
      }
    }
    return context
  }

  open(project.root, '', null, '', variables)

  for (const draft of drafts) {
    for (const [port, wireEnd] of draft.feeds) {
      const from = draft.context.wires.get(`${wireEnd.block}.${wireEnd.port}`)
      draft.sources[port] = from ? resolve(draft.context, from, diagnostics) : null
      if (from) draft.wiredFrom[port] = `${join(draft.path, from.block)}.${from.port}`
    }
  }

  const aliases = new Map<string, Source>()
  for (const context of contexts) {
    const alias = (block: string, port: string): void => {
      const source = resolve(context, { block, port }, [])
      if (source) aliases.set(`${join(context.path, block)}.${port}`, source)
    }
    for (const [name, child] of context.children) {
      for (const port of child.boundary.exits.values()) alias(name, port)
    }
    for (const name of context.boundary.entries.keys()) alias(name, 'y')
  }
  return { blocks: drafts, aliases, diagnostics }
}

export function join(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`
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

/** The Exit of the Entry's name in the same model, if there is one. */
function findLoopExit(context: Context, entry: string): string | undefined {
  const port = context.boundary.entries.get(entry)
  for (const [exit, name] of context.boundary.exits) {
    if (name === port && !isCommented(context, exit)) return exit
  }
  return undefined
}

/** Follows an output through Model blocks and Entries to the block that computes it. */
function resolve(start: Context, output: PortReference, diagnostics: Diagnostic[]): Source | null {
  const visited: string[] = []
  let context = start
  let { block, port } = output
  for (;;) {
    const index = context.indices.get(block)
    if (index !== undefined) return { block: index, port }
    const place = `${join(context.path, block)}.${port}`
    if (visited.includes(place)) {
      diagnostics.push({
        severity: 'error',
        code: 'algebraic-loop',
        message: `The connections run in a circle with no block in it: ${[...visited, place].join(' -> ')}.`,
        hint: 'Put a block into it, for instance a Unit Delay.',
        place: { model: context.key, path: context.path, block, port },
        trail: [...visited, place],
      })
      return null
    }
    visited.push(place)
    const child = context.children.get(block)
    const step = isCommented(context, block)
      ? passComment(context, block, port)
      : child
        ? leaveThroughExit(child, port)
        : enterThroughEntry(context, block)
    if (!step) return null
    context = step.context
    block = step.from.block
    port = step.from.port
  }
}

/** The first ports of a block that is commented through; undefined where it has none. */
interface Pass {
  readonly input: string | undefined
  readonly output: string | undefined
}

function findPass(project: Project, registry: Registry, block: BlockInstance): Pass {
  const { inputs, outputs } = portsOfBlock(project, registry, block)
  return { input: Object.keys(inputs)[0], output: Object.keys(outputs)[0] }
}

function isCommented({ model }: Context, name: string): boolean {
  return findBlock(model, name)?.commented !== undefined
}

/** Null where a commented block gives 0. */
function passComment(context: Context, name: string, port: string): Step | null {
  const pass = context.passes.get(name)
  if (pass?.input === undefined || pass.output !== port) return null
  const from = context.wires.get(`${name}.${pass.input}`)
  return from ? { context, from } : null
}

interface Step {
  readonly context: Context
  readonly from: PortReference
}

function leaveThroughExit(child: Context, port: string): Step | null {
  for (const [exit, name] of child.boundary.exits) {
    const from = name === port && !isCommented(child, exit) ? child.wires.get(`${exit}.u`) : undefined
    if (from) return { context: child, from }
  }
  return null
}

function enterThroughEntry(context: Context, entry: string): Step | null {
  const port = context.boundary.entries.get(entry)
  if (port === undefined || !context.parent || !findBlock(context.model, entry)) return null
  const from = context.parent.wires.get(`${context.use}.${port}`)
  return from ? { context: context.parent, from } : null
}
