import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createBatchSize } from './batch-size.ts'

it('settles at batches of about 8 ms, whatever a step costs, and never begins with a long one', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-4, max: 100, noNaN: true }), millisecondsPerStep => {
      const batch = createBatchSize()
      expect(batch.ticks()).toBe(1)
      for (let i = 0; i < 40; i++) batch.learn(batch.ticks(), batch.ticks() * millisecondsPerStep)
      const duration = batch.ticks() * millisecondsPerStep
      expect(batch.ticks() === 1 || duration <= 8).toBe(true)
      expect(batch.ticks() + 1).toBeGreaterThan(8 / millisecondsPerStep - 1)
    }),
  )
})

it('keeps its size through batches that the pace cut short', () => {
  const batch = createBatchSize()
  for (let i = 0; i < 8; i++) batch.learn(batch.ticks(), 0.01)
  const size = batch.ticks()
  batch.learn(1, 0.02)
  expect(batch.ticks()).toBe(size)
})
