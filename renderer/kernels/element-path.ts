/** Which element of a For Each Model is looked at: from the path of a context to the path that names that element. */

import type { ParameterValue, Project, Registry } from '../../engine/index.ts'
import { evaluateParameters, findBlock, nameElement, openContext } from '../../engine/index.ts'

/** By context path, `a/b`: the element that is looked at, from 0; the first where nothing is said. */
export type ChosenElements = Readonly<Record<string, number>>

/** `bank/cell/display` as `bank[2]/cell/display`, where the third element of `bank` is looked at. */
export function pathOfElements(path: string, chosen: ChosenElements): string {
  const names = path.split('/')
  return names.map((name, i) => nameElement(name, chosen[names.slice(0, i + 1).join('/')] ?? 0)).join('/')
}

/** How many elements a context has; null where it is no For Each Model. */
export function countElements(
  project: Project,
  registry: Registry,
  context: readonly string[],
): number | null {
  const name = context.at(-1)
  const outer = name === undefined ? null : openContext(project, registry, context.slice(0, -1))
  const block = outer && name !== undefined ? findBlock(outer.model, name) : undefined
  const type = block && registry.find(block.type)
  if (type?.role !== 'model' || name === undefined) return null
  const values: Record<string, ParameterValue> = {}
  const results = evaluateParameters(project, registry, context.slice(0, -1), name) ?? {}
  for (const [parameter, result] of Object.entries(results))
    if ('value' in result) values[parameter] = result.value
  // Without them it cannot say.
  if (Object.keys(type.parameters).some(parameter => !Object.hasOwn(values, parameter))) return null
  return type.repetition(values)?.count ?? null
}
