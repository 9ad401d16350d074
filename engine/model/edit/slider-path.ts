/** Paths of slider pins, `converter/filter.L`, followed through the models that they pass. */
import { findBlock, findModel } from '../find.ts'
import { type BlockInstance, type Project, parsePort } from '../project.ts'
import { type BlockFacts, findUsedModel } from './block-facts.ts'

interface PathStep {
  /** Key of the model that the block stands in. */
  readonly model: string
  readonly name: string
  readonly block: BlockInstance
}

export interface FollowedPath {
  readonly steps: readonly PathStep[]
  readonly parameter: string
}

/** Null where the path leads to no parameter of any block. */
export function followSliderPath(project: Project, path: string, facts: BlockFacts): FollowedPath | null {
  const names = path.split('/')
  const target = parsePort(names.pop() ?? '')
  if (!target) return null
  const steps: PathStep[] = []
  let key: string | undefined = project.root
  for (const name of [...names, target.block]) {
    const model = findModel(project, key)
    const block = model && findBlock(model, name)
    if (key === undefined || !block) return null
    steps.push({ model: key, name, block })
    key = findUsedModel(block, facts)
  }
  const last = steps.at(-1)
  if (!last) return null
  const own = findModel(project, key)?.parameters ?? {}
  const isKnown = facts.defaultOf(last.block, target.port) !== undefined || Object.hasOwn(own, target.port)
  return isKnown ? { steps, parameter: target.port } : null
}

export function formatSliderPath(names: readonly string[], parameter: string): string {
  return `${names.join('/')}.${parameter}`
}
