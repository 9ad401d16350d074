/**
 * Lists of assignments without detours: who reads a copy, as an Integrator's output is one of its state, reads what was
 * copied instead, so that neighbours that share no more than that no longer hang together. What nobody reads then is
 * left out, unless it must be kept; without `isKept` everything must.
 */
import type { Expression, Reference } from '../../block/expression.ts'
import { bindingKey } from '../../compile/binding.ts'
import type { Assignment, Binding } from '../../compile/program.ts'
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
  if (!assignments.some(({ expression }) => isReference(expression))) return assignments
  const written = new Set<number>()
  const again = new Set<number>()
  for (const { address, width } of assignments) {
    for (let i = address; i < address + width; i += 1) (written.has(i) ? again : written).add(i)
  }
  /** By double of a copy, the double that it is a copy of. */
  const originals = new Map<number, number>()
  return assignments.map(assignment => {
    const { expression, width } = assignment
    const binding = bindOriginals(assignment.binding, traitsOf(expression).leaves, originals)
    if (isReference(expression) && expression.width === width) {
      const from = binding.get(bindingKey(expression.kind, expression.name)) ?? 0
      addressesOf(assignment).forEach((address, i) => {
        // What changes within the list is not the same early and late in it.
        if (!again.has(address) && !written.has(from + i)) originals.set(address, from + i)
      })
    }
    return binding === assignment.binding ? assignment : { ...assignment, binding }
  })
}

function isReference(expression: Expression): expression is Reference {
  return expression.kind === 'state' || expression.kind === 'input' || expression.kind === 'parameter'
}

function bindOriginals(
  binding: Binding,
  leaves: readonly Leaf[],
  originals: ReadonlyMap<number, number>,
): Binding {
  if (originals.size === 0) return binding
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
