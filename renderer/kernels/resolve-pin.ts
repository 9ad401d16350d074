/** What a pinned slider moves: a parameter's number, or the one variable that stands in its place. */
import {
  type EvaluatedText,
  evaluateText,
  findBlock,
  findModel,
  openContext,
  type Project,
  parsePort,
  type Registry,
  type SliderPin,
} from '../../engine/index.ts'

/** Where the number stands that the slider rewrites. */
export type PinTarget =
  | { readonly kind: 'parameter'; readonly model: string; readonly block: string; readonly parameter: string }
  | { readonly kind: 'variable'; readonly name: string }

export type ResolvedPin =
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly target: PinTarget }
  /** Computed from an expression, or no single number: a slider cannot move it. Null where it cannot be evaluated. */
  | {
      readonly kind: 'expression'
      readonly value: number | null
      readonly text: string
      readonly target: PinTarget
    }
  | { readonly kind: 'missing' }

const PLAIN_NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i
/** Deeper than any sensible chain of names. */
const LONGEST_CHAIN = 32

export function resolvePin(
  project: Project,
  registry: Registry,
  pin: Pick<SliderPin, 'parameter'>,
): ResolvedPin {
  const names = pin.parameter.split('/')
  const end = parsePort(names.pop() ?? '')
  return end
    ? resolveParameter(project, registry, names, end.block, end.port, LONGEST_CHAIN)
    : { kind: 'missing' }
}

function resolveParameter(
  project: Project,
  registry: Registry,
  path: readonly string[],
  blockName: string,
  parameter: string,
  depth: number,
): ResolvedPin {
  const context = openContext(project, registry, path)
  const block = context && findBlock(context.model, blockName)
  const type = block && registry.find(block.type)
  if (!context || !block || !type) return { kind: 'missing' }
  const used = type.role === 'model' ? findModel(project, block.parameters.model) : undefined
  const fallback = type.parameters[parameter]?.default ?? used?.parameters[parameter]
  if (fallback === undefined) return { kind: 'missing' }
  const text = block.parameters[parameter] ?? fallback
  const target: PinTarget = { kind: 'parameter', model: context.key, block: blockName, parameter }
  if (PLAIN_NUMBER.test(text)) return { kind: 'number', value: Number(text), text, target }
  const name = text.trim()
  if (depth > 0 && Object.hasOwn(context.model.parameters, name)) {
    // The model's own parameter: its number stands at the block that uses the model.
    const outer = path.at(-1)
    if (outer !== undefined)
      return resolveParameter(project, registry, path.slice(0, -1), outer, name, depth - 1)
  }
  if (depth > 0 && Object.hasOwn(project.variables, name))
    return resolveVariable(project, registry, name, depth - 1)
  return { kind: 'expression', value: single(evaluateText(text, context.scope)), text, target }
}

function resolveVariable(project: Project, registry: Registry, name: string, depth: number): ResolvedPin {
  const text = project.variables[name] ?? ''
  const target: PinTarget = { kind: 'variable', name }
  if (PLAIN_NUMBER.test(text)) return { kind: 'number', value: Number(text), text, target }
  const next = text.trim()
  if (depth > 0 && Object.hasOwn(project.variables, next))
    return resolveVariable(project, registry, next, depth - 1)
  return { kind: 'expression', value: readNumber(project, registry, text), text, target }
}

/** A slider's end, an expression over the project's variables. */
export function readNumber(project: Project, registry: Registry, text: string): number | null {
  const scope = openContext(project, registry, [])?.scope ?? (() => undefined)
  return single(evaluateText(text, scope))
}

function single(result: EvaluatedText): number | null {
  if ('problem' in result) return null
  const [value] = result.value
  return result.value.length === 1 && value !== undefined && !Number.isNaN(value) ? value : null
}
