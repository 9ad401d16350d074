/**
 * Lists of assignments that are one another's image: the same expressions, wired alike, at addresses that move by a
 * constant stride from one list to the next. Such lists need the code of one only. A use of a model is such a list.
 */
import { type Expression, visit } from '../../block/expression.ts'
import { bindingKey } from '../../compile/binding.ts'
import type { Assignment } from '../../compile/program.ts'
import { KERNEL_KINDS } from './lower-expression.ts'

export interface Leaf {
  readonly key: string
  readonly width: number
}

/** What there is to know of a graph, found once however many blocks share it. */
interface Traits {
  readonly leaves: readonly Leaf[]
  /** Doubles of its nodes. */
  readonly cost: number
  /** Whether kernels can compute it. */
  readonly isKernel: boolean
  readonly id: number
}

export type TraitsOf = (expression: Expression) => Traits

export function createTraits(): TraitsOf {
  const known = new Map<Expression, Traits>()
  return expression => {
    const found = known.get(expression)
    if (found) return found
    const leaves = new Map<string, Leaf>()
    let cost = 0
    let isKernel = true
    visit([expression], node => {
      cost += node.width
      isKernel &&= KERNEL_KINDS.has(node.kind)
      if (node.kind !== 'input' && node.kind !== 'parameter' && node.kind !== 'state') return
      const key = bindingKey(node.kind, node.name)
      leaves.set(key, { key, width: node.width })
    })
    const traits = { leaves: [...leaves.values()], cost, isKernel, id: known.size }
    known.set(expression, traits)
    return traits
  }
}

/** One list: `shape` is equal for images of each other, and so are the places of what stands in the other fields. */
export interface Instance<Source> {
  readonly source: Source
  readonly shape: string
  readonly addresses: readonly number[]
  readonly widths: readonly number[]
  readonly logged: readonly { readonly column: number; readonly address: number }[]
}

export function describeInstance<Source>(
  source: Source,
  lists: readonly (readonly Assignment[])[],
  traitsOf: TraitsOf,
  columns: ReadonlyMap<number, readonly number[]> = new Map(),
): Instance<Source> {
  const roles = new Map<number, number>()
  const widths: number[] = []
  const tokens: number[] = []
  const see = (address: number, width: number): void => {
    const known = roles.get(address)
    const role = known ?? roles.size
    if (known === undefined) roles.set(address, role)
    widths[role] = Math.max(widths[role] ?? 1, width)
    tokens.push(role)
  }
  for (const list of lists) {
    tokens.push(-1)
    for (const { expression, address, width, binding } of list) {
      const { id, leaves } = traitsOf(expression)
      tokens.push(id, width)
      see(address, width)
      for (const leaf of leaves) see(binding.get(leaf.key) ?? 0, leaf.width)
    }
  }
  const logged: { column: number; address: number }[] = []
  if (columns.size > 0) {
    for (const [base, role] of roles) {
      for (let i = 0; i < (widths[role] ?? 1); i += 1) {
        for (const column of columns.get(base + i) ?? []) {
          tokens.push(-2, role, i)
          logged.push({ column, address: base + i })
        }
      }
    }
  }
  return { source, shape: tokens.join(' '), addresses: [...roles.keys()], widths, logged }
}

/** Neighbouring instances whose addresses all move by the same strides. */
export interface Roll<Source> {
  readonly first: Source
  readonly sources: readonly Source[]
  readonly logged: Instance<Source>['logged']
  readonly strideOf: (address: number) => number
  readonly columnStrideOf: (column: number) => number
}

export function rollUp<Source>(instances: readonly Instance<Source>[]): Roll<Source>[] {
  const shapes = new Map<string, Instance<Source>[]>()
  for (const instance of instances) {
    const list = shapes.get(instance.shape)
    if (list) list.push(instance)
    else shapes.set(instance.shape, [instance])
  }
  return [...shapes.values()].flatMap(unravel).flatMap(cut)
}

/** Images that take turns in the list, as two integrators of each use of a model do, are told apart up to so many. */
const MOST_TURNS = 8

/** One list for each of those that take turns; where they follow each other, or nothing is regular, the list itself. */
function unravel<Source>(instances: readonly Instance<Source>[]): (readonly Instance<Source>[])[] {
  for (let turns = 1; turns <= MOST_TURNS && 3 * turns <= instances.length; turns += 1) {
    let even = 0
    const count = instances.length - 2 * turns
    for (let i = 0; i < count; i += 1)
      if (isEven(instances[i], instances[i + turns], instances[i + 2 * turns])) even += 1
    if (2 * even < count) continue
    if (turns === 1) break
    return Array.from({ length: turns }, (_, turn) => instances.filter((_, i) => i % turns === turn))
  }
  return [instances]
}

/** Whether addresses move alike from the first to the second and from there to the third. */
function isEven(
  first: Instance<unknown> | undefined,
  second: Instance<unknown> | undefined,
  third: Instance<unknown> | undefined,
): boolean {
  if (!first || !second || !third) return false
  for (let role = 0; role < first.addresses.length; role += 1) {
    const middle = second.addresses[role] ?? 0
    if (middle - (first.addresses[role] ?? 0) !== (third.addresses[role] ?? 0) - middle) return false
  }
  return true
}

function cut<Source>(instances: readonly Instance<Source>[]): Roll<Source>[] {
  const rolls: Roll<Source>[] = []
  let begin = 0
  while (begin < instances.length) {
    const first = instances[begin]
    const second = instances[begin + 1]
    if (!first) break
    let count = 1
    let strides: readonly number[] = []
    let columnStrides: readonly number[] = []
    if (second) {
      strides = second.addresses.map((address, role) => address - (first.addresses[role] ?? 0))
      columnStrides = second.logged.map(({ column }, i) => column - (first.logged[i]?.column ?? 0))
      if ([...strides, ...columnStrides].every(stride => stride >= 0)) {
        count = 2
        while (isNext(instances[begin + count - 1], instances[begin + count], strides, columnStrides))
          count += 1
      }
    }
    rolls.push(makeRoll(first, instances.slice(begin, begin + count), strides, columnStrides))
    begin += count
  }
  return rolls
}

function isNext(
  before: Instance<unknown> | undefined,
  next: Instance<unknown> | undefined,
  strides: readonly number[],
  columnStrides: readonly number[],
): boolean {
  if (!before || !next) return false
  return (
    strides.every((stride, role) => next.addresses[role] === (before.addresses[role] ?? 0) + stride) &&
    columnStrides.every((stride, i) => next.logged[i]?.column === (before.logged[i]?.column ?? 0) + stride)
  )
}

function makeRoll<Source>(
  { source, addresses, widths, logged }: Instance<Source>,
  instances: readonly Instance<Source>[],
  strides: readonly number[],
  columnStrides: readonly number[],
): Roll<Source> {
  const strideAt = new Map<number, number>()
  addresses.forEach((address, role) => {
    for (let i = 0; i < (widths[role] ?? 1); i += 1) strideAt.set(address + i, strides[role] ?? 0)
  })
  const columnStrideAt = new Map(logged.map(({ column }, i) => [column, columnStrides[i] ?? 0]))
  return {
    first: source,
    sources: instances.map(instance => instance.source),
    logged,
    strideOf: address => strideAt.get(address) ?? 0,
    columnStrideOf: column => columnStrideAt.get(column) ?? 0,
  }
}
