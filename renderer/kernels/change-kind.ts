/** What a change of the project means for a run that goes on: nothing, new parameter values, or another model. */
import {
  type BlockInstance,
  type Connection,
  formatConnection,
  isTunable,
  listFormulaNames,
  listNames,
  type Model,
  type Project,
  type Registry,
  shapeOfStatements,
} from '../../engine/index.ts'

export type ChangeKind = 'none' | 'tuning' | 'structural'

/**
 * Layout, names and pinned sliders mean nothing. Names that changed are followed wherever they are used, in any model,
 * so that this may call a change structural too often but never too rarely; widths are not looked at.
 */
export function classifyChange(before: Project, after: Project, registry: Registry): ChangeKind {
  if (before.models === after.models && before.variables === after.variables && hasSameRun(before, after))
    return 'none'
  if (!hasSameRun(before, after) || !hasSameKeys(before.models, after.models)) return 'structural'
  // The quick question first: most edits are answered by it.
  const hasOtherDiagram = ([key, model]: [string, Model]): boolean => {
    const old = before.models[key]
    return old === undefined || !hasSameDiagram(old, model)
  }
  if (Object.entries(after.models).some(hasOtherDiagram)) return 'structural'
  const changed = findChangedNames(before, after, registry)
  const isAffected = (text: string, isFormula = false) =>
    changed.size > 0 && (isFormula ? listFormulaNames : listNames)(text).some(name => changed.has(name))
  if (isAffected(after.settings.step) || isAffected(after.settings.stop)) return 'structural'
  let kind: ChangeKind = 'none'
  for (const [key, model] of Object.entries(after.models)) {
    const old = before.models[key]
    if (old === undefined) return 'structural'
    for (const [name, block] of Object.entries(model.blocks)) {
      const oldBlock = old.blocks[name]
      if (oldBlock === undefined) return 'structural'
      if (oldBlock === block && changed.size === 0) continue
      const found = classifyBlock(oldBlock, block, registry, isAffected)
      if (found === 'structural') return found
      if (found === 'tuning') kind = found
    }
  }
  return kind
}

/** Every setting but the pace decides what a run computes. */
export function hasSameRun(before: Project, after: Project): boolean {
  if (before.settings === after.settings) return before.root === after.root
  const { pace: _, unknown: __, ...rest } = { ...before.settings, ...after.settings }
  const names = Object.keys(rest) as readonly (keyof typeof rest)[]
  return before.root === after.root && names.every(name => before.settings[name] === after.settings[name])
}

function hasSameDiagram(before: Model, after: Model): boolean {
  if (before.connections !== after.connections) {
    if (before.connections.length !== after.connections.length) return false
    if (after.connections.some((connection, i) => !isSameConnection(connection, before.connections[i])))
      return false
  }
  return before.blocks === after.blocks || hasSameKeys(before.blocks, after.blocks)
}

function isSameConnection(a: Connection, b: Connection | undefined): boolean {
  return a === b || (b !== undefined && formatConnection(a) === formatConnection(b))
}

/** The same keys in the same order: order decides what is computed first. */
function hasSameKeys(before: object, after: object): boolean {
  const keys = Object.keys(before)
  const others = Object.keys(after)
  return keys.length === others.length && keys.every((key, i) => key === others[i])
}

function classifyBlock(
  before: BlockInstance,
  after: BlockInstance,
  registry: Registry,
  isAffected: (text: string, isFormula: boolean) => boolean,
): ChangeKind {
  if (before.type !== after.type || before.commented !== after.commented) return 'structural'
  const type = registry.find(after.type)
  if (type === undefined) return before === after ? 'none' : 'structural'
  let kind: ChangeKind = 'none'
  for (const [name, declaration] of Object.entries(type.parameters)) {
    const old = before.parameters[name] ?? declaration.default
    const text = after.parameters[name] ?? declaration.default
    const isLiteral =
      declaration.kind === 'text' || declaration.kind === 'choice' || declaration.kind === 'flag'
    if (old === text && (isLiteral || !isAffected(text, declaration.kind === 'formula'))) continue
    const isReshaped = declaration.kind === 'formula' && hasOtherShape(old, text, declaration.hasStatements)
    if (!isTunable(declaration) || isReshaped) return 'structural'
    kind = 'tuning'
  }
  return kind
}

/** A formula is its text; of statements, but for the numbers that they name. */
function hasOtherShape(before: string, after: string, hasStatements = false): boolean {
  return hasStatements ? shapeOfStatements(before) !== shapeOfStatements(after) : before !== after
}

/** Variables and model parameters whose value may be another one, by name, whichever model they are of. */
function findChangedNames(before: Project, after: Project, registry: Registry): ReadonlySet<string> {
  const old = new Map<string, string>(listNamedTexts(before, registry).map(({ key, text }) => [key, text]))
  const present = listNamedTexts(after, registry)
  const keys = new Set(present.map(({ key }) => key))
  const changed = new Set<string>()
  for (const { key, name, text } of present) if (old.get(key) !== text) changed.add(name)
  for (const { key, name } of listNamedTexts(before, registry)) if (!keys.has(key)) changed.add(name)
  if (changed.size === 0) return changed
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false
    for (const { name, text } of present) {
      if (changed.has(name) || !listNames(text).some(used => changed.has(used))) continue
      changed.add(name)
      isGrowing = true
    }
  }
  return changed
}

interface NamedText {
  readonly key: string
  readonly name: string
  readonly text: string
}

/** Every text that gives a name its value: variables, defaults of model parameters, and what uses of models pass on. */
function listNamedTexts(project: Project, registry: Registry): NamedText[] {
  const found = Object.entries(project.variables).map(([name, text]) => ({
    key: `variable ${name}`,
    name,
    text,
  }))
  for (const [key, model] of Object.entries(project.models)) {
    for (const [name, text] of Object.entries(model.parameters))
      found.push({ key: `default ${key} ${name}`, name, text })
    for (const [block, { type, parameters }] of Object.entries(model.blocks)) {
      const declared = registry.find(type)
      if (declared?.role !== 'model') continue
      for (const [name, text] of Object.entries(parameters)) {
        if (!Object.hasOwn(declared.parameters, name))
          found.push({ key: `given ${key} ${block} ${name}`, name, text })
      }
    }
  }
  return found
}
