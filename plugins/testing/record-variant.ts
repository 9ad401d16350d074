/** A variant of a block under waves: all its outputs over time. */
import type { BlockType } from '../../engine/index.ts'
import { type Feed, surroundBlock } from './run-block.ts'
import { runDiagram } from './run-diagram.ts'
import { evaluateVariant, type Variant } from './variants.ts'

/** The step is a power of 2, so that pulses have their edges at ticks exactly. */
const SETTINGS = { step: '2^-6', stop: '2' }

/** Traces by `port`, or by `port[i]` where several elements are given. Each element numbers a wave. */
export function recordVariant(
  { type, parameters }: Variant,
  elements: readonly number[],
): ReadonlyMap<string, readonly number[]> {
  const values = evaluateVariant({ type, parameters })
  const inputs = Object.fromEntries(
    Object.keys(type.inputs(values)).map((port, i) => [port, createWave(type, port, i, elements)]),
  )
  const { trace, widthOf } = runDiagram(surroundBlock(type.id, { parameters, inputs, settings: SETTINGS }))
  const traces = Object.keys(type.outputs(values)).flatMap(port => {
    const width = widthOf(`block.${port}`)
    return Array.from({ length: width }, (_, i) => {
      const name = width === 1 ? port : `${port}[${i}]`
      return [name, trace(`block.${port}`, i)] as const
    })
  })
  return new Map(traces)
}

/** Pulses where truth values and edges matter, else sines that cross all limits. */
function createWave(type: BlockType, port: string, position: number, elements: readonly number[]): Feed {
  const list = (of: (element: number) => number) => `[${elements.map(of).join(', ')}]`
  if (type.library === 'logic' || port === 'reset' || port === 'control') {
    return ['sources/pulse', { period: list(e => 0.25 + 0.125 * (e + position)), delay: '0.0625' }]
  }
  return ['sources/sine', { frequency: list(e => 3 + e + position), phase: list(e => 0.3 * position + e) }]
}
