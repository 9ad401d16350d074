/**
 * Goto and From: a tag in place of a wire. A From reads the Goto of its tag in the same use of the same model; else in the
 * nearest model around it a Goto that is `scoped` or `global`; else the one that is `global` anywhere in the project.
 */
import type { Registry } from '../block/registry.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { findModel, suggest } from '../model/find.ts'
import type { BlockInstance, Project } from '../model/project.ts'
import { join } from './path.ts'
import { findRoles, listRole, type Roles } from './roles.ts'
import { type Context, findWire } from './trace-source.ts'

/** A Goto, in one use of its model. */
interface Goto<Where> {
  readonly where: Where
  readonly name: string
  readonly tag: string
  readonly scope: string
}

function tagOf(block: BlockInstance): string {
  return block.parameters.tag?.trim() || 'A'
}

function listGotos<Where>(where: Where, roles: Roles): Goto<Where>[] {
  return listRole(roles, 'goto').map(({ name, block }) => ({
    where,
    name,
    tag: tagOf(block),
    scope: block.parameters.scope ?? 'local',
  }))
}

/** `levels` are the Gotos of the From's own model, then of those around it. */
function choose<Where>(
  tag: string,
  levels: Iterable<readonly Goto<Where>[]>,
  everywhere: readonly Goto<Where>[],
): Goto<Where> | undefined {
  let isOwn = true
  for (const level of levels) {
    const found = level.find(goto => goto.tag === tag && (isOwn || goto.scope !== 'local'))
    if (found) return found
    isOwn = false
  }
  return everywhere.find(goto => goto.tag === tag && goto.scope === 'global')
}

/** Lets every From of the contexts jump to its Goto. */
export function resolveTags(contexts: readonly Context[]): Diagnostic[] {
  const byContext = new Map(contexts.map(context => [context, listGotos(context, context.roles)]))
  const all = [...byContext.values()].flat()
  const diagnostics = findDuplicates(all)
  for (const context of contexts) {
    for (const { name, block } of listRole(context.roles, 'from')) {
      const tag = tagOf(block)
      const around = outward(context)
      const goto = choose(
        tag,
        around.map(level => byContext.get(level) ?? []),
        all,
      )
      const from = goto && findWire(goto.where, goto.name, 'u')
      context.jumps.set(name, goto && from ? { context: goto.where, from } : null)
      const fault = goto ? leavesCondition(goto, around) : describeMissing(tag, all)
      if (!fault) continue
      diagnostics.push({
        severity: 'error',
        ...fault,
        place: { model: context.key, path: context.path, block: name, parameter: 'tag' },
      })
    }
  }
  return diagnostics
}

/** The context, then those around it. */
export function outward(context: Context): Context[] {
  const levels: Context[] = []
  for (let level: Context | null = context; level; level = level.parent) levels.push(level)
  return levels
}

type Fault = Pick<Diagnostic, 'code' | 'message' | 'hint'>

/** What leaves a conditional model leaves through an Exit, which says what leaves while it is off. */
function leavesCondition({ where, name, tag }: Goto<Context>, around: readonly Context[]): Fault | null {
  const { active } = where.activation
  if (active === null || around.some(level => level.activation.active === active)) return null
  return {
    code: 'conditional-model',
    message: `The tag "${tag}" is that of ${join(where.path, name)}, which stands in a conditional model and does not always compute.`,
    hint: 'Lead the signal out through an Exit, which says what leaves while the model is off.',
  }
}

function describeMissing(tag: string, all: readonly Goto<Context>[]): Fault {
  const elsewhere = all.find(goto => goto.tag === tag)
  const near = suggest(
    tag,
    all.map(goto => goto.tag),
  )
  return {
    code: 'unknown-tag',
    message: `There is no Goto with the tag "${tag}" that this From can see.`,
    hint: elsewhere
      ? `${join(elsewhere.where.path, elsewhere.name)} has it, but is ${elsewhere.scope}: make it global to see it everywhere.`
      : near
        ? `Did you mean "${near}"?`
        : 'Give a Goto in this model the same tag.',
  }
}

/** Two of one tag in one use of a model, or two global ones anywhere. */
function findDuplicates(all: readonly Goto<Context>[]): Diagnostic[] {
  const seen = new Map<string, Goto<Context>>()
  return all.flatMap((goto): Diagnostic[] => {
    const { where, name, tag, scope } = goto
    const keys = [`in ${where.path}: ${tag}`, ...(scope === 'global' ? [`global: ${tag}`] : [])]
    const first = keys.map(key => seen.get(key)).find(found => found !== undefined)
    for (const key of keys) seen.set(key, first ?? goto)
    if (!first) return []
    return [
      {
        severity: 'error',
        code: 'duplicate-tag',
        message: `The tag "${tag}" is that of ${join(first.where.path, first.name)} already.`,
        hint:
          first.where.key === where.key && first.where !== where
            ? 'The model is used more than once: give the Goto a local tag, and lead the signal out through an Exit.'
            : 'Give one of them a tag of its own.',
        place: { model: where.key, path: where.path, block: name, parameter: 'tag' },
      },
    ]
  })
}

/** Where a From leads: context path and name of its Goto, or null. */
export function findGoto(
  project: Project,
  registry: Registry,
  path: readonly string[],
  from: BlockInstance,
): { readonly path: string; readonly block: string } | null {
  const levels: Goto<string>[][] = []
  const everywhere: Goto<string>[] = []
  const walk = (key: string, here: readonly string[], outer: readonly string[]): void => {
    const model = findModel(project, key)
    if (!model || outer.includes(key)) return
    const own = listGotos(here.join('/'), findRoles(model, registry))
    everywhere.push(...own)
    if (here.every((name, i) => name === path[i])) levels.unshift(own)
    for (const [name, block] of Object.entries(model.blocks)) {
      if (registry.find(block.type)?.role !== 'model') continue
      walk(block.parameters.model ?? '', [...here, name], [...outer, key])
    }
  }
  walk(project.root, [], [])
  const goto = choose(tagOf(from), levels, everywhere)
  return goto ? { path: goto.where, block: goto.name } : null
}
