/**
 * Addresses: which double of the memory is which value. Sections one after the other, each in the order of the flat
 * blocks, so that every context owns one range of each section.
 */
import { type ConfiguredBehaviour, INTERVAL, updatesOf } from '../block/block-type.ts'
import type { Expression } from '../block/expression.ts'
import { isTunable, numbersOf, type ParameterValues } from '../block/parameter.ts'
import { readsInterval } from './feedthrough.ts'
import type { FlatBlock } from './flat-block.ts'
import { type Binding, bindingKey, type Section, TICK_BEHIND_TIME } from './program.ts'

/** The double that is always 0: what an open input reads. */
const ZERO_ADDRESS = 0
export const TIME_ADDRESS = 1
const FIRST_FREE = TIME_ADDRESS + TICK_BEHIND_TIME + 1

/** What a block that may be switched off reads its flag by. */
export const FLAG = 'runs'

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
  /** One section: `list` names the values of each block with their widths. */
  const place = (list: (put: (name: string, width: number) => void, index: number) => void) => {
    const start = free
    const addresses = blocks.map((_, index) => {
      const own = new Map<string, number>()
      list((name, width) => {
        own.set(name, free)
        free += width
      }, index)
      return own
    })
    const section: Section = { address: start, length: free - start }
    return { section, addresses }
  }
  const placeStates = (kind: 'continuous' | 'discrete') =>
    place((put, index) => {
      const states = behaviours[index]?.states
      for (const name in states) if (states[name]?.kind === kind) put(name, states[name].width)
    })

  const parameters = place((put, index) => {
    const block = blocks[index]
    for (const name in block?.type.parameters) {
      const declaration = block.type.parameters[name]
      if (declaration && isTunable(declaration)) put(name, valuesOf(block.values, name).length)
    }
    const behaviour = behaviours[index]
    if (behaviour && graphsOf(behaviour).some(readsInterval)) put(INTERVAL, 1)
  })
  const outputs = place((put, index) => {
    const expressions = behaviours[index]?.outputs
    for (const port in expressions) put(port, expressions[port]?.width ?? 1)
  })
  const continuous = placeStates('continuous')
  const derivatives = placeStates('continuous')
  const discrete = placeStates('discrete')

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
    const { active } = block.activation
    const flag = active && outputs.addresses[active.block]?.get(active.port)
    if (typeof flag === 'number') binding.set(bindingKey('input', FLAG), flag)
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

function graphsOf(behaviour: ConfiguredBehaviour): Expression[] {
  const { outputs, derivatives = {} } = behaviour
  return [...Object.values(outputs), ...Object.values(derivatives), ...updatesOf(behaviour)]
}

/** The numbers of a tunable parameter. */
export function valuesOf(values: ParameterValues, name: string): readonly number[] {
  return numbersOf(values[name])
}
