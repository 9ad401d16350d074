import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createColumn } from './min-max-pyramid.ts'

const value = fc.oneof(
  { weight: 20, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
)

it('finds the extremes of any range as a plain scan does', () => {
  const blocks = fc.array(fc.array(value, { maxLength: 700 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(
      blocks,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (parts, a, b) => {
        const column = createColumn()
        for (const part of parts) column.append(Float64Array.from(part), 0, 1)
        const all = parts.flat()
        const from = Math.floor(Math.min(a, b) * all.length)
        const to = Math.ceil(Math.max(a, b) * all.length)
        const scanned = all.slice(from, to).filter(x => !Number.isNaN(x))
        const found = { least: 0, largest: 0 }
        column.extremes(from, to, found)
        expect(column.length()).toBe(all.length)
        // -0 and 0 are one value to a trace.
        expect(found.least + 0).toBe(Math.min(...scanned, Infinity) + 0)
        expect(found.largest + 0).toBe(Math.max(...scanned, -Infinity) + 0)
      },
    ),
  )
})

it('keeps every value of a long column across chunks', () => {
  const column = createColumn()
  const rows = 100_000
  const block = new Float64Array(2 * rows).map((_, i) => (i % 2 === 0 ? -1 : i))
  column.append(block, 1, 2)
  expect(column.length()).toBe(rows)
  expect([0, 16_383, 16_384, rows - 1].map(i => column.at(i))).toEqual([1, 32_767, 32_769, 2 * rows - 1])
  const found = { least: 0, largest: 0 }
  column.extremes(5, 90_000, found)
  expect(found).toEqual({ least: 11, largest: 179_999 })
})

it('shows less and more again, and what comes then follows what is shown', () => {
  const part = fc.array(value, { maxLength: 700 })
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(part, part, share, share, share, (first, then, a, b, c) => {
      const column = createColumn()
      column.append(Float64Array.from(first), 0, 1)
      column.show(Math.floor(a * first.length))
      const shown = Math.floor(b * first.length)
      column.show(shown)
      column.append(Float64Array.from(then), 0, 1)
      const all = [...first.slice(0, shown), ...then]
      const plain = createColumn()
      plain.append(Float64Array.from(all), 0, 1)
      const from = Math.floor(c * all.length)
      const [found, expected] = [0, 0].map(() => ({ least: 0, largest: 0 }))
      if (!found || !expected) return
      column.extremes(from, all.length, found)
      plain.extremes(from, all.length, expected)
      expect([column.length(), found]).toEqual([all.length, expected])
      expect(all.map((_, i) => column.at(i))).toEqual(all)
    }),
  )
})
