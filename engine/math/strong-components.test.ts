import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findCycle, findStrongComponents } from './strong-components.ts'

const graphs = fc
  .integer({ min: 1, max: 12 })
  .chain(count =>
    fc.array(fc.array(fc.nat(count - 1), { maxLength: 4 }), { minLength: count, maxLength: count }),
  )

function reach(successors: readonly (readonly number[])[], from: number): Set<number> {
  const seen = new Set<number>()
  const waiting = [...(successors[from] ?? [])]
  for (const vertex of waiting) {
    if (seen.has(vertex)) continue
    seen.add(vertex)
    waiting.push(...(successors[vertex] ?? []))
  }
  return seen
}

it('puts two vertices together exactly when each reaches the other, successors first', () => {
  fc.assert(
    fc.property(graphs, successors => {
      const components = findStrongComponents(successors)
      const home = new Map(
        components.flatMap((members, index) => members.map(member => [member, index] as const)),
      )
      expect(home.size).toBe(successors.length)
      successors.forEach((_, a) => {
        const fromA = reach(successors, a)
        successors.forEach((_, b) => {
          if (a === b) return
          expect(home.get(a) === home.get(b)).toBe(fromA.has(b) && reach(successors, b).has(a))
          if (fromA.has(b)) expect(home.get(b)).toBeLessThanOrEqual(home.get(a) ?? -1)
        })
      })
    }),
  )
})

it('finds a cycle along edges that exist', () => {
  fc.assert(
    fc.property(graphs, successors => {
      successors.forEach((_, start) => {
        if (!reach(successors, start).has(start)) return
        const cycle = findCycle(start, vertex => successors[vertex] ?? [])
        expect(cycle[0]).toBe(start)
        expect(cycle.at(-1)).toBe(start)
        cycle.slice(1).forEach((vertex, i) => {
          expect(successors[cycle[i] ?? -1]).toContain(vertex)
        })
      })
    }),
  )
})

it('is not deeper for a longer chain', () => {
  const chain = Array.from({ length: 200_000 }, (_, i) => (i === 0 ? [] : [i - 1]))
  expect(findStrongComponents(chain)).toHaveLength(200_000)
})
