/**
 * What must be 0 for a model to be at rest: dx/dt of its continuous states and x+ - x of its discrete ones, all taken at
 * time 0. Every rate counts, also one whose first sample comes later. Of a discrete array all elements are one unknown,
 * since a delay at rest holds the same everywhere; what only counts the places in an array is left out.
 */

import { type Expression, operandsOf } from '../block/expression.ts'
import { addJacobian } from '../compile/add-jacobian.ts'
import { bindingKey } from '../compile/binding.ts'
import { type Program, TICK_BEHIND_TIME, type Update } from '../compile/program.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import type { VariableProblem } from '../solvers/solver.ts'
import { copy } from './follow.ts'

export interface RestProblem extends VariableProblem {
  /** The unknowns, at first their initial values. */
  readonly point: Float64Array
  /** 1/s: what moves more slowly moves too little for the run to show it. */
  readonly slowest: number
  /** 1/s by unknown: what makes a rate of f. A discrete state moves by f in one of its periods. */
  readonly pace: Float64Array
  readonly describe: (unknown: number) => { readonly name: string; readonly block: number }
  /** States and outputs at the point, into the memory of a run. */
  readonly settle: (memory: Float64Array) => void
}

/** One discrete state of one or more values, or an array of which each element holds them. */
interface DiscreteUnknown {
  readonly to: number
  readonly width: number
  readonly elements: number
  /** Where an array's next value waits. */
  readonly staged: number | null
  readonly tick: number
  readonly periodSeconds: number
  readonly block: number
}

/** `given` holds the parameters of the run. */
export function createRestProblem(source: Program, given: Float64Array): RestProblem {
  const discrete = listDiscrete(source)
  const isContinuous = discrete.length === 0 && !hasSamples(source)
  const program = isContinuous ? addJacobian(source) : source
  const engine = createSimpleEngine(program, false)
  const { memory, continuousStates: states, derivatives } = engine.context
  const { parameters } = program.sections
  memory.set(given.subarray(parameters.address, parameters.address + parameters.length), parameters.address)
  memory[program.timeAddress] = 0
  memory[program.timeAddress + TICK_BEHIND_TIME] = 0
  engine.initialise()
  engine.computeOutputs(0)
  const offsets = source.majorOutputs.map(({ rate }) => (Number.isFinite(rate.offset) ? rate.offset : 0))
  const ticks = [...new Set([0, ...offsets, ...discrete.map(({ tick }) => tick)])].sort((a, b) => a - b)
  const size = states.length + discrete.reduce((sum, { width }) => sum + width, 0)
  const point = new Float64Array(size)
  point.set(states)
  const pace = new Float64Array(size).fill(1)
  const held = [program.sections.continuousStates, program.sections.discreteStates]
  const initial = held.map(({ address, length }) => memory.slice(address, address + length))

  const write = (x: Float64Array): void => {
    held.forEach(({ address }, i) => {
      memory.set(initial[i] ?? [], address)
    })
    for (let i = 0; i < states.length; i += 1) states[i] = x[i] ?? 0
    let next = states.length
    for (const { to, width, elements } of discrete) {
      for (let element = 0; element < elements; element += 1)
        for (let i = 0; i < width; i += 1) memory[to + element * width + i] = x[next + i] ?? 0
      next += width
    }
  }
  const computeAll = (): void => {
    // What one rate gives another takes: as many rounds as there are rates bring it through.
    for (let round = 0; round < ticks.length; round += 1)
      for (const tick of ticks) engine.computeOutputs(tick)
  }
  const f = (_t: number, x: Float64Array, into: Float64Array): void => {
    write(x)
    computeAll()
    if (states.length > 0) engine.computeDerivatives()
    copy(derivatives, into)
    for (const tick of discrete.length > 0 ? ticks : []) {
      engine.update(tick)
      let next = states.length
      for (const { to, width, staged, tick: own } of discrete) {
        if (own === tick)
          for (let i = 0; i < width; i += 1)
            into[next + i] = (memory[(staged ?? to) + i] ?? 0) - (x[next + i] ?? 0)
        next += width
      }
      write(x)
    }
    if (engine.forgiveFault()) into.fill(Number.NaN)
  }
  let next = states.length
  for (const { to, width, periodSeconds } of discrete) {
    point.set(memory.subarray(to, to + width), next)
    pace.fill(1 / periodSeconds, next, next + width)
    next += width
  }
  const { computeJacobian } = engine
  return {
    size,
    f,
    relTol: 1,
    maxStep: Number.POSITIVE_INFINITY,
    ...(isContinuous && program.jacobian ? { pattern: program.jacobian.pattern } : {}),
    ...(isContinuous && computeJacobian
      ? {
          jacobian: (_t, x, into) => {
            write(x)
            computeAll()
            engine.computeDerivatives()
            computeJacobian(into)
          },
        }
      : {}),
    point,
    pace,
    slowest: 1e-3 / source.stop,
    describe: unknown => describe(source, discrete, unknown),
    settle: into => {
      write(point)
      computeAll()
      for (const { address, length } of [...held, program.sections.outputs])
        into.set(memory.subarray(address, address + length), address)
    },
  }
}

/** What is sampled and held passes states on, which the Jacobian of the minor steps does not see. */
function hasSamples({ majorOutputs }: Program): boolean {
  return majorOutputs.some(({ rate }) => rate.period > 0 && Number.isFinite(rate.period))
}

function listDiscrete({ updates, sections, step }: Program): DiscreteUnknown[] {
  const counters = new Set(updates.flatMap(({ element }) => (element ? listStates(element.index) : [])))
  const { address, length } = sections.discreteStates
  return updates.flatMap(({ to, assignment, element, rate }): DiscreteUnknown[] => {
    const isDiscrete = to >= address && to < address + length
    if (!isDiscrete || counters.has(to)) return []
    return [
      {
        to,
        width: assignment.width,
        elements: element?.count ?? 1,
        staged: element ? assignment.address : null,
        tick: Number.isFinite(rate.offset) ? rate.offset : 0,
        periodSeconds: step * (Number.isFinite(rate.period) ? Math.max(rate.period, 1) : 1),
        block: assignment.block,
      },
    ]
  })
}

/** Addresses of the states that an index is made of. */
function listStates({ expression, binding }: NonNullable<Update['element']>['index']): number[] {
  const found: number[] = []
  const walk = (node: Expression): void => {
    if (node.kind === 'state') found.push(binding.get(bindingKey('state', node.name)) ?? -1)
    operandsOf(node).forEach(walk)
  }
  walk(expression)
  return found
}

function describe(
  { states, derivatives, sections }: Program,
  discrete: readonly DiscreteUnknown[],
  unknown: number,
): { name: string; block: number } {
  const { address, length } = sections.continuousStates
  const nameOf = (place: number): string =>
    states.find(state => place >= state.address && place < state.address + state.width)?.name ?? 'of a block'
  if (unknown < length) {
    const slope = sections.derivatives.address + unknown
    const owner = derivatives.find(found => slope >= found.address && slope < found.address + found.width)
    return { name: nameOf(address + unknown), block: owner?.block ?? -1 }
  }
  let next = length
  for (const { to, width, block } of discrete) {
    next += width
    if (unknown < next) return { name: nameOf(to), block }
  }
  return { name: '', block: -1 }
}
