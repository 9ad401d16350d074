/** Parameters that a hand holds at 1 for as long as it presses: a run has them so, the project does not. */
import { findBlock, findModel, type Project } from '../../engine/index.ts'

export interface HeldParameter {
  /** The model's key in the project. */
  readonly model: string
  readonly block: string
  readonly parameter: string
}

const PRESSED = '1'

/** The project as a run is to see it. */
export function holdParameters(project: Project, held: readonly HeldParameter[]): Project {
  let seen = project
  for (const { model: key, block: name, parameter } of held) {
    const model = findModel(seen, key)
    const block = model && findBlock(model, name)
    if (!block) continue
    const parameters = { ...block.parameters, [parameter]: PRESSED }
    const blocks = { ...model.blocks, [name]: { ...block, parameters } }
    seen = { ...seen, models: { ...seen.models, [key]: { ...model, blocks } } }
  }
  return seen
}

export function isHeld(held: readonly HeldParameter[], which: HeldParameter): boolean {
  return held.some(other => isSameParameter(other, which))
}

export function isSameParameter(a: HeldParameter, b: HeldParameter): boolean {
  return a.model === b.model && a.block === b.block && a.parameter === b.parameter
}
