/** The last pass: schedule, rates and addresses become a Program. */
import { type ElementUpdate, isElementUpdate } from '../block/array.ts'
import { INTERVAL, type StateDeclaration } from '../block/behaviour.ts'
import { constant } from '../block/expression.ts'
import { arrangeOutputs } from './arrange-outputs.ts'
import { type Assigner, createAssigner, createReserve } from './assign.ts'
import { listLive } from './evaluate-parameters.ts'
import { readsHistory } from './feedthrough.ts'
import { whenOf, whileOn } from './flags.ts'
import type { FlatBlock } from './flat-block.ts'
import { CONTINUOUS } from './infer-rates.ts'
import { TIME_ADDRESS, valuesOf } from './lay-out.ts'
import { listFiles, listRecordings } from './list-recordings.ts'
import { listSignals } from './list-signals.ts'
import type { Parts } from './parts.ts'
import { join } from './path.ts'
import type {
  Assignment,
  Program,
  ProgramBlock,
  ProgramParameter,
  ProgramState,
  ProgramTable,
  ProgramWatch,
  Rate,
  Update,
} from './program.ts'

export function emit(parts: Parts): Program {
  const { flat, schedule, layout, settings } = parts
  const memory = createReserve(layout.memoryLength)
  const assigner = createAssigner(layout)
  const outputs = schedule.units.map(({ block, port, expression, element }) => {
    const output = assigner.output(block, port, expression)
    return element === undefined ? output : { ...output, address: output.address + element, width: 1 }
  })
  const start = flat.blocks.flatMap((_, block) => listStart(parts, assigner, block))
  const derivatives = flat.blocks.flatMap((_, block) => listDerivatives(parts, assigner, block))
  const updates = flat.blocks.flatMap((_, block) => listUpdates(parts, assigner, block, memory.reserve))
  const arranged = arrangeOutputs(parts, outputs, memory.reserve)
  const signals = listSignals(parts)
  return {
    name: parts.name,
    solver: settings.solver,
    step: settings.step,
    stop: settings.stop,
    lastTick: settings.lastTick,
    startsSteady: settings.startsSteady,
    bearsNotFinite: settings.bearsNotFinite,
    variable: settings.variable,
    blocks: flat.blocks.map((block, index) => describeBlock(block, rateOf(parts, index))),
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
    signals,
    recordings: listRecordings(parts, signals),
    files: listFiles(parts, signals),
    passed: new Map([...flat.aliases].map(([name, { block }]) => [name, block])),
    watches: listWatches(parts),
  }
}

/** Of a block: what is set before the first outputs are computed. */
function listStart(parts: Parts, assigner: Assigner, block: number): Assignment[] {
  const { behaviours, layout, settings } = parts
  const { states = {}, guesses, outputs = {} } = behaviours[block] ?? {}
  const start: Assignment[] = []
  const interval = layout.parameterAddress(block, INTERVAL)
  if (interval !== undefined) {
    const expression = constant(secondsOf(rateOf(parts, block), settings.step))
    start.push({ address: interval, width: 1, expression, binding: new Map(), block })
  }
  for (const name in states) {
    const state = states[name]
    if (state) start.push(assigner.state(block, name, states, state.initial))
  }
  for (const port in guesses) {
    const guess = guesses[port]
    const width = outputs[port]?.width
    if (guess && width) start.push({ ...assigner.output(block, port, guess), width })
  }
  return start
}

function listDerivatives(parts: Parts, assigner: Assigner, block: number): Assignment[] {
  const { behaviours, layout } = parts
  const { states = {}, derivatives } = behaviours[block] ?? {}
  const list: Assignment[] = []
  for (const name in derivatives) {
    const expression = derivatives[name]
    if (!expression) continue
    const state = assigner.state(block, name, states, whileOn(parts, block, expression))
    list.push({ ...state, address: state.address + layout.derivativeOffset })
  }
  return list
}

function listUpdates(
  parts: Parts,
  assigner: Assigner,
  block: number,
  reserve: (width: number) => number,
): Update[] {
  const { states = {}, updates, outputs = {} } = parts.behaviours[block] ?? {}
  const list: Update[] = []
  for (const name in updates) {
    const update = updates[name]
    const declaration = states[name]
    if (!update || !declaration) continue
    const element = isElementUpdate(update) ? update : null
    const state = assigner.state(block, name, states, isElementUpdate(update) ? update.value : update)
    list.push({
      rate: rateOf(parts, block),
      when: whenOf(parts, block),
      to: state.address,
      remembers: Object.values(outputs).some(readsHistory),
      renews: false,
      ...stage(state, declaration, element, reserve),
    })
  }
  return list
}

function rateOf({ rates }: Parts, block: number): Rate {
  return rates[block] ?? CONTINUOUS
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
