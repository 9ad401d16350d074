/** What a pasted fragment needs and its new project lacks. */
import { findOwn } from '../../math/find-own.ts'
import { findModel } from '../find.ts'
import type { BlockInstance, Model, Project } from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { listUsedModels } from './model-uses.ts'
import { dropKeys, joinRecords } from './records.ts'

/** Models that the fragment's blocks stand for, where the project has none of that key. */
export function bringModels(project: Project, fragment: Project, facts: BlockFacts): Project {
  const wanted = new Set(listUsedModels(fragment, fragment.root, facts))
  const isLeft = (key: string): boolean =>
    key === fragment.root || !wanted.has(key) || findModel(project, key) !== undefined
  const models = dropKeys(fragment.models, isLeft)
  if (Object.keys(models).length === 0) return project
  return {
    ...project,
    models: joinRecords(project.models, models),
    layout: joinRecords(project.layout, dropKeys(fragment.layout, isLeft)),
    ...(fragment.notes ? { notes: { ...project.notes, ...dropKeys(fragment.notes, isLeft) } } : {}),
    ...(fragment.wires ? { wires: joinRecords(project.wires ?? {}, dropKeys(fragment.wires, isLeft)) } : {}),
  }
}

/** Variables that pasted expressions name, and those that these name in turn, where the project has none such. */
export function bringVariables(
  project: Project,
  source: Model,
  fragment: Project,
  facts: BlockFacts,
): Project {
  const texts: string[] = []
  const collect = (blocks: Readonly<Record<string, BlockInstance>>): void => {
    for (const block of Object.values(blocks)) {
      for (const [name, text] of Object.entries(block.parameters)) {
        if (facts.isExpression(block, name)) texts.push(text)
      }
    }
  }
  collect(source.blocks)
  for (const key of listUsedModels(fragment, fragment.root, facts)) {
    if (key === fragment.root) continue
    const model = findModel(fragment, key)
    collect(model?.blocks ?? {})
    texts.push(...Object.values(model?.parameters ?? {}))
  }
  const brought: Record<string, string> = {}
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    for (const word of text.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []) {
      const value = findOwn(fragment.variables, word)
      if (value === undefined || Object.hasOwn(project.variables, word) || Object.hasOwn(brought, word))
        continue
      brought[word] = value
      texts.push(value)
    }
  }
  if (Object.keys(brought).length === 0) return project
  return { ...project, variables: { ...project.variables, ...brought } }
}
