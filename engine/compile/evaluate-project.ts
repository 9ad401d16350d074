/** Parameter values of a project as it stands, for those who look at it or tune it without compiling. */
import { isDerived } from '../block/derived-numbers.ts'
import { type EvaluatedText, evaluateText, type Scope } from '../block/evaluate-text.ts'
import { numbersOf } from '../block/parameter.ts'
import type { Registry } from '../block/registry.ts'
import { findBlock, findModel } from '../model/find.ts'
import type { Model, Project } from '../model/project.ts'
import {
  createModelScope,
  createScope,
  type EvaluatedParameter,
  evaluateBlock,
  evaluateParameter,
  listLive,
} from './evaluate-parameters.ts'
import { nameElement, nameOfUse } from './for-each.ts'
import { join } from './path.ts'

/** A model in the context of one of its uses. */
export interface OpenContext {
  readonly key: string
  readonly model: Model
  readonly scope: Scope
}

/** The model that a context path leads to, and what its expressions see; null where the path leads nowhere. */
export function openContext(
  project: Project,
  registry: Registry,
  path: readonly string[],
): OpenContext | null {
  const variables = createScope(project.variables)
  let key = project.root
  let model = findModel(project, key)
  let scope: Scope = variables
  for (const name of path) {
    const use = model && (findBlock(model, name) ?? findBlock(model, nameOfUse(name)))
    if (!use || registry.find(use.type)?.role !== 'model') return null
    key = use.parameters.model ?? ''
    model = findModel(project, key)
    scope = createModelScope(model?.parameters ?? {}, use.parameters, scope, variables)
  }
  return model ? { key, model, scope } : null
}

/** Every parameter of a block by name, with what follows from them, or of a Model block those of its model as well; null when there is no such block. */
export function evaluateParameters(
  project: Project,
  registry: Registry,
  path: readonly string[],
  blockName: string,
): Readonly<Record<string, EvaluatedParameter>> | null {
  const context = openContext(project, registry, path)
  const block = context && findBlock(context.model, blockName)
  const type = block && registry.find(block.type)
  if (!context || !type) return null
  const results: Record<string, EvaluatedParameter> = {}
  for (const [name, declaration] of Object.entries(type.parameters)) {
    results[name] = evaluateParameter(
      declaration,
      block.parameters[name] ?? declaration.default,
      context.scope,
    )
  }
  const { values, problems } = evaluateBlock(type, block.parameters, context.scope)
  for (const { parameter, ...fault } of problems) results[parameter] = fault
  for (const name in values) if (isDerived(name)) results[name] = { value: values[name] ?? [] }
  if (type.role === 'model') {
    const child = findModel(project, block.parameters.model)
    const childScope = child && openContext(project, registry, [...path, blockName])?.scope
    for (const name of Object.keys(child?.parameters ?? {})) {
      results[name] = toParameter(childScope?.(name)) ?? { problem: `"${name}" has no value.` }
    }
  }
  return results
}

/** The project's variables by name. */
export function evaluateVariables({
  variables,
}: Pick<Project, 'variables'>): Readonly<Record<string, EvaluatedText>> {
  const scope = createScope(variables)
  return Object.fromEntries(
    Object.keys(variables).map(name => [name, scope(name) ?? evaluateText(variables[name] ?? '', scope)]),
  )
}

function toParameter(result: EvaluatedText | undefined): EvaluatedParameter | undefined {
  if (!result) return undefined
  if ('problem' in result) return result
  const { value, columns } = result
  return { value: columns === undefined ? value : { values: value, columns } }
}

/** Values of all tunable parameters, and of what follows from them, by `path/block.parameter`; those that cannot be evaluated are left out. */
export function evaluateTunables(
  project: Project,
  registry: Registry,
): ReadonlyMap<string, readonly number[]> {
  const values = new Map<string, readonly number[]>()
  const collect = (path: string, { model, scope }: OpenContext, depth: number): void => {
    for (const [name, block] of Object.entries(model.blocks)) {
      const type = registry.find(block.type)
      if (!type || block.commented !== undefined) continue
      if (type.role === 'model') {
        const inner = findModel(project, block.parameters.model)
        if (!inner || depth > Object.keys(project.models).length) continue
        const innerScope = createModelScope(inner.parameters, block.parameters, scope, variables)
        const opened = { key: block.parameters.model ?? '', model: inner, scope: innerScope }
        const count = type.repetition(evaluateBlock(type, block.parameters, scope).values)?.count ?? 1
        for (let element = 0; element < count; element += 1)
          collect(join(path, nameElement(name, element)), opened, depth + 1)
        continue
      }
      const evaluated = evaluateBlock(type, block.parameters, scope)
      if (evaluated.problems.length > 0) continue
      for (const parameter of listLive(type, evaluated.values))
        values.set(`${join(path, name)}.${parameter}`, numbersOf(evaluated.values[parameter]))
    }
  }
  const variables = createScope(project.variables)
  const root = findModel(project, project.root)
  if (root) collect('', { key: project.root, model: root, scope: variables }, 0)
  return values
}
