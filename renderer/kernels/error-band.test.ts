import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDrawnTraces, decimate } from './decimation.ts'
import {
  createTraceBand,
  describeTrust,
  findWidth,
  labelBand,
  spreadBand,
  widenByBand,
} from './error-band.ts'
import { createColumn } from './min-max-pyramid.ts'

const bandOf = (parts: readonly number[]) => ({
  name: 'plant.y',
  absolute: Math.max(...parts),
  relative: 0.25,
  timeSeconds: 0.0032,
  parts: Float64Array.from(parts),
})

const sizes = fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 1, maxLength: 300 })
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('the band around a trace', () => {
  it('is as wide as the largest difference in the parts that a stretch of time touches', () => {
    fc.assert(
      fc.property(sizes, share, share, (parts, a, b) => {
        const stop = 14e-3
        const band = createTraceBand(bandOf(parts), stop)
        const [from, to] = [Math.min(a, b) * stop, Math.max(a, b) * stop]
        const at = (time: number) => Math.min(parts.length - 1, Math.floor(time / band.partSeconds))
        expect(findWidth(band, from, to)).toBe(Math.max(...parts.slice(at(from), at(to) + 1)))
      }),
    )
  })

  it('holds every sample with its difference, however far it is seen from', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 3, max: 40 }),
        (parts, rows, pixels) => {
          const band = createTraceBand(bandOf(parts), 1)
          const times = createColumn()
          const trace = createColumn()
          for (let row = 0; row <= rows; row += 1) {
            times.append(Float64Array.of(row / rows), 0, 1)
            trace.append(Float64Array.of(Math.sin((40 * row) / rows)), 0, 1)
          }
          const drawn = createDrawnTraces(1)
          decimate(times, [trace], { from: 0, to: 1 }, pixels, drawn)
          const widths = new Float64Array(drawn.times.length)
          spreadBand(band, drawn, 1 / pixels, widths)
          // A drawn point stands within a pixel of what it stands for.
          for (let i = 0; i < drawn.length; i += 1) {
            const time = drawn.times[i] ?? 0
            expect(widths[i]).toBeGreaterThanOrEqual(findWidth(band, time, time))
          }
          expect(Math.max(...widths.subarray(0, drawn.length))).toBeLessThanOrEqual(Math.max(...parts))
        },
      ),
      { numRuns: 50 },
    )
  })

  it('widens the value axis, but not to more than three times the trace', () => {
    expect(widenByBand({ least: -1, largest: 1 }, 0.5)).toEqual({ least: -1.5, largest: 1.5 })
    expect(widenByBand({ least: -1, largest: 1 }, 1e300)).toEqual({ least: -3, largest: 3 })
    expect(widenByBand({ least: Infinity, largest: -Infinity }, 1)).toEqual({
      least: Infinity,
      largest: -Infinity,
    })
  })
})

describe('what is said of trust', () => {
  const trust = {
    finer: 'steps of 1e-7 s',
    bands: [bandOf([0.016])],
    notes: [],
    fault: null,
    untilSeconds: 1,
  }
  const fault = { severity: 'error', code: 'not-finite', message: 'It is not a number.', place: {} } as const
  const at = (relative: number) => ({ ...trust, bands: [{ ...bandOf([0.016]), relative }] })

  it('is one line with the worst signal', () => {
    expect(describeTrust(at(3.14e-6))).toMatchObject({ line: 'Trusted to 3e-6', worst: { name: 'plant.y' } })
    expect(describeTrust(at(0.0049)).line).toBe('Trusted to 0.49 %')
    expect(describeTrust(at(0.12))).toMatchObject({ line: 'Wrong by 12 %', isGood: false })
    expect(describeTrust({ ...trust, bands: [{ ...bandOf([0]), relative: 0 }] }).line).toBe(
      'Exact: a finer run is the same',
    )
    expect(labelBand(bandOf([0.016]))).toBe('± 0.016 at 3.2 ms')
    expect(labelBand(bandOf([0]))).toBe('± 0')
  })

  it('is plain where there is nothing to say or no way to know', () => {
    expect(describeTrust(null).more).toMatch(/edited while it ran, .* Run it again\.$/)
    expect(describeTrust({ ...trust, bands: [] }).more).toMatch(/add a Scope block/)
    expect(describeTrust({ ...trust, finer: '', fault }).more).toBe(
      'The run cannot be repeated ten times finer: It is not a number.',
    )
    expect(describeTrust({ ...trust, fault, untilSeconds: 0.5 })).toMatchObject({
      line: 'Compared to 500 ms only',
      isGood: false,
    })
  })
})
