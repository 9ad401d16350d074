/**
 * Which parts of a Program stand alone: blocks that only time, parameters and constants couple to the rest, all of them
 * continuous and without loops. Parts of one shape, as many uses of one model are, become one group.
 */
import { canEndRun } from '../../block/block-role.ts'
import { type Assignment, isLoop, type Program } from '../../compile/program.ts'
import { createDisjointSets } from '../../math/disjoint-sets.ts'
import type { FusedPart } from './fused-function.ts'
import { createTraits, describeInstance, rollUp, type TraitsOf } from './rolling.ts'

export interface FusedGroup extends FusedPart {
  /** Instances, the first at the addresses as they stand. */
  readonly count: number
  /** Doubles of nodes in one instance: what an evaluation of it costs. */
  readonly cost: number
}

export interface Split {
  readonly groups: readonly FusedGroup[]
  /** By block: whether it stands in a group. */
  readonly isFused: readonly boolean[]
}

/** Larger parts do not fit one function that engines still optimise well. */
const MOST_COST = 1200
/** Groups of which each is a function; more are left to the common path. */
const MOST_GROUPS = 64

interface Part {
  readonly minor: Assignment[]
  readonly derivatives: Assignment[]
  readonly outputs: Assignment[]
  isRefused: boolean
  cost: number
}

export function splitParts(program: Program, logged: readonly number[]): Split {
  const traitsOf = createTraits()
  const partOf = findParts(program, traitsOf)
  const columns = new Map<number, number[]>()
  logged.forEach((address, column) => {
    const list = columns.get(address)
    if (list) list.push(column)
    else columns.set(address, [column])
  })
  const parts = [...new Set(partOf)].filter(part => part !== null && !part.isRefused)
  const rolls = rollUp(
    parts.flatMap(part =>
      part && part.outputs.length + part.derivatives.length > 0
        ? [describeInstance(part, [part.outputs, part.derivatives, part.minor], traitsOf, columns)]
        : [],
    ),
  )
  if (rolls.length > MOST_GROUPS) return { groups: [], isFused: partOf.map(() => false) }
  // Images have the expressions of one block type, so that all of them are watched or none.
  const watched = new Set(program.watches.filter(canEndRun).map(({ address }) => address))
  const derivativeOffset = program.sections.derivatives.address - program.sections.continuousStates.address
  const groups = rolls.map(({ first, sources, logged, strideOf, columnStrideOf }): FusedGroup => {
    const states = first.derivatives.flatMap(({ address, width }) =>
      Array.from({ length: width }, (_, i) => address + i - derivativeOffset),
    )
    const ofStates = new Map(states.map(state => [state, strideOf(state + derivativeOffset)]))
    return {
      minor: first.minor,
      derivatives: first.derivatives,
      outputs: first.outputs,
      states,
      derivativeOffset,
      watched: first.outputs.flatMap(({ address, width }) =>
        watched.has(address) ? Array.from({ length: width }, (_, i) => address + i) : [],
      ),
      logged,
      strideOf: address => ofStates.get(address) ?? strideOf(address),
      columnStrideOf,
      count: sources.length,
      cost: first.cost,
    }
  })
  return { groups, isFused: partOf.map(part => part !== null && !part.isRefused) }
}

/** By block: its part, null for blocks that compute nothing over time. */
function findParts(program: Program, traitsOf: TraitsOf): (Part | null)[] {
  const producers = new Map(program.outputs.map(({ address, block }) => [address, block]))
  /** Whose a double is, be it an output or a state: flags and resets let blocks touch those of others. */
  const owners = new Map([...program.start, ...program.outputs].map(({ address, block }) => [address, block]))
  const isConstant = new Set<number>()
  const { find, join } = createDisjointSets(program.blocks.length)
  const refused = new Set<number>()
  const touch = (address: number, block: number): void => {
    const owner = isConstant.has(address) ? undefined : owners.get(address)
    if (owner !== undefined) join(owner, block)
  }
  const see = ({ expression, binding, block, address }: Assignment): void => {
    const { leaves, isKernel } = traitsOf(expression)
    if (!isKernel) refused.add(block)
    touch(address, block)
    for (const { key } of leaves) touch(binding.get(key) ?? 0, block)
  }

  const outputs: Assignment[] = []
  for (const { rate, when, evaluations } of program.majorOutputs) {
    for (const evaluation of evaluations) {
      if (when !== null || (!isLoop(evaluation) && !producers.has(evaluation.address))) {
        refused.add(evaluation.block)
      }
      if (when !== null) touch(when, evaluation.block)
      if (isLoop(evaluation)) {
        for (const assignment of evaluation.values) {
          refused.add(assignment.block)
          see(assignment)
        }
      } else if (rate.period === Number.POSITIVE_INFINITY && when === null) isConstant.add(evaluation.address)
      else {
        if (rate.period !== 0) refused.add(evaluation.block)
        see(evaluation)
        outputs.push(evaluation)
      }
    }
  }
  for (const assignment of program.derivatives) see(assignment)
  for (const { assignment, when, to } of program.updates) {
    refused.add(assignment.block)
    see(assignment)
    touch(to, assignment.block)
    if (when !== null) touch(when, assignment.block)
  }

  const parts = new Map<number, Part>()
  const partOf = (block: number): Part => {
    const root = find(block)
    const found = parts.get(root)
    if (found) return found
    const made: Part = { minor: [], derivatives: [], outputs: [], isRefused: false, cost: 0 }
    parts.set(root, made)
    return made
  }
  for (const block of refused) partOf(block).isRefused = true
  const add = (list: 'derivatives' | 'outputs', assignment: Assignment): void => {
    const part = partOf(assignment.block)
    part[list].push(assignment)
    part.cost += traitsOf(assignment.expression).cost
    if (part.cost > MOST_COST) part.isRefused = true
  }
  for (const assignment of outputs) add('outputs', assignment)
  for (const assignment of program.derivatives) add('derivatives', assignment)
  for (const { evaluations } of program.minorOutputs) {
    for (const evaluation of evaluations) {
      if (!isLoop(evaluation)) partOf(evaluation.block).minor.push(evaluation)
    }
  }
  return program.blocks.map((_, block) => parts.get(find(block)) ?? null)
}
