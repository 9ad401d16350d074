/** A list of assignments as loops over images of one another, and what is left. */
import type { Expression } from '../../block/expression.ts'
import type { Assignment, Binding } from '../../compile/program.ts'
import { createDisjointSets } from '../../math/disjoint-sets.ts'
import { OP } from './instructions.ts'
import { createKernelCode, type Value } from './kernel-code.ts'
import { lowerExpression } from './lower-expression.ts'
import { describeInstance, type Roll, rollUp, type TraitsOf } from './rolling.ts'
import { functionBody, I32, signed, unsigned } from './wasm-binary.ts'

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
  for (const [index, { address, expression, binding }] of assignments.entries()) {
    for (const { key } of traitsOf(expression).leaves) {
      const from = binding.get(key) ?? 0
      const writer = writers.get(from)
      if (writer !== undefined) join(index, writer)
      else isRead.add(from)
    }
    if (isRead.has(address) || writers.has(address)) return null
    writers.set(address, index)
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
  const known = new Map<Binding, Map<Expression, readonly Value[]>>()
  const read = (address: number): Value => {
    const value = cells.get(address) ?? code.load(address, false)
    cells.set(address, value)
    return value
  }
  for (const { expression, binding, address, width } of first) {
    const memo = known.get(binding) ?? new Map<Expression, readonly Value[]>()
    known.set(binding, memo)
    const values = lowerExpression(code, expression, binding, () => read(timeAddress), read, memo)
    for (let i = 0; i < width; i += 1) {
      const value = values[values.length === 1 ? 0 : i]
      if (!value) continue
      if (isKept(address + i)) code.store(address + i, strideOf(address + i), value)
      cells.set(address + i, value)
    }
  }
  const moveOffsets = [...code.offsets].flatMap(([stride, locals]) =>
    locals.flatMap((local, lane) => [
      ...[OP.localGet, ...unsigned(instance)],
      // The last of an odd number stands in both lanes.
      ...(lane === 0
        ? []
        : [
            ...[OP.localGet, ...unsigned(instance), OP.i32Const, 1, OP.i32Add],
            ...[OP.i32Const, ...signed(sources.length), OP.i32LessSigned, OP.i32Add],
          ]),
      ...[OP.i32Const, ...signed(stride * 8), OP.i32Multiply, OP.localSet, ...unsigned(local)],
    ]),
  )
  return functionBody(code.localTypes, [
    ...[OP.loop, OP.empty],
    ...moveOffsets,
    ...code.code.before,
    ...code.code.body,
    ...[
      OP.localGet,
      ...unsigned(instance),
      OP.i32Const,
      lanes,
      OP.i32Add,
      OP.localTee,
      ...unsigned(instance),
    ],
    ...[OP.i32Const, ...signed(sources.length), OP.i32LessSigned, OP.branchIf, 0],
    ...[OP.end, OP.end],
  ])
}
