import type { Registry } from '../block/registry.ts'
import { findCycle, findStrongComponents } from '../math/strong-components.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Project } from '../model/project.ts'

/** Models nest but never recurse: a cycle is named whole. */
export function checkNesting(project: Project, registry: Registry): Diagnostic[] {
  const keys = Object.keys(project.models)
  const indexOf = new Map(keys.map((key, index) => [key, index]))
  const uses = keys.map(key =>
    Object.entries(project.models[key]?.blocks ?? {}).flatMap(([name, block]) => {
      const target =
        registry.find(block.type)?.role === 'model' ? indexOf.get(block.parameters.model ?? '') : undefined
      return target === undefined ? [] : [{ name, target }]
    }),
  )
  const components = findStrongComponents(uses.map(list => list.map(use => use.target)))
  return components.flatMap((component): Diagnostic[] => {
    const [start = 0] = [...component].sort((a, b) => a - b)
    const isCycle = component.length > 1 || uses[start]?.some(use => use.target === start)
    if (!isCycle) return []
    const members = new Set(component)
    const trail = findCycle(start, vertex =>
      (uses[vertex] ?? []).map(use => use.target).filter(t => members.has(t)),
    )
    const names = trail.map(index => keys[index] ?? '')
    const block = uses[start]?.find(use => use.target === (trail[1] ?? start))?.name
    return [
      {
        severity: 'error',
        code: 'cycle-of-models',
        message: `The models contain each other in a cycle: ${names.join(' -> ')}.`,
        hint: 'A model can be used many times, but not inside itself. Remove one of these Model blocks.',
        place: { model: keys[start] ?? '', ...(block === undefined ? {} : { block }) },
        trail: names,
      },
    ]
  })
}
