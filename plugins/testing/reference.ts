/** A block held against an independent computation: sample by sample, for a scalar and for each element of a vector. */
import { expect } from 'vitest'
import { type BlockSetup, type Feed, surroundBlock } from './run-block.ts'
import { runDiagram } from './run-diagram.ts'

interface Sample {
  /** Inputs by port. */
  readonly u: Readonly<Record<string, number>>
  readonly t: number
  readonly k: number
}

/** Outputs at a sample; only `y` when it is one number. Remembers what it needs from sample to sample. */
export type Reference = (sample: Sample) => number | Readonly<Record<string, number>>

export interface Comparison extends Omit<BlockSetup, 'inputs'> {
  /** Ports that get waves, or what feeds each. */
  readonly inputs?: readonly string[] | Readonly<Record<string, Feed>>
  /** Largest difference, relative to the larger of 1 and the expected value; 0 is the same bits. */
  readonly tolerance?: number
}

/** The reference is created anew for each element. */
export function expectReference(
  type: string,
  comparison: Comparison,
  createReference: (element: number) => Reference,
): void {
  const { inputs = ['u'] } = comparison
  if (!isList(inputs)) {
    compare(type, { ...comparison, inputs }, createReference)
    return
  }
  for (const elements of [[1], [1, 2]]) {
    const waves = inputs.map((port, i): [string, Feed] => [port, createWave(elements, i)])
    compare(type, { ...comparison, inputs: Object.fromEntries(waves) }, createReference)
  }
}

function isList(inputs: NonNullable<Comparison['inputs']>): inputs is readonly string[] {
  return Array.isArray(inputs)
}

/** Sines that cross 0 and 1 at different times. */
function createWave(elements: readonly number[], position: number): Feed {
  const list = (of: (element: number) => number) => `[${elements.map(of).join(', ')}]`
  return [
    'sources/sine',
    {
      amplitude: list(e => 1.5 + 0.25 * e),
      bias: '0.2',
      frequency: list(e => 2 + 3 * e + 1.7 * position),
      phase: list(e => 0.4 * position + 0.3 * e),
    },
  ]
}

function compare(
  type: string,
  { tolerance = 0, ...setup }: Comparison & { readonly inputs: Readonly<Record<string, Feed>> },
  createReference: (element: number) => Reference,
): void {
  const { times, trace, widthOf } = runDiagram(surroundBlock(type, setup))
  const feeds = Object.keys(setup.inputs).map(port => [port, `from ${port}.y`] as const)
  const inputTraces = (element: number) =>
    feeds.map(([port, signal]) => [port, trace(signal, widthOf(signal) === 1 ? 0 : element)] as const)
  const atStart = inputTraces(0).map(([port, values]) => [port, values[0] ?? Number.NaN])
  const first = createReference(0)({ u: Object.fromEntries(atStart), t: 0, k: 0 })
  const ports = typeof first === 'number' ? ['y'] : Object.keys(first)
  const width = Math.max(...ports.map(port => widthOf(`block.${port}`)))

  for (let element = 0; element < width; element += 1) {
    const reference = createReference(element)
    const waves = inputTraces(element)
    const outputs = ports.map(port => [port, trace(`block.${port}`, element)] as const)
    times.forEach((t, k) => {
      const u = Object.fromEntries(waves.map(([port, values]) => [port, values[k] ?? Number.NaN]))
      const result = reference({ u, t, k })
      for (const [port, values] of outputs) {
        const wanted = typeof result === 'number' ? result : (result[port] ?? Number.NaN)
        const found = values[k] ?? Number.NaN
        const distance = Math.abs(found - wanted) / Math.max(1, Math.abs(wanted))
        if (found === wanted || distance <= tolerance) continue
        expect(`${port}[${element}] = ${found} at t = ${t}`).toBe(
          `${port}[${element}] = ${wanted} at t = ${t}`,
        )
      }
    })
  }
}
