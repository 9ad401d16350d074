/** The way to a place in the diagram. */
import { findModel, type Place, type Project, type Registry } from '../../engine/index.ts'
import { listBlocksWithRoles } from './blocks-with-roles.ts'

/** Context path of the nearest use of a model, empty at the root; null where nothing leads to it. */
export function findContextOf(project: Project, registry: Registry, key: string): string | null {
  const seen = new Set<string>()
  let level: readonly { readonly key: string; readonly path: string }[] = [{ key: project.root, path: '' }]
  while (level.length > 0) {
    const found = level.find(context => context.key === key)
    if (found) return found.path
    for (const context of level) seen.add(context.key)
    level = level.flatMap(context =>
      listBlocksWithRoles(findModel(project, context.key)?.blocks ?? {}, registry).flatMap(
        ({ name, instance, role }) => {
          const used = instance.parameters.model
          if (role !== 'model' || used === undefined || seen.has(used)) return []
          return [{ key: used, path: context.path === '' ? name : `${context.path}/${name}` }]
        },
      ),
    )
  }
  return null
}

/** Context path and block to which a place leads; null where it is no block that one can go to. */
export function findBlockAt(
  project: Project,
  registry: Registry,
  place: Place,
): { readonly path: string; readonly block: string } | null {
  const { block } = place
  if (block === undefined) return null
  const path = place.path ?? findContextOf(project, registry, place.model ?? project.root)
  return path === null ? null : { path, block }
}
