import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  angleAt,
  controlArea,
  fractionAt,
  gaugeCircle,
  KNOB_REACH,
  knobCircle,
  lampCircles,
  pointOn,
  sliderTrack,
  toFraction,
  writeValueAt,
} from './panel-geometry.ts'

const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const BOX = { width: 80, height: 80 }

describe('a knob', () => {
  it('means the share of its range at which a hand points, wherever along the ray', () => {
    fc.assert(
      fc.property(fraction, fc.double({ min: 0.3, max: 5, noNaN: true }), (wanted, reach) => {
        const { x, y, radius } = knobCircle(BOX)
        const at = pointOn({ x, y }, reach * radius, angleAt(wanted, KNOB_REACH))
        expect(fractionAt('knob', BOX, at, wanted)).toBeCloseTo(wanted, 9)
      }),
    )
  })

  it('does not jump from one end to the other across the gap below', () => {
    const { x, y, radius } = knobCircle(BOX)
    expect(fractionAt('knob', BOX, pointOn({ x, y }, radius, 175), 1)).toBe(1)
    expect(fractionAt('knob', BOX, pointOn({ x, y }, radius, -140), 1)).toBe(1)
    expect(fractionAt('knob', BOX, pointOn({ x, y }, radius, 140), 0)).toBe(0)
  })

  it('is not turned in its middle', () => {
    const { x, y } = knobCircle(BOX)
    expect(fractionAt('knob', BOX, { x: x + 1, y }, 0.5)).toBeNull()
  })
})

describe('a slider', () => {
  it.each([
    { width: 120, height: 40 },
    { width: 40, height: 120 },
  ])('goes from its low end to its high one in %o', box => {
    const [low, high] = sliderTrack(box)
    fc.assert(
      fc.property(fraction, wanted => {
        const at = { x: low.x + wanted * (high.x - low.x), y: low.y + wanted * (high.y - low.y) }
        expect(fractionAt('slider', box, at, 0)).toBeCloseTo(wanted, 9)
      }),
    )
    expect(fractionAt('slider', box, { x: low.x - 500, y: low.y + 500 }, 0.5)).toBe(0)
    expect(fractionAt('slider', box, { x: high.x + 500, y: high.y - 500 }, 0.5)).toBe(1)
  })
})

describe('a value', () => {
  it('stands on a step of the range, and no further than its end', () => {
    const range = { low: 1, high: 9.5, step: 2 }
    expect(writeValueAt(0, range)).toBe('1')
    expect(writeValueAt(0.4, range)).toBe('5')
    expect(writeValueAt(1, range)).toBe('9')
    expect(writeValueAt(1, { low: 1, high: 10, step: 2 })).toBe('9')
    fc.assert(
      fc.property(fraction, share => {
        const value = Number(writeValueAt(share, range))
        expect((value - 1) % 2).toBe(0)
        expect(value).toBeLessThanOrEqual(9.5)
      }),
    )
  })

  it('is where it was asked for without steps, to a thousandth of the range', () => {
    fc.assert(
      fc.property(fraction, share => {
        const value = Number(writeValueAt(share, { low: -2, high: 6, step: 0 }))
        expect(Math.abs(toFraction(value, { low: -2, high: 6 }) - share)).toBeLessThan(1e-3)
      }),
    )
  })
})

describe('the room of a panel', () => {
  it('leaves a frame by which the block is dragged', () => {
    const kinds = [
      { kind: 'slider', parameter: 'value', low: 'low', high: 'high' },
      { kind: 'knob', parameter: 'value', low: 'low', high: 'high' },
      { kind: 'switch', parameter: 'position' },
      { kind: 'button', parameter: 'held' },
    ] as const
    for (const panel of kinds) {
      for (const box of [BOX, { width: 60, height: 40 }, { width: 40, height: 120 }]) {
        const area = controlArea(panel, box)
        if (!area) throw new Error('A control has an area.')
        expect(area.x, panel.kind).toBeGreaterThanOrEqual(2)
        expect(area.y, panel.kind).toBeGreaterThanOrEqual(2)
        expect(area.x + area.width, panel.kind).toBeLessThanOrEqual(box.width - 2)
        expect(area.y + area.height, panel.kind).toBeLessThanOrEqual(box.height - 2)
      }
    }
  })

  it('holds a lamp for each element, apart from each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), count => {
        const lamps = lampCircles(count, { width: 40, height: 40 })
        expect(lamps).toHaveLength(count)
        for (const { x, y, radius } of lamps) {
          expect(Math.min(x, y) - radius).toBeGreaterThan(0)
          expect(Math.max(x, y) + radius).toBeLessThan(40)
        }
        lamps.forEach((a, i) => {
          for (const b of lamps.slice(i + 1))
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.radius + b.radius)
        })
      }),
      { numRuns: 20 },
    )
  })

  it('keeps a gauge inside', () => {
    const { x, y, radius } = gaugeCircle({ width: 120, height: 80 })
    expect(x - radius).toBeGreaterThan(0)
    expect(y - radius).toBeGreaterThan(0)
  })
})
