/** Which block computes what a wire carries: the way through Model blocks, Entries, Exits and tags. */
import type { Registry } from '../block/registry.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { findBlock } from '../model/find.ts'
import type { BlockInstance, Model, PortReference, Project } from '../model/project.ts'
import type { Activation, Source } from './activation.ts'
import { elementPort } from './for-each.ts'
import { join } from './path.ts'
import { type Boundary, controlsOfBlock, portsOfBlock } from './ports.ts'
import type { Roles } from './roles.ts'

/** Source of each connected input, by block and port. */
export type Wires = ReadonlyMap<string, ReadonlyMap<string, PortReference>>

export function findWire({ wires }: Context, block: string, port: string): PortReference | undefined {
  return wires.get(block)?.get(port)
}

/** One use of a model. */
export interface Context {
  readonly path: string
  readonly key: string
  readonly model: Model
  readonly boundary: Boundary
  readonly parent: Context | null
  /** Name of the Model block in the parent. */
  readonly use: string
  readonly wires: Wires
  readonly roles: Roles
  readonly children: Map<string, Context>
  /** Blocks that are commented through. */
  readonly passes: Map<string, Pass>
  /** Where each From goes on; null where nothing feeds its Goto. */
  readonly jumps: Map<string, Step | null>
  /** What each Data Store Read gives. */
  readonly reads: Map<string, Source>
  /** Of a use for one element of vectors: which, and what gives it its part, by Entry's port. */
  readonly slice: { readonly element: number; readonly splits: ReadonlyMap<string, number> } | null
  /** What puts together the outputs of a model for each element, by `block.port`. */
  readonly joins: Map<string, number>
  readonly activation: Activation
  /** Flat index by block name. */
  readonly indices: Map<string, number>
  /** Flat index of what stands for an Exit while the context may be off, by the Exit's name. */
  readonly exits: Map<string, number>
}

/** The Exit of the Entry's name in the same model, if there is one. */
export function findLoopExit(context: Context, entry: string): string | undefined {
  const port = context.boundary.entries.get(entry)
  return port === undefined ? undefined : findExit(context, port)
}

/** The Entry of the Exit's name in the same model, if there is one. */
export function findLoopEntry(context: Context, exit: string): string | undefined {
  const port = context.boundary.exits.get(exit)
  for (const [entry, name] of context.boundary.entries) {
    if (name === port && !isCommented(context, entry)) return entry
  }
  return undefined
}

/** Follows an output through Model blocks and Entries to the block that computes it. */
export function traceSource(start: Context, output: PortReference, diagnostics: Diagnostic[]): Source | null {
  const visited: string[] = []
  let context = start
  let { block, port } = output
  for (;;) {
    const index = context.indices.get(block)
    if (index !== undefined) return { block: index, port }
    const direct = context.reads.get(block) ?? findElement(context, block, port)
    if (direct) return direct
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
    const isPassed = isCommented(context, block)
    const child = isPassed ? undefined : context.children.get(block)
    const exit = child && findExit(child, port)
    const held = exit === undefined ? undefined : child?.exits.get(exit)
    if (held !== undefined) return { block: held, port: 'y' }
    const jump = context.jumps.get(block)
    const step = isPassed
      ? passComment(context, block, port)
      : child
        ? leaveThroughExit(child, port)
        : jump === undefined
          ? enterThroughEntry(context, block)
          : jump
    if (!step) return null
    context = step.context
    block = step.from.block
    port = step.from.port
  }
}

/** A part of what enters a model for each element, or what all of these give together. */
function findElement({ joins, slice, boundary }: Context, block: string, port: string): Source | null {
  const joined = joins.get(`${block}.${port}`)
  if (joined !== undefined) return { block: joined, port: 'y' }
  const split = slice?.splits.get(boundary.entries.get(block) ?? '')
  return slice && split !== undefined ? { block: split, port: elementPort(slice.element) } : null
}

/** What leaves a use of a model by a port. */
export function traceExit(child: Context, port: string, diagnostics: Diagnostic[]): Source | null {
  const step = leaveThroughExit(child, port)
  return step && traceSource(step.context, step.from, diagnostics)
}

/** The first ports of a block that is commented through, its controls left aside; undefined where it has none. */
interface Pass {
  readonly input: string | undefined
  readonly output: string | undefined
}

export function findPass(project: Project, registry: Registry, block: BlockInstance): Pass {
  const { inputs, outputs } = portsOfBlock(project, registry, block)
  const controls = controlsOfBlock(project, registry, block)
  const [input] = Object.keys(inputs).filter(port => !controls.includes(port))
  return { input, output: Object.keys(outputs)[0] }
}

function isCommented({ model }: Context, name: string): boolean {
  return findBlock(model, name)?.commented !== undefined
}

/** Null where a commented block gives 0. */
function passComment(context: Context, name: string, port: string): Step | null {
  const pass = context.passes.get(name)
  if (pass?.input === undefined || pass.output !== port) return null
  const from = findWire(context, name, pass.input)
  return from ? { context, from } : null
}

interface Step {
  readonly context: Context
  readonly from: PortReference
}

function findExit(child: Context, port: string): string | undefined {
  for (const [exit, name] of child.boundary.exits) {
    if (name === port && !isCommented(child, exit)) return exit
  }
  return undefined
}

function leaveThroughExit(child: Context, port: string): Step | null {
  const exit = findExit(child, port)
  const from = exit === undefined ? undefined : findWire(child, exit, 'u')
  return from ? { context: child, from } : null
}

function enterThroughEntry(context: Context, entry: string): Step | null {
  const port = context.boundary.entries.get(entry)
  if (port === undefined || !context.parent || !findBlock(context.model, entry)) return null
  const from = findWire(context.parent, context.use, port)
  return from ? { context: context.parent, from } : null
}
