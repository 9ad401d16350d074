/** What an edit changed, by model. */
import { findOwn, type Project } from '../../engine/index.ts'

/** Keys of models that have other blocks, wires, places or notes. */
export function listChangedModels(before: Project, after: Project): readonly string[] {
  const keys = new Set([...Object.keys(before.models), ...Object.keys(after.models)])
  const parts: readonly (readonly [Readonly<Record<string, object>>, Readonly<Record<string, object>>])[] = [
    [before.models, after.models],
    [before.layout, after.layout],
    [before.notes ?? {}, after.notes ?? {}],
    [before.wires ?? {}, after.wires ?? {}],
  ]
  return [...keys].filter(key => parts.some(([old, now]) => findOwn(old, key) !== findOwn(now, key)))
}
