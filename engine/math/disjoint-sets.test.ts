import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDisjointSets } from './disjoint-sets.ts'

it('joins what a chain of joins connects, and nothing else', () => {
  const member = fc.nat({ max: 11 })
  fc.assert(
    fc.property(fc.array(fc.tuple(member, member)), pairs => {
      const sets = createDisjointSets(12)
      let labels = Array.from({ length: 12 }, (_, i) => i)
      for (const [a, b] of pairs) {
        sets.join(a, b)
        labels = labels.map(label => (label === labels[a] ? (labels[b] ?? -1) : label))
      }
      for (let i = 0; i < 12; i += 1) {
        for (let j = 0; j < 12; j += 1) expect(sets.find(i) === sets.find(j)).toBe(labels[i] === labels[j])
      }
    }),
  )
})
