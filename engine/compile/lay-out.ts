/**
 * Addresses: which double of the memory is which value. Sections one after the other, each in the order of the flat
 * blocks, so that every context owns one range of each section.
 */
import { type ConfiguredBehaviour, INTERVAL, updatesOf } from '../block/behaviour.ts'
import type { Expression, Reference } from '../block/expression.ts'
import { numbersOf, type ParameterValues } from '../block/parameter.ts'
import type { Source } from './activation.ts'
import { bindingKey, createBinding, extendBinding } from './binding.ts'
import { listLive } from './evaluate-parameters.ts'
import { readsInterval } from './feedthrough.ts'
import type { FlatBlock } from './flat-block.ts'
import { type Binding, type Section, TICK_BEHIND_TIME } from './program.ts'

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
  readonly outputAddress: (block: number, port: string) => number | undefined
  readonly parameterAddress: (block: number, name: string) => number | undefined
  readonly stateAddress: (block: number, name: string) => number | undefined
  /** Of an output that merely shows a continuous state: that state, which is what its readers read. */
  readonly shownState: (block: number, port: string) => number | undefined
  /** Distance from a continuous state to its derivative. */
  readonly derivativeOffset: number
}

/** Where in a block's range of a section each of its values begins. */
interface Range {
  readonly offsets: ReadonlyMap<string, number>
  /** The offsets alone. */
  readonly order: readonly number[]
  readonly length: number
}

/** What all blocks of one behaviour have in common. */
interface Ranges {
  readonly parameters: Range
  readonly outputs: Range
  readonly continuous: Range
  readonly discrete: Range
  /** By output that is a continuous state as it is: that state. */
  readonly shown: ReadonlyMap<string, string>
  /** Position among a block's leaves, by `bindingKey`: parameters, states, inputs. */
  readonly leaves: ReadonlyMap<string, number>
}

export function layOut(blocks: readonly FlatBlock[], behaviours: readonly ConfiguredBehaviour[]): Layout {
  const known = new Map<ConfiguredBehaviour, Ranges>()
  const ranges = blocks.map((block, index): Ranges => {
    const behaviour = behaviours[index] ?? { outputs: {}, states: {} }
    const found = known.get(behaviour) ?? measure(block, behaviour)
    known.set(behaviour, found)
    return found
  })
  let free = FIRST_FREE
  const place = (rangeOf: (ranges: Ranges) => Range): Placed => {
    const address = free
    const starts = new Int32Array(blocks.length)
    ranges.forEach((own, index) => {
      starts[index] = free
      free += rangeOf(own).length
    })
    return {
      section: { address, length: free - address },
      starts,
      find: (block, name) => {
        const own = ranges[block]
        const offset = own && rangeOf(own).offsets.get(name)
        return offset === undefined ? undefined : (starts[block] ?? 0) + offset
      },
    }
  }
  const parameters = place(own => own.parameters)
  const outputs = place(own => own.outputs)
  const continuous = place(own => own.continuous)
  const derivatives = place(own => own.continuous)
  const discrete = place(own => own.discrete)

  const shownState = (block: number, port: string): number | undefined => {
    const name = ranges[block]?.shown.get(port)
    const activation = blocks[block]?.activation
    // What may be off holds its output while its states start again.
    const isAlways = activation?.active === null && activation.reset === null
    return name !== undefined && isAlways ? continuous.find(block, name) : undefined
  }
  const readFrom = ({ block, port }: Source): number | undefined =>
    shownState(block, port) ?? outputs.find(block, port)

  const bindings = blocks.map(({ sources, activation: { active } }, index): Binding => {
    const own = ranges[index]
    if (!own) return new Map()
    const addresses: number[] = []
    for (const offset of own.parameters.order) addresses.push((parameters.starts[index] ?? 0) + offset)
    for (const offset of own.continuous.order) addresses.push((continuous.starts[index] ?? 0) + offset)
    for (const offset of own.discrete.order) addresses.push((discrete.starts[index] ?? 0) + offset)
    for (const port in sources) {
      const source = sources[port]
      addresses.push((source && readFrom(source)) ?? ZERO_ADDRESS)
    }
    const binding = createBinding(own.leaves, addresses)
    const flag = active && outputs.find(active.block, active.port)
    return typeof flag === 'number' ? extendBinding(binding).set(bindingKey('input', FLAG), flag) : binding
  })
  return {
    memoryLength: free,
    parameters: parameters.section,
    outputs: outputs.section,
    continuousStates: continuous.section,
    derivatives: derivatives.section,
    discreteStates: discrete.section,
    bindings,
    outputAddress: outputs.find,
    parameterAddress: parameters.find,
    stateAddress: (block, name) => continuous.find(block, name) ?? discrete.find(block, name),
    shownState,
    derivativeOffset: derivatives.section.address - continuous.section.address,
  }
}

/** One section, with the beginning of each block's range. */
interface Placed {
  readonly section: Section
  readonly starts: Int32Array
  readonly find: (block: number, name: string) => number | undefined
}

function measure({ type, values, sources }: FlatBlock, behaviour: ConfiguredBehaviour): Ranges {
  const arrange = (widths: readonly (readonly [name: string, width: number])[]): Range => {
    let length = 0
    const offsets = new Map<string, number>()
    for (const [name, width] of widths) {
      offsets.set(name, length)
      length += width
    }
    return { offsets, order: [...offsets.values()], length }
  }
  const statesOf = (kind: 'continuous' | 'discrete'): Range =>
    arrange(
      Object.entries(behaviour.states).flatMap(([name, state]) =>
        state.kind === kind ? [[name, state.width] as const] : [],
      ),
    )
  const parameters = arrange([
    ...listLive(type, values).map(name => [name, valuesOf(values, name).length] as const),
    ...Object.entries(behaviour.tables ?? {}).map(([name, values]) => [name, values.length] as const),
    ...(graphsOf(behaviour).some(readsInterval) ? [[INTERVAL, 1] as const] : []),
  ])
  const continuous = statesOf('continuous')
  const discrete = statesOf('discrete')
  const leaves = [
    ...[...parameters.offsets.keys()].map(name => bindingKey('parameter', name)),
    ...[...continuous.offsets.keys(), ...discrete.offsets.keys()].map(name => bindingKey('state', name)),
    ...Object.keys(sources).map(port => bindingKey('input', port)),
  ]
  return {
    parameters,
    outputs: arrange(Object.entries(behaviour.outputs).map(([port, { width }]) => [port, width] as const)),
    continuous,
    discrete,
    shown: new Map(
      Object.entries(behaviour.outputs).flatMap(([port, expression]) =>
        isWholeState(expression, behaviour.states) ? [[port, expression.name] as const] : [],
      ),
    ),
    leaves: new Map(leaves.map((key, index) => [key, index])),
  }
}

function isWholeState(
  expression: Expression,
  states: ConfiguredBehaviour['states'],
): expression is Reference {
  if (expression.kind !== 'state') return false
  const state = states[expression.name]
  return state?.kind === 'continuous' && state.width === expression.width
}

function graphsOf(behaviour: ConfiguredBehaviour): Expression[] {
  const { outputs, derivatives = {} } = behaviour
  return [...Object.values(outputs), ...Object.values(derivatives), ...updatesOf(behaviour)]
}

/** The numbers of a tunable parameter. */
export function valuesOf(values: ParameterValues, name: string): readonly number[] {
  return numbersOf(values[name])
}
