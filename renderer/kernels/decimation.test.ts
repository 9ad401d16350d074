import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDrawnTraces, type DrawnTraces, decimate, findTime } from './decimation.ts'
import { createColumn } from './min-max-pyramid.ts'

function columnOf(values: readonly number[]) {
  const column = createColumn()
  column.append(Float64Array.from(values), 0, 1)
  return column
}

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const samples = fc.array(fc.record({ wait: fc.double({ min: 1e-6, max: 1, noNaN: true }), value: finite }), {
  minLength: 1,
  maxLength: 400,
})

describe('decimate', () => {
  it('keeps the extremes of the range, rises in time, and draws at most a few points a pixel', () => {
    fc.assert(
      fc.property(
        samples,
        fc.integer({ min: 1, max: 50 }),
        fc.tuple(fc.nat(100), fc.nat(100)),
        (rows, pixels, view) => {
          let time = 0
          const times = rows.map(row => (time += row.wait))
          const range = {
            from: (Math.min(...view) / 100) * time,
            to: (Math.max(...view) / 100) * time + 1e-3,
          }
          const drawn = createDrawnTraces(1)
          decimate(columnOf(times), [columnOf(rows.map(row => row.value))], range, pixels, drawn)
          const points = Array.from(drawn.times.subarray(0, drawn.length))
          const values = Array.from(drawn.values[0]?.subarray(0, drawn.length) ?? [])
          expect(points.length).toBeLessThanOrEqual(2 * (pixels + 3))
          expect(points.every((point, i) => i === 0 || point > (points[i - 1] ?? 0))).toBe(true)

          const inside = rows.filter((_, i) => (times[i] ?? 0) >= range.from && (times[i] ?? 0) <= range.to)
          for (const { value } of inside) {
            expect(value).toBeLessThanOrEqual(drawn.extremes.largest)
            expect(value).toBeGreaterThanOrEqual(drawn.extremes.least)
          }
          if (points.length > 0) {
            expect(Math.max(...values)).toBe(drawn.extremes.largest)
            expect(Math.min(...values)).toBe(drawn.extremes.least)
          }
        },
      ),
    )
  })

  it('draws a long ramp in the order in which it goes', () => {
    const ramp = Array.from({ length: 10_000 }, (_, i) => i)
    const drawn = createDrawnTraces(2)
    const range = { from: 0, to: 9_999 }
    decimate(columnOf(ramp), [columnOf(ramp), columnOf(ramp.map(x => -x))], range, 100, drawn)
    const [up, down] = drawn.values.map(values => Array.from(values.subarray(0, drawn.length)))
    expect(up).toEqual([...(up ?? [])].sort((a, b) => a - b))
    expect(down).toEqual([...(down ?? [])].sort((a, b) => b - a))
  })

  it('uses its buffers again', () => {
    const ramp = columnOf(Array.from({ length: 10_000 }, (_, i) => i))
    const drawn = createDrawnTraces(1)
    decimate(ramp, [ramp], { from: 0, to: 9_999 }, 100, drawn)
    const { times } = drawn
    decimate(ramp, [ramp], { from: 100, to: 5_000 }, 100, drawn)
    expect(drawn.times).toBe(times)
  })
})

it('finds the first sample at or after a time', () => {
  fc.assert(
    fc.property(fc.array(finite, { maxLength: 100 }), finite, (values, time) => {
      const sorted = [...values].sort((a, b) => a - b)
      const index = sorted.findIndex(value => value >= time)
      expect(findTime(columnOf(sorted), time)).toBe(index < 0 ? sorted.length : index)
    }),
  )
})

describe('decimate, again into the same buffers', () => {
  it('goes on from what it drew before as if it drew all of it', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(pieces, fc.integer({ min: 2, max: 40 }), fc.integer(), (counts, pixels, seed) => {
        const total = counts.reduce((sum, count) => sum + count, 0)
        const time = createColumn()
        const traces = [createColumn(), createColumn()]
        const drawn = createDrawnTraces(2)
        let length = 0
        for (const count of counts) {
          const indices = Array.from({ length: count }, (_, i) => length + i)
          length += count
          time.append(Float64Array.from(indices), 0, 1)
          traces.forEach((trace, k) => {
            trace.append(
              Float64Array.from(indices, i => Math.sin(seed + i * (k + 0.3))),
              0,
              1,
            )
          })
          const range = { from: 0, to: total }
          decimate(time, traces, range, pixels, drawn)
          const fresh = createDrawnTraces(2)
          decimate(time, traces, range, pixels, fresh)
          expect(readDrawn(drawn)).toEqual(readDrawn(fresh))
        }
      }),
    )
  })

  it('takes along what it drew when its range moves', () => {
    const steps = fc.array(fc.nat(60), { minLength: 2, maxLength: 10 })
    fc.assert(
      fc.property(steps, fc.integer({ min: 4, max: 20 }), (moves, pixels) => {
        const time = createColumn()
        const trace = createColumn()
        const append = (count: number) => {
          const indices = Array.from({ length: count }, (_, i) => time.length() + i)
          time.append(Float64Array.from(indices), 0, 1)
          trace.append(
            Float64Array.from(indices, i => Math.sin(i * i)),
            0,
            1,
          )
        }
        append(400)
        const drawn = createDrawnTraces(1)
        for (const move of moves) {
          append(move)
          const range = { from: time.length() - 400, to: time.length() }
          decimate(time, [trace], range, pixels, drawn)
          const fresh = createDrawnTraces(1)
          decimate(time, [trace], range, pixels, fresh)
          // Of the pixel at the left edge one shows what is in the range, the other all of it.
          expect(readPixels(drawn).slice(1)).toEqual(readPixels(fresh).slice(1))
        }
      }),
    )
  })

  it('begins anew where samples were replaced', () => {
    const time = columnOf(Array.from({ length: 500 }, (_, i) => i))
    const trace = columnOf(Array.from({ length: 500 }, (_, i) => i))
    const drawn = createDrawnTraces(1)
    decimate(time, [trace], { from: 0, to: 600 }, 20, drawn)
    for (const [column, sign] of [
      [time, 1],
      [trace, -1],
    ] as const) {
      column.show(100)
      column.append(
        Float64Array.from({ length: 500 }, (_, i) => sign * (100 + i)),
        0,
        1,
      )
    }
    decimate(time, [trace], { from: 0, to: 600 }, 20, drawn)
    expect(drawn.extremes).toEqual({ least: -599, largest: 99 })
  })
})

function readDrawn({ length, times, values, extremes }: DrawnTraces) {
  return [times, ...values]
    .map(numbers => Array.from(numbers.subarray(0, length)))
    .concat([Object.values(extremes)])
}

/** Least and largest value of each pixel, whichever is drawn first. */
function readPixels({ length, times, values }: DrawnTraces) {
  const numbers = Array.from(values[0]?.subarray(0, length) ?? [])
  return Array.from({ length: length / 2 }, (_, i) => [
    times[2 * i],
    ...numbers.slice(2 * i, 2 * i + 2).sort((a, b) => a - b),
  ])
}
