/** Algebraic loops that hinder a run, as far as they go through the shown context. */
import type { Diagnostic } from '../../engine/index.ts'
import type { DrawnConnection } from '../kernels/diagram.ts'

/** The signal of one block of the context needs that of another. */
interface Step {
  readonly from: string
  /** Null inside a Model block: which of its outputs leads on is not said. */
  readonly port: string | null
  readonly to: string
}

export function isHinderingLoop({ code, severity, trail }: Diagnostic): boolean {
  return code === 'algebraic-loop' && severity !== 'info' && trail !== undefined
}

/** Names of the context's blocks that a loop goes through. */
export function findBlocksOfLoop(loop: Diagnostic, context: readonly string[]): string[] {
  return [...new Set(listSteps(loop, context).map(({ from }) => from))]
}

/** Wires of the context that loops run along. */
export function findWiresOfLoops(
  diagnostics: readonly Diagnostic[],
  context: readonly string[],
  connections: readonly DrawnConnection[],
): ReadonlySet<string> {
  const steps = diagnostics.filter(isHinderingLoop).flatMap(loop => listSteps(loop, context))
  if (steps.length === 0) return NO_WIRES
  return new Set(
    connections
      .filter(({ from, to }) =>
        steps.some(
          step =>
            step.from === from.block &&
            step.to === to.block &&
            (step.port === null || step.port === from.port),
        ),
      )
      .map(({ id }) => id),
  )
}

const NO_WIRES: ReadonlySet<string> = new Set()

function listSteps({ trail = [] }: Diagnostic, context: readonly string[]): Step[] {
  const places = trail.flatMap(text => {
    const [path, port = ''] = splitPort(text)
    const names = path.split('/')
    const isHere = names.length > context.length && context.every((name, depth) => names[depth] === name)
    const block = names[context.length]
    if (!isHere || block === undefined) return [null]
    return [{ block, port: names.length === context.length + 1 ? port : null }]
  })
  return places.flatMap((place, i): Step[] => {
    const next = places[i + 1]
    if (!place || !next || (place.block === next.block && place.port === null)) return []
    return [{ from: place.block, port: place.port, to: next.block }]
  })
}

function splitPort(text: string): [string, string] {
  const dot = text.lastIndexOf('.')
  return [text.slice(0, dot), text.slice(dot + 1)]
}
