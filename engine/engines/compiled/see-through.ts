/**
 * Lists of assignments without detours: who reads a copy, as an Integrator's output is one of its state, reads what was
 * copied instead, so that neighbours that share no more than that no longer hang together. What nobody reads then is
 * left out, unless it must be kept; without `isKept` everything must.
 */
import { type Assignment, type Binding, bindingKey } from '../../compile/program.ts'
import type { Leaf, TraitsOf } from './rolling.ts'

export function seeThrough(
  assignments: readonly Assignment[],
  traitsOf: TraitsOf,
  isKept?: (address: number) => boolean,
): readonly Assignment[] {
  const direct = readOriginals(assignments, traitsOf)
  return isKept ? leaveOutUnread(direct, traitsOf, isKept) : direct
}

function readOriginals(assignments: readonly Assignment[], traitsOf: TraitsOf): readonly Assignment[] {
  const writes = new Map<number, number>()
  for (const address of assignments.flatMap(addressesOf)) writes.set(address, (writes.get(address) ?? 0) + 1)
  /** By double of a copy, the double that it is a copy of. */
  const originals = new Map<number, number>()
  return assignments.map(assignment => {
    const { expression, width } = assignment
    const binding = bindOriginals(assignment.binding, traitsOf(expression).leaves, originals)
    const isCopy =
      (expression.kind === 'state' || expression.kind === 'input' || expression.kind === 'parameter') &&
      expression.width === width
    if (isCopy) {
      const from = binding.get(bindingKey(expression.kind, expression.name)) ?? 0
      addressesOf(assignment).forEach((address, i) => {
        // What changes within the list is not the same early and late in it.
        if (writes.get(address) === 1 && !writes.has(from + i)) originals.set(address, from + i)
      })
    }
    return binding === assignment.binding ? assignment : { ...assignment, binding }
  })
}

function bindOriginals(
  binding: Binding,
  leaves: readonly Leaf[],
  originals: ReadonlyMap<number, number>,
): Binding {
  let moved: Map<string, number> | null = null
  for (const { key, width } of leaves) {
    const address = binding.get(key)
    const original = address === undefined ? undefined : originals.get(address)
    if (address === undefined || original === undefined) continue
    let isWhole = true
    for (let i = 1; i < width; i += 1) isWhole &&= originals.get(address + i) === original + i
    if (isWhole) moved = (moved ?? new Map<string, number>()).set(key, original)
  }
  if (moved === null) return binding
  const found = moved
  return { get: key => found.get(key) ?? binding.get(key) }
}

function leaveOutUnread(
  assignments: readonly Assignment[],
  traitsOf: TraitsOf,
  isKept: (address: number) => boolean,
): readonly Assignment[] {
  const isRead = new Set<number>()
  const left: Assignment[] = []
  for (const assignment of assignments.toReversed()) {
    if (!addressesOf(assignment).some(address => isKept(address) || isRead.has(address))) continue
    left.push(assignment)
    for (const { key, width } of traitsOf(assignment.expression).leaves) {
      const from = assignment.binding.get(key) ?? 0
      for (let i = 0; i < width; i += 1) isRead.add(from + i)
    }
  }
  return left.length === assignments.length ? assignments : left.reverse()
}

function addressesOf({ address, width }: Assignment): number[] {
  return Array.from({ length: width }, (_, i) => address + i)
}
