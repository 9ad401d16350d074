/** A variant of a block under waves: all its outputs over time. */
import type { BlockType, EngineChoice } from '../../engine/index.ts'
import { type Feed, surroundBlock } from './run-block.ts'
import { runDiagram } from './run-diagram.ts'
import { evaluateVariant, type Variant } from './variants.ts'

/** The step is a power of 2, so that pulses have their edges at ticks exactly. */
const SETTINGS = { step: '2^-6', stop: '2' }

/** Traces by `port`, or by `port[i]` where several elements are given. Each element numbers a wave. */
export function recordVariant(
  { type, parameters }: Variant,
  elements: readonly number[],
  engine?: EngineChoice,
): ReadonlyMap<string, readonly number[]> {
  const values = evaluateVariant({ type, parameters })
  const inputs = Object.fromEntries(
    Object.keys(type.inputs(values)).map((port, i) => [
      port,
      createWave({ type, parameters }, port, i, elements),
    ]),
  )
  const { trace, widthOf } = runDiagram(
    surroundBlock(type.id, { parameters, inputs, settings: SETTINGS }),
    engine,
  )
  const traces = Object.keys(type.outputs(values)).flatMap(port => {
    const width = widthOf(`block.${port}`)
    return Array.from({ length: width }, (_, i) => {
      const name = width === 1 ? port : `${port}[${i}]`
      return [name, trace(`block.${port}`, i)] as const
    })
  })
  return new Map(traces)
}

/** Functions that are not defined everywhere. */
const NEEDS_MORE_THAN_1 = new Set(['log', 'log10', 'sqrt', 'rSqrt', 'pow', 'acosh'])

function hasTruths(type: BlockType, port: string): boolean {
  return type.library === 'logic' || TRUTH_PORTS.has(port)
}

const TRUTH_PORTS = new Set(['reset', 'control', 'auto', 'enable'])

/** Pulses where truth values and edges matter, else sines that cross all limits. */
function createWave(
  { type, parameters }: Pick<Variant, 'type' | 'parameters'>,
  port: string,
  position: number,
  elements: readonly number[],
): Feed {
  const list = (of: (element: number) => number) => `[${elements.map(of).join(', ')}]`
  if (hasTruths(type, port)) {
    return ['sources/pulse', { period: list(e => 0.25 + 0.125 * (e + position)), delay: '0.0625' }]
  }
  const bias = NEEDS_MORE_THAN_1.has(parameters.function ?? '') ? '2.5' : '0'
  return [
    'sources/sine',
    { bias, frequency: list(e => 3 + e + position), phase: list(e => 0.3 * position + e) },
  ]
}
