/**
 * The branches of a list of assignments: what can be computed side by side, shared out among threads. States break most
 * of a graph; what is left between branches is short, such as an Integrator's output, and every branch that needs it
 * computes it for itself, to the same bits.
 */
import type { Assignment, Program } from '../../compile/program.ts'
import { createDisjointSets } from '../../math/disjoint-sets.ts'
import type { TraitsOf } from './rolling.ts'

export interface Branches {
  /** By thread, each in the order of the whole. */
  readonly lists: readonly (readonly Assignment[])[]
  /** By thread, in doubles of nodes. */
  readonly costs: readonly number[]
  /** Of the list as it stands. */
  readonly cost: number
}

/** Doubles of nodes that are rather computed twice than waited for. */
const CHEAP = 8
/** By how much the busiest thread may exceed its fair share before branches are dealt out by size and not in order. */
const MOST_UNFAIR = 1.1

/** Null where the order of writing matters besides, or where all hangs together. */
export function shareBranches(
  { memoryLength, sections: { outputs, derivatives } }: Program,
  assignments: readonly Assignment[],
  traitsOf: TraitsOf,
  threads: number,
): Branches | null {
  const needs = findNeeds(assignments, traitsOf, memoryLength)
  const isValue = ({ address }: Assignment): boolean =>
    [outputs, derivatives].some(
      section => address >= section.address && address < section.address + section.length,
    )
  if (needs === null || !assignments.every(isValue)) return null

  const costs = assignments.map(({ expression }) => traitsOf(expression).cost)
  /** With all that it needs. */
  const cones: number[] = []
  needs.forEach((list, index) => {
    cones.push(list.reduce((sum, need) => sum + (cones[need] ?? 0), costs[index] ?? 0))
  })
  const isCheap = (index: number): boolean => (cones[index] ?? 0) <= CHEAP
  const { find, join } = createDisjointSets(assignments.length)
  const hasReader = new Uint8Array(assignments.length)
  needs.forEach((list, index) => {
    for (const need of list) {
      if (hasReader[need] === 0 || !isCheap(need)) join(need, index)
      hasReader[need] = 1
    }
  })
  const branches = new Map<number, { readonly members: number[]; cost: number }>()
  assignments.forEach((_, index) => {
    const root = find(index)
    const branch = branches.get(root) ?? { members: [], cost: 0 }
    branch.members.push(index)
    branch.cost += costs[index] ?? 0
    branches.set(root, branch)
  })
  if (branches.size < 2) return null

  const shares = deal(inMemoryOrder([...branches.values()], assignments), threads).map(members => {
    const all = new Set(members)
    for (const index of all) for (const need of needs[index] ?? []) all.add(need)
    return [...all].sort((a, b) => a - b)
  })
  const sumOf = (members: readonly number[]): number =>
    members.reduce((sum, index) => sum + (costs[index] ?? 0), 0)
  return {
    lists: shares.map(members => members.flatMap(index => assignments[index] ?? [])),
    costs: shares.map(sumOf),
    cost: sumOf(assignments.map((_, index) => index)),
  }
}

interface Branch {
  readonly members: readonly number[]
  readonly cost: number
}

/** By the first double that each writes: threads that write far apart do not take memory from each other. */
function inMemoryOrder(branches: readonly Branch[], assignments: readonly Assignment[]): Branch[] {
  const placed = branches.map(branch => ({
    branch,
    place: branch.members.reduce(
      (least, index) => Math.min(least, assignments[index]?.address ?? 0),
      Number.POSITIVE_INFINITY,
    ),
  }))
  return placed.sort((a, b) => a.place - b.place).map(({ branch }) => branch)
}

/** Neighbours together, so that loops over images of each other stay loops; by size where that would be unfair. */
function deal(branches: readonly Branch[], threads: number): number[][] {
  const fair = branches.reduce((sum, { cost }) => sum + cost, 0) / threads
  const inOrder = Array.from({ length: threads }, () => ({ members: [] as number[], cost: 0 }))
  let dealt = 0
  for (const { members, cost } of branches) {
    const share = inOrder[Math.min(threads - 1, Math.floor((dealt + cost / 2) / fair))]
    share?.members.push(...members)
    if (share) share.cost += cost
    dealt += cost
  }
  if (inOrder.every(({ cost }) => cost <= MOST_UNFAIR * fair)) return inOrder.map(({ members }) => members)
  const bySize = Array.from({ length: threads }, () => ({ members: [] as number[], cost: 0 }))
  for (const { members, cost } of [...branches].sort((a, b) => b.cost - a.cost)) {
    const least = bySize.reduce((best, share) => (share.cost < best.cost ? share : best))
    least.members.push(...members)
    least.cost += cost
  }
  return bySize.map(({ members }) => members)
}

/**
 * By assignment, those before it whose values it reads; null where one reads what is written only later, or what it writes
 * itself, or where two write to one place.
 */
function findNeeds(
  assignments: readonly Assignment[],
  traitsOf: TraitsOf,
  memoryLength: number,
): number[][] | null {
  const writers = new Int32Array(memoryLength).fill(-1)
  for (const [index, { address, width }] of assignments.entries()) {
    for (let i = address; i < address + width; i += 1) {
      if (writers[i] !== -1) return null
      writers[i] = index
    }
  }
  const needs: number[][] = []
  for (const [index, { expression, binding }] of assignments.entries()) {
    const list = new Set<number>()
    for (const { key, width } of traitsOf(expression).leaves) {
      const from = binding.get(key) ?? 0
      for (let i = from; i < from + width; i += 1) {
        const writer = writers[i] ?? -1
        if (writer >= index) return null
        if (writer !== -1) list.add(writer)
      }
    }
    needs.push([...list])
  }
  return needs
}
