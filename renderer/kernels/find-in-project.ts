/** Blocks of a whole project by name, type or what their parameters say, in every context. */
import { findModel, type Project, type Registry } from '../../engine/index.ts'

export interface Found {
  /** Names of the Model blocks on the way. */
  readonly path: readonly string[]
  readonly block: string
  readonly typeName: string
  /** The parameter that has the text, `gain = 2*Kp`; absent where name or type have it. */
  readonly parameter?: string
}

const MOST = 200

/** The very name first, then names that begin so, names and types that have it, and parameters; outer blocks before inner. */
export function findInProject(project: Project, registry: Registry, query: string): Found[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return []
  const found: { readonly rank: number; readonly item: Found }[] = []
  const visit = (key: string, path: readonly string[]): void => {
    const model = findModel(project, key)
    if (!model || path.length > Object.keys(project.models).length) return
    for (const [name, instance] of Object.entries(model.blocks)) {
      const type = registry.find(instance.type)
      const typeName = type?.name ?? instance.type
      const item: Found = { path, block: name, typeName }
      const lower = name.toLowerCase()
      const parameter = Object.entries(instance.parameters).find(([parameterName, text]) =>
        `${parameterName} = ${text}`.toLowerCase().includes(wanted),
      )
      if (lower === wanted) found.push({ rank: -1, item })
      else if (lower.startsWith(wanted)) found.push({ rank: 0, item })
      else if (lower.includes(wanted)) found.push({ rank: 1, item })
      else if (typeName.toLowerCase().includes(wanted)) found.push({ rank: 2, item })
      else if (parameter)
        found.push({ rank: 3, item: { ...item, parameter: `${parameter[0]} = ${parameter[1]}` } })
      if (type?.role === 'model') visit(instance.parameters.model ?? '', [...path, name])
    }
  }
  visit(project.root, [])
  return found
    .sort((a, b) => a.rank - b.rank || a.item.path.length - b.item.path.length)
    .slice(0, MOST)
    .map(({ item }) => item)
}
