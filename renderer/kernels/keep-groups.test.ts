import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGrouping } from './keep-groups.ts'

const items = Array.from({ length: 12 }, (_, id) => ({ id }))
const list = fc.subarray(items).chain(some => fc.shuffledSubarray(some, { minLength: some.length }))
const groupOf = ({ id }: { readonly id: number }): number => id % 3

describe('groups', () => {
  it('hold every item once in its order, and are the very ones of before where nothing changed', () => {
    fc.assert(
      fc.property(list, list, (first, second) => {
        const group = createGrouping(groupOf)
        const before = group(first)
        const after = group(second)
        for (const [key, own] of after) {
          expect(own).toEqual(second.filter(item => groupOf(item) === key))
          const old = before.get(key)
          if (old?.map(({ id }) => id).join() === own.map(({ id }) => id).join()) expect(own).toBe(old)
        }
        expect([...after.values()].flat()).toHaveLength(second.length)
      }),
    )
  })
})
