/** The last pass: schedule, rates and addresses become a Program. */
import { type ElementUpdate, isElementUpdate } from '../block/array.ts'
import { INTERVAL, type StateDeclaration } from '../block/behaviour.ts'
import type { BlockRole } from '../block/block-role.ts'
import { constant, type Expression } from '../block/expression.ts'
import { labelElements } from '../block/signal-type.ts'
import { arrangeOutputs } from './arrange-outputs.ts'
import { createAssigner, createReserve } from './assign.ts'
import { listElementSignals } from './element-signals.ts'
import { listLive } from './evaluate-parameters.ts'
import { readsHistory } from './feedthrough.ts'
import { whenOf, whileOn } from './flags.ts'
import { type FlatBlock, wiredFrom } from './flat-block.ts'
import { CONTINUOUS } from './infer-rates.ts'
import { TIME_ADDRESS, valuesOf } from './lay-out.ts'
import type { Parts } from './parts.ts'
import { join } from './path.ts'
import type {
  Assignment,
  Program,
  ProgramBlock,
  ProgramFile,
  ProgramParameter,
  ProgramState,
  ProgramTable,
  ProgramWatch,
  Rate,
  Recording,
  Signal,
  Update,
} from './program.ts'

/** Roles of blocks whose inputs are recorded. */
const SHOWING: ReadonlySet<BlockRole> = new Set(['scope', 'xy-graph', 'display'])

export function emit(parts: Parts): Program {
  const { flat, behaviours, rates, schedule, layout, settings } = parts
  const memory = createReserve(layout.memoryLength)
  const assigner = createAssigner(layout)
  const rateOf = (block: number): Rate => rates[block] ?? CONTINUOUS
  const outputs = schedule.units.map(({ block, port, expression }) =>
    assigner.output(block, port, expression),
  )
  const start: Assignment[] = []
  const derivatives: Assignment[] = []
  const updates: Update[] = []
  behaviours.forEach((behaviour, block) => {
    const { states } = behaviour
    const interval = layout.parameterAddress(block, INTERVAL)
    if (interval !== undefined) {
      const expression = constant(secondsOf(rateOf(block), settings.step))
      start.push({ address: interval, width: 1, expression, binding: new Map(), block })
    }
    for (const name in states) {
      const state = states[name]
      if (state) start.push(assigner.state(block, name, states, state.initial))
    }
    for (const port in behaviour.guesses) {
      const guess = behaviour.guesses[port]
      const width = behaviour.outputs[port]?.width
      if (guess && width) start.push({ ...assigner.output(block, port, guess), width })
    }
    for (const name in behaviour.derivatives) {
      const expression = behaviour.derivatives[name]
      if (!expression) continue
      const state = assigner.state(block, name, states, whileOn(parts, block, expression))
      derivatives.push({ ...state, address: state.address + layout.derivativeOffset })
    }
    const remembers = Object.values(behaviour.outputs).some(readsHistory)
    for (const name in behaviour.updates) {
      const update = behaviour.updates[name]
      const declaration = states[name]
      if (!update || !declaration) continue
      const element = isElementUpdate(update) ? update : null
      const state = assigner.state(block, name, states, isElementUpdate(update) ? update.value : update)
      const staged = stage(state, declaration, element, memory.reserve)
      updates.push({
        rate: rateOf(block),
        when: whenOf(parts, block),
        to: state.address,
        remembers,
        ...staged,
      })
    }
  })

  const arranged = arrangeOutputs(parts, outputs, memory.reserve)
  return {
    name: parts.name,
    solver: settings.solver,
    step: settings.step,
    stop: settings.stop,
    lastTick: settings.lastTick,
    startsSteady: settings.startsSteady,
    bearsNotFinite: settings.bearsNotFinite,
    variable: settings.variable,
    blocks: flat.blocks.map((block, index) => describeBlock(block, rateOf(index))),
    callers: flat.blocks.flatMap(({ type }, block) => (type.functions ? [block] : [])),
    memoryLength: memory.end(),
    timeAddress: TIME_ADDRESS,
    sections: {
      parameters: layout.parameters,
      outputs: layout.outputs,
      continuousStates: layout.continuousStates,
      derivatives: layout.derivatives,
      discreteStates: layout.discreteStates,
    },
    start,
    ...arranged,
    derivatives,
    events: null,
    jacobian: null,
    updates,
    parameters: listParameters(parts),
    tables: listTables(parts),
    data: parts.data,
    states: listStates(parts),
    outputs: inOrder(schedule, outputs),
    ...listSignals(parts),
    passed: new Map([...flat.aliases].map(([name, { block }]) => [name, block])),
    watches: listWatches(parts),
  }
}

function describeBlock({ path, model, name, type, part, activation }: FlatBlock, rate: Rate): ProgramBlock {
  const { trigger } = activation
  return {
    path,
    model,
    name,
    type: type.id,
    rate,
    trigger: trigger && join(trigger.path, trigger.name),
    isDrawn: part === null || part === 'write',
  }
}

function inOrder({ order }: Parts['schedule'], outputs: readonly Assignment[]): Assignment[] {
  const ordered: Assignment[] = []
  const add = (unit: number): void => {
    const output = outputs[unit]
    if (output) ordered.push(output)
  }
  for (const item of order) {
    if (typeof item === 'number') add(item)
    else for (const unit of [...item.rest, ...item.tears]) add(unit)
  }
  return ordered
}

/** From one hit to the next; what is continuous or constant has hits at every step. */
function secondsOf({ period }: Rate, step: number): number {
  return period === 0 || period === Number.POSITIVE_INFINITY ? step : period * step
}

/** Where x+ waits until all are computed: of a whole state, or of one element and its index. */
function stage(
  state: Assignment,
  { elementWidth = 1 }: StateDeclaration,
  element: ElementUpdate | null,
  reserve: (width: number) => number,
): Pick<Update, 'assignment' | 'element'> {
  if (!element) return { assignment: { ...state, address: reserve(state.width) }, element: null }
  const assignment = { ...state, width: elementWidth, address: reserve(elementWidth) }
  const index = { ...state, width: 1, address: reserve(1), expression: element.index }
  return { assignment, element: { index, count: state.width / elementWidth } }
}

function listStates({ flat, behaviours, layout }: Parts): ProgramState[] {
  const list: ProgramState[] = []
  flat.blocks.forEach(({ path, name: block, part }, index) => {
    const states = behaviours[index]?.states
    for (const state in states) {
      const address = layout.stateAddress(index, state)
      const declaration = states[state]
      if (address === undefined || !declaration) continue
      const { kind, width } = declaration
      const name = `${join(path, part === null ? block : `${block} ${part}`)}.${state}`
      list.push({ name, kind, address, width })
    }
  })
  return list
}

function listParameters({ flat, layout }: Parts): ProgramParameter[] {
  const list: ProgramParameter[] = []
  flat.blocks.forEach(({ path, name: block, type, values }, index) => {
    for (const parameter of listLive(type, values)) {
      const address = layout.parameterAddress(index, parameter)
      if (address === undefined) continue
      const name = `${join(path, block)}.${parameter}`
      list.push({ name, address, values: valuesOf(values, parameter) })
    }
  })
  return list
}

function listTables({ behaviours, layout }: Parts): ProgramTable[] {
  return behaviours.flatMap(({ tables = {} }, block) =>
    Object.entries(tables).flatMap(([name, values]) => {
      const address = layout.parameterAddress(block, name)
      return address === undefined ? [] : [{ address, values }]
    }),
  )
}

function listWatches({ flat, behaviours, layout }: Parts): ProgramWatch[] {
  const list: ProgramWatch[] = []
  flat.blocks.forEach(({ type, values }, block) => {
    if (!type.watch) return
    const address = layout.outputAddress(block, 'watch')
    const width = behaviours[block]?.outputs.watch?.width
    if (address !== undefined && width !== undefined)
      list.push({ ...type.watch(values), address, width, block })
  })
  return list
}

function listSignals({ flat, behaviours, layout }: Parts): Pick<Program, 'signals' | 'recordings' | 'files'> {
  const signals = new Map<string, Signal>()
  const add = (name: string, block: number, port: string): void => {
    const address = layout.outputAddress(block, port)
    const output = behaviours[block]?.outputs[port]
    if (address === undefined || !output) return
    const label = flat.labels.get(name)
    if (label === undefined && !output.bus) {
      const { width, columns } = output
      signals.set(name, { name, address, width, columns, block })
      return
    }
    for (const signal of listElementSignals(name, address, output)) {
      const labelled = label === undefined ? {} : { label: `${label}${signal.name.slice(name.length)}` }
      signals.set(signal.name, { ...signal, ...labelled, block })
    }
  }
  flat.blocks.forEach(({ path, name, part }, index) => {
    if (part !== null) return
    const block = join(path, name)
    for (const port in behaviours[index]?.outputs) add(`${block}.${port}`, index, port)
  })
  for (const [name, source] of flat.aliases) add(name, source.block, source.port)

  const files: ProgramFile[] = []
  /** Columns go by the signal that comes in. */
  const nameColumns = (from: string | undefined, logged: readonly Omit<Signal, 'block'>[]) =>
    logged.flatMap(({ name: element, address, ...shape }) => {
      const name = `${from ?? 'u'}${element}`
      const { label = name } = signals.get(name) ?? {}
      return labelElements(shape).map((suffix, i) => ({ name: `${label}${suffix}`, address: address + i }))
    })
  const recordings = new Map<string, { signal: Signal; shownBy: { block: string; port: string }[] }>()
  const record = (block: FlatBlock, port: string, from: string, output: Expression): void => {
    for (const { name } of listElementSignals(from, 0, output)) {
      const signal = signals.get(name)
      if (!signal) continue
      const recording = recordings.get(name) ?? { signal, shownBy: [] }
      recording.shownBy.push({ block: join(block.path, block.name), port })
      recordings.set(name, recording)
    }
  }
  flat.blocks.forEach((block, index) => {
    const { role } = block.type
    const { log, at } = (role === 'log' && behaviours[index]?.outputs) || {}
    const own = join(block.path, block.name)
    if (log) record(block, 'log', `${own}.log`, log)
    const file = block.type.log?.(block.values)
    const sampledAt = layout.outputAddress(index, 'at')
    const address = layout.outputAddress(index, 'log')
    if (log && at && file && 'file' in file && sampledAt !== undefined && address !== undefined) {
      record(block, 'at', `${own}.at`, at)
      const logged = listElementSignals('', address, log)
      files.push({
        path: file.file,
        block: own,
        columns: nameColumns(wiredFrom(block, 'u'), logged),
        sampledAt,
      })
    }
    if (!role || !SHOWING.has(role)) return
    for (const port of Object.keys(block.sources)) {
      const source = block.sources[port]
      const output = source && behaviours[source.block]?.outputs[source.port]
      if (output) record(block, port, wiredFrom(block, port) ?? '', output)
    }
  })
  return { signals, recordings: [...recordings.values()] satisfies Recording[], files }
}
