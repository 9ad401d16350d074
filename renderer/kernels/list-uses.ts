/** Where a variable of the project is used. */
import { type BlockFacts, EXPRESSION_SETTINGS, listWords, type Project, wordsOf } from '../../engine/index.ts'

const SETTINGS: Readonly<Record<(typeof EXPRESSION_SETTINGS)[number], string>> = {
  step: 'step size',
  stop: 'stop time',
  relTol: 'relative tolerance',
  absTol: 'absolute tolerance',
  maxStep: 'longest step',
  initialStep: 'first step',
}

export interface Use {
  /** What to call it: `converter/inductor`, `variable Kp`, `stop time`. */
  readonly label: string
  /** Names of the Model blocks on the way, and the block; null where it is no block. */
  readonly path: readonly string[] | null
}

/** By variable. A model's own parameter of the same name hides the variable inside. */
export function listVariableUses(project: Project, facts: BlockFacts): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>()
  if (Object.keys(project.variables).length === 0) return uses
  const add = (words: Iterable<string>, hidden: Readonly<Record<string, string>>, use: Use): void => {
    for (const word of new Set(words)) {
      if (!Object.hasOwn(project.variables, word) || Object.hasOwn(hidden, word)) continue
      uses.set(word, [...(uses.get(word) ?? []), use])
    }
  }
  const visit = (key: string, path: readonly string[]): void => {
    const model = project.models[key]
    if (!model || path.length > Object.keys(project.models).length) return
    for (const [name, block] of Object.entries(model.blocks)) {
      const at = [...path, name]
      add(listWords(block, facts), model.parameters, { label: at.join(' / '), path: at })
      const used = facts.isModelBlock(block) ? block.parameters.model : undefined
      if (used !== undefined && Object.hasOwn(project.models, used)) visit(used, at)
    }
  }
  visit(project.root, [])
  for (const [name, text] of Object.entries(project.variables))
    add(wordsOf(text), {}, { label: `variable ${name}`, path: null })
  for (const name of EXPRESSION_SETTINGS)
    add(wordsOf(project.settings[name] ?? ''), {}, { label: SETTINGS[name], path: null })
  for (const { parameter, from, to } of project.sliders)
    add(wordsOf(`${from} ${to}`), {}, { label: `range of the slider ${parameter}`, path: null })
  for (const [key, { parameters }] of Object.entries(project.models))
    for (const [name, text] of Object.entries(parameters))
      add(wordsOf(text), parameters, { label: `parameter ${name} of ${key}`, path: null })
  return uses
}
