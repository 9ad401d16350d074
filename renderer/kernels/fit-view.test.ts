import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fitView, LEAST_ZOOM, MOST_FITTED_ZOOM } from './fit-view.ts'
import { overlaps, type Rectangle } from './geometry.ts'

const place = fc.integer({ min: -2000, max: 2000 })
const side = fc.integer({ min: 1, max: 600 })
const boxes = fc.array(fc.record({ x: place, y: place, width: side, height: side }), {
  minLength: 1,
  maxLength: 8,
})
const frame = fc.record({
  width: fc.integer({ min: 560, max: 1600 }),
  height: fc.integer({ min: 300, max: 900 }),
})
const legend = fc.record({
  x: fc.constant(10),
  y: fc.constant(10),
  width: fc.integer({ min: 100, max: 240 }),
  height: fc.integer({ min: 20, max: 120 }),
})

const onScreen = (box: Rectangle, { x, y, zoom }: { x: number; y: number; zoom: number }): Rectangle => ({
  x: box.x * zoom + x,
  y: box.y * zoom + y,
  width: box.width * zoom,
  height: box.height * zoom,
})

it('shows all that is drawn, nothing of it under a legend or the map', () => {
  fc.assert(
    fc.property(boxes, frame, fc.option(legend), fc.boolean(), (drawn, size, one, hasMap) => {
      const panels = [
        ...(one ? [one] : []),
        ...(hasMap ? [{ x: size.width - 210, y: 10, width: 200, height: 150 }] : []),
      ]
      const view = fitView(drawn, size, panels)
      if (!view) throw new Error('Something is drawn.')
      expect(view.zoom).toBeLessThanOrEqual(MOST_FITTED_ZOOM)
      // What is too large to be seen whole is shown as small as it may be.
      if (view.zoom === LEAST_ZOOM) return
      for (const box of drawn.map(shown => onScreen(shown, view))) {
        expect(box.x).toBeGreaterThanOrEqual(39.9)
        expect(box.y).toBeGreaterThanOrEqual(31.9)
        expect(box.x + box.width).toBeLessThanOrEqual(size.width - 39.9)
        expect(box.y + box.height).toBeLessThanOrEqual(size.height - 75.9)
        for (const panel of panels) expect(overlaps(panel, box)).toBe(false)
      }
      const alone = fitView(drawn, size, [])
      expect(view.zoom).toBeLessThanOrEqual(alone?.zoom ?? 0)
    }),
  )
})

it('moves nothing for a legend that covers nothing', () => {
  const drawn = [
    { x: 0, y: 300, width: 60, height: 40 },
    { x: 900, y: 0, width: 60, height: 40 },
  ]
  const size = { width: 1000, height: 600 }
  const legendThere = { x: 10, y: 10, width: 100, height: 40 }
  expect(fitView(drawn, size, [legendThere])).toEqual(fitView(drawn, size, []))
})
