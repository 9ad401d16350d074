/** A list of assignments as loops over images of one another, and what is left. */
import type { Assignment } from '../../compile/program.ts'
import { createDisjointSets } from '../../math/disjoint-sets.ts'
import { OP } from './instructions.ts'
import { createKernelCode } from './kernel-code.ts'
import { moveOffsets } from './kernel-memory.ts'
import type { Value } from './kernel-writer.ts'
import { createLowering } from './lower-expression.ts'
import { describeInstance, type Roll, rollUp, type TraitsOf } from './rolling.ts'
import { get, integer, tee } from './snippets.ts'
import { functionBody, I32 } from './wasm-binary.ts'

/** A loop over fewer is not worth a function. */
const LEAST_INSTANCES = 4
/** An image larger than this would be no function that engines optimise well. */
const MOST_COST = 1500

export interface RolledRoutine {
  readonly rolls: readonly Roll<readonly Assignment[]>[]
  /** In order. Nothing of it needs what the rolls compute, nor they what it does. */
  readonly rest: readonly Assignment[]
}

export function rollRoutine(assignments: readonly Assignment[], traitsOf: TraitsOf): RolledRoutine {
  if (assignments.length < LEAST_INSTANCES) return { rolls: [], rest: assignments }
  const islands = findIslands(assignments, traitsOf)
  if (!islands) return { rolls: [], rest: assignments }
  const fit = islands.filter(
    island =>
      island.every(({ expression }) => traitsOf(expression).isKernel) &&
      island.reduce((cost, { expression }) => cost + traitsOf(expression).cost, 0) <= MOST_COST,
  )
  const rolls = rollUp(fit.map(island => describeInstance(island, [island], traitsOf))).filter(
    ({ sources }) => sources.length >= LEAST_INSTANCES,
  )
  const rolled = new Set(rolls.flatMap(({ sources }) => sources.flat()))
  return { rolls, rest: assignments.filter(assignment => !rolled.has(assignment)) }
}

/** Assignments that need each other together; null where the order of writing matters besides. */
function findIslands(assignments: readonly Assignment[], traitsOf: TraitsOf): Assignment[][] | null {
  const writers = new Map<number, number>()
  const isRead = new Set<number>()
  const { find, join } = createDisjointSets(assignments.length)
  for (const [index, { address, width, expression, binding }] of assignments.entries()) {
    for (const leaf of traitsOf(expression).leaves) {
      const first = binding.get(leaf.key) ?? 0
      for (let from = first; from < first + leaf.width; from += 1) {
        const writer = writers.get(from)
        if (writer !== undefined) join(index, writer)
        else isRead.add(from)
      }
    }
    for (let to = address; to < address + width; to += 1) {
      if (isRead.has(to) || writers.has(to)) return null
      writers.set(to, index)
    }
  }
  const islands = new Map<number, Assignment[]>()
  assignments.forEach((assignment, index) => {
    const root = find(index)
    const island = islands.get(root)
    if (island) island.push(assignment)
    else islands.set(root, [assignment])
  })
  return [...islands.values()]
}

/** A function that computes all images of a roll, two at a time, and stores of what they compute all that is kept. */
export function emitRoll(
  { first, sources, strideOf }: Roll<readonly Assignment[]>,
  timeAddress: number,
  isKept: (address: number) => boolean,
): Uint8Array {
  const lanes = 2
  const code = createKernelCode(lanes, 0, strideOf)
  const instance = code.addLocal(I32)
  code.turnTo('body')
  const cells = new Map<number, Value>()
  const read = (address: number): Value => {
    const value = cells.get(address) ?? code.load(address, false)
    cells.set(address, value)
    return value
  }
  const lower = createLowering(code, () => read(timeAddress), read)
  for (const assignment of first) {
    const { address, width } = assignment
    const values = lower(assignment)
    for (let i = 0; i < width; i += 1) {
      const value = values[i]
      if (!value) continue
      if (isKept(address + i)) code.store(address + i, strideOf(address + i), value)
      cells.set(address + i, value)
    }
  }
  const count = integer(sources.length)
  return functionBody(code.localTypes, [
    ...[OP.loop, OP.empty],
    ...moveOffsets(code, instance, count),
    ...code.code.before,
    ...code.code.body,
    ...[...get(instance), ...integer(lanes), OP.i32Add, ...tee(instance)],
    ...[...count, OP.i32LessSigned, OP.branchIf, 0],
    ...[OP.end, OP.end],
  ])
}
