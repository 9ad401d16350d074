import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPriorityQueue } from './priority-queue.ts'

it('gives what was pushed by cost, and of one cost in the order of pushing', () => {
  const step = fc.option(fc.integer({ min: 0, max: 9 }), { freq: 3 })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 700 }), steps => {
      const queue = createPriorityQueue()
      const held: { readonly item: number; readonly cost: number }[] = []
      steps.forEach((cost, item) => {
        if (cost === null) {
          expect(queue.pop()).toBe(held.shift()?.item ?? -1)
          return
        }
        queue.push(item, cost)
        held.push({ item, cost })
        held.sort((a, b) => a.cost - b.cost)
      })
    }),
  )
})
