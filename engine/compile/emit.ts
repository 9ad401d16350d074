/** The last pass: schedule, rates and addresses become a Program. */
import type { ConfiguredBehaviour } from '../block/block-type.ts'
import type { Expression } from '../block/expression.ts'
import { isTunable } from '../block/parameter.ts'
import { type Flat, join } from './flatten.ts'
import { CONTINUOUS, isContinuous } from './infer-rates.ts'
import { type Layout, TIME_ADDRESS, valuesOf } from './lay-out.ts'
import type {
  Assignment,
  Program,
  ProgramParameter,
  Rate,
  Recording,
  Segment,
  Signal,
  Update,
} from './program.ts'
import type { ResolvedSettings } from './resolve-settings.ts'
import { type Schedule, unitsBehind } from './schedule.ts'

export interface Parts {
  readonly name: string
  readonly settings: ResolvedSettings
  readonly flat: Flat
  readonly behaviours: readonly ConfiguredBehaviour[]
  readonly rates: readonly Rate[]
  readonly schedule: Schedule
  readonly layout: Layout
}

export function emit(parts: Parts): Program {
  const { flat, behaviours, rates, schedule, layout, settings } = parts
  const { units, order } = schedule
  const rateOf = (block: number): Rate => rates[block] ?? CONTINUOUS
  const assign = (block: number, address: number, width: number, expression: Expression): Assignment => ({
    address,
    width,
    expression,
    binding: layout.bindings[block] ?? new Map(),
    block,
  })
  const outputAssignments = units.map(({ block, port, expression }) =>
    assign(block, layout.outputAddresses[block]?.get(port) ?? 0, expression.width, expression),
  )

  const start: Assignment[] = []
  const derivatives: Assignment[] = []
  const updates: Update[] = []
  const derivativeRoots: { block: number; expressions: Expression[] }[] = []
  let staging = layout.memoryLength
  behaviours.forEach((behaviour, block) => {
    const addressOf = (state: string): number => layout.stateAddresses[block]?.get(state) ?? 0
    for (const [name, { initial, width }] of Object.entries(behaviour.states)) {
      start.push(assign(block, addressOf(name), width, initial))
    }
    for (const [name, expression] of Object.entries(behaviour.derivatives ?? {})) {
      const width = behaviour.states[name]?.width ?? 1
      derivatives.push(assign(block, addressOf(name) + layout.derivativeOffset, width, expression))
    }
    derivativeRoots.push({ block, expressions: Object.values(behaviour.derivatives ?? {}) })
    for (const [name, expression] of Object.entries(behaviour.updates ?? {})) {
      const width = behaviour.states[name]?.width ?? 1
      updates.push({
        rate: rateOf(block),
        assignment: assign(block, staging, width, expression),
        to: addressOf(name),
      })
      staging += width
    }
  })

  const needed = findNeeded(parts, derivativeRoots)
  return {
    name: parts.name,
    solver: settings.solver,
    step: settings.step,
    stop: settings.stop,
    lastTick: settings.lastTick,
    blocks: flat.blocks.map(({ path, model, name, type }) => ({ path, model, name, type: type.id })),
    memoryLength: staging,
    timeAddress: TIME_ADDRESS,
    sections: {
      parameters: layout.parameters,
      outputs: layout.outputs,
      continuousStates: layout.continuousStates,
      derivatives: layout.derivatives,
      discreteStates: layout.discreteStates,
    },
    start,
    majorOutputs: segment(
      order.flatMap(unit => outputAssignments[unit] ?? []),
      rateOf,
    ),
    minorOutputs: order.flatMap(unit => (needed.has(unit) ? (outputAssignments[unit] ?? []) : [])),
    derivatives,
    updates,
    parameters: listParameters(parts),
    ...listSignals(parts),
  }
}

/** Neighbours of one rate run together. */
function segment(assignments: readonly Assignment[], rateOf: (block: number) => Rate): Segment[] {
  const segments: { rate: Rate; assignments: Assignment[] }[] = []
  for (const assignment of assignments) {
    const rate = rateOf(assignment.block)
    const last = segments.at(-1)
    if (last && last.rate.period === rate.period && last.rate.offset === rate.offset)
      last.assignments.push(assignment)
    else segments.push({ rate, assignments: [assignment] })
  }
  return segments
}

/** Continuous units from which a derivative can be reached. */
function findNeeded(
  parts: Parts,
  roots: readonly { block: number; expressions: Expression[] }[],
): Set<number> {
  const { units } = parts.schedule
  const indexOf = new Map(units.map((unit, index) => [`${unit.block}.${unit.port}`, index]))
  const needed = new Set<number>()
  const waiting = roots.flatMap(({ block, expressions }) =>
    unitsBehind(parts.flat.blocks, indexOf, block, expressions),
  )
  for (const unit of waiting) {
    const found = units[unit]
    if (!found || needed.has(unit) || !isContinuous(parts.rates[found.block] ?? CONTINUOUS)) continue
    needed.add(unit)
    waiting.push(...found.needs)
  }
  return needed
}

function listParameters({ flat, layout }: Parts): ProgramParameter[] {
  return flat.blocks.flatMap((block, index) =>
    Object.entries(block.type.parameters).flatMap(([name, declaration]) => {
      const address = layout.parameterAddresses[index]?.get(name)
      if (address === undefined || !isTunable(declaration)) return []
      return [
        {
          name: `${join(block.path, block.name)}.${name}`,
          address,
          values: valuesOf(block.values, name),
          declaration,
        },
      ]
    }),
  )
}

function listSignals({ flat, behaviours, layout }: Parts): Pick<Program, 'signals' | 'recordings'> {
  const signals = new Map<string, Signal>()
  const add = (name: string, block: number, port: string): void => {
    const address = layout.outputAddresses[block]?.get(port)
    const width = behaviours[block]?.outputs[port]?.width
    if (address !== undefined && width !== undefined) signals.set(name, { name, address, width, block })
  }
  flat.blocks.forEach((block, index) => {
    for (const port of Object.keys(behaviours[index]?.outputs ?? {}))
      add(`${join(block.path, block.name)}.${port}`, index, port)
  })
  for (const [name, source] of flat.aliases) add(name, source.block, source.port)

  const recordings = new Map<string, { signal: Signal; shownBy: { block: string; port: string }[] }>()
  for (const block of flat.blocks) {
    if (block.type.role !== 'scope' && block.type.role !== 'display') continue
    for (const port of Object.keys(block.sources)) {
      const signal = signals.get(block.wiredFrom[port] ?? '')
      if (!signal) continue
      const recording = recordings.get(signal.name) ?? { signal, shownBy: [] }
      recording.shownBy.push({ block: join(block.path, block.name), port })
      recordings.set(signal.name, recording)
    }
  }
  return { signals, recordings: [...recordings.values()] satisfies Recording[] }
}
