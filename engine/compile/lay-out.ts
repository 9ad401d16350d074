/**
 * Addresses: which double of the memory is which value. Sections one after the other, each in the order of the flat
 * blocks, so that every context owns one range of each section.
 */
import type { ConfiguredBehaviour } from '../block/block-type.ts'
import { isTunable, type ParameterValues } from '../block/parameter.ts'
import type { FlatBlock } from './flatten.ts'
import { type Binding, bindingKey, type Section } from './program.ts'

/** The double that is always 0: what an open input reads. */
const ZERO_ADDRESS = 0
export const TIME_ADDRESS = 1
const FIRST_FREE = 2

export interface Layout {
  readonly memoryLength: number
  readonly parameters: Section
  readonly outputs: Section
  readonly continuousStates: Section
  readonly derivatives: Section
  readonly discreteStates: Section
  /** By flat block. */
  readonly bindings: readonly Binding[]
  /** By flat block, then by port or state name. */
  readonly outputAddresses: readonly ReadonlyMap<string, number>[]
  readonly parameterAddresses: readonly ReadonlyMap<string, number>[]
  readonly stateAddresses: readonly ReadonlyMap<string, number>[]
  /** Distance from a continuous state to its derivative. */
  readonly derivativeOffset: number
}

export function layOut(blocks: readonly FlatBlock[], behaviours: readonly ConfiguredBehaviour[]): Layout {
  let free = FIRST_FREE
  const place = (
    widths: readonly (readonly [string, number])[][],
  ): { section: Section; addresses: Map<string, number>[] } => {
    const start = free
    const addresses = widths.map(
      list =>
        new Map(
          list.map(([name, width]) => {
            const address = free
            free += width
            return [name, address]
          }),
        ),
    )
    return { section: { address: start, length: free - start }, addresses }
  }
  const statesOf = (kind: 'continuous' | 'discrete') =>
    behaviours.map(({ states }) =>
      Object.entries(states).flatMap(([name, state]) =>
        state.kind === kind ? [[name, state.width] as const] : [],
      ),
    )

  const parameters = place(blocks.map(block => tunableWidths(block)))
  const outputs = place(
    behaviours.map(({ outputs }) =>
      Object.entries(outputs).map(([port, { width }]) => [port, width] as const),
    ),
  )
  const continuous = place(statesOf('continuous'))
  const derivatives = place(statesOf('continuous'))
  const discrete = place(statesOf('discrete'))

  const bindings = blocks.map((block, index): Binding => {
    const binding = new Map<string, number>()
    for (const [name, address] of parameters.addresses[index] ?? [])
      binding.set(bindingKey('parameter', name), address)
    for (const { addresses } of [continuous, discrete]) {
      for (const [name, address] of addresses[index] ?? []) binding.set(bindingKey('state', name), address)
    }
    for (const [port, source] of Object.entries(block.sources)) {
      const address = source ? outputs.addresses[source.block]?.get(source.port) : undefined
      binding.set(bindingKey('input', port), address ?? ZERO_ADDRESS)
    }
    return binding
  })
  return {
    memoryLength: free,
    parameters: parameters.section,
    outputs: outputs.section,
    continuousStates: continuous.section,
    derivatives: derivatives.section,
    discreteStates: discrete.section,
    bindings,
    outputAddresses: outputs.addresses,
    parameterAddresses: parameters.addresses,
    stateAddresses: continuous.addresses.map(
      (addresses, index) => new Map([...addresses, ...(discrete.addresses[index] ?? [])]),
    ),
    derivativeOffset: derivatives.section.address - continuous.section.address,
  }
}

function tunableWidths(block: FlatBlock): (readonly [string, number])[] {
  return Object.entries(block.type.parameters).flatMap(([name, declaration]) =>
    isTunable(declaration) ? [[name, valuesOf(block.values, name).length] as const] : [],
  )
}

/** The numbers of a tunable parameter. */
export function valuesOf(values: ParameterValues, name: string): readonly number[] {
  const value = values[name]
  return typeof value === 'object' ? value : []
}
