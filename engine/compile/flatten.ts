/**
 * Hierarchy to a flat list: one FlatBlock for every use of a computing block, with its parameters evaluated in its
 * context and every input resolved to the output that feeds it. Entries, Exits and Model blocks vanish, except that
 * an Entry with an Exit of its name becomes a delay of one step.
 */
import type { Scope } from '../block/evaluate-text.ts'
import type { Registry } from '../block/registry.ts'
import type { Project } from '../model/project.ts'
import type { Source } from './activation.ts'
import { resolveStores } from './data-stores.ts'
import type { Evaluator } from './evaluate-once.ts'
import type { Flat } from './flat-block.ts'
import { findMerged } from './merge-sources.ts'
import { nameLogs } from './name-logs.ts'
import { openContexts } from './open-contexts.ts'
import { join } from './path.ts'
import { resolveTags } from './tags.ts'
import { type Context, traceExit, traceSource } from './trace-source.ts'

/** Needs models that do not contain themselves; whatever else `checkModels` finds wrong is passed over here. */
export function flatten(
  project: Project,
  registry: Registry,
  variables: Scope,
  evaluateOnce: Evaluator,
): Flat {
  const {
    drafts,
    contexts,
    joins,
    diagnostics: found,
  } = openContexts(project, registry, variables, evaluateOnce)
  const diagnostics = [...found, ...resolveTags(contexts), ...resolveStores(contexts, drafts)]

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
  const labels = findLabels(contexts)
  diagnostics.push(...nameLogs(drafts, labels))
  return { blocks: drafts, aliases: findAliases(contexts), labels, diagnostics }
}

/** Outputs of Model blocks, Entries, Froms, Data Store Reads and what is commented through: the same signals by further names. */
function findAliases(contexts: readonly Context[]): Map<string, Source> {
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
    for (const [name, { output }] of context.passes) if (output !== undefined) alias(name, output)
  }
  return aliases
}

/** What the user calls signals; one name in a model is one signal. */
function findLabels(contexts: readonly Context[]): Map<string, string> {
  const labels = new Map<string, string>()
  for (const { path, model } of contexts) {
    const seen = new Set<string>()
    for (const [output, name] of Object.entries(model.signals ?? {})) {
      if (!seen.has(name)) labels.set(join(path, output), join(path, name))
      seen.add(name)
    }
  }
  return labels
}
