import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWindowPlace, writeWindowState } from './window-state.ts'

const path = join(mkdtempSync(join(tmpdir(), 'loopwright-window-')), 'deep', 'window.json')
const screenArea = { x: 0, y: 0, width: 1920, height: 1080 }
const coordinate = fc.integer({ min: -5000, max: 5000 })

describe('window state', () => {
  it('is read as it was written, or keeps its size where no screen would show it', () => {
    fc.assert(
      fc.property(
        coordinate,
        coordinate,
        fc.integer({ min: 400, max: 4000 }),
        fc.integer({ min: 300, max: 4000 }),
        fc.boolean(),
        (x, y, width, height, isMaximized) => {
          writeWindowState(path, { bounds: { x, y, width, height }, isMaximized })
          const place = readWindowPlace(path, [screenArea])
          const isReachable = x < 1920 && x + width > 0 && y >= 0 && y < 1080
          expect(place.isMaximized).toBe(isMaximized)
          expect(place.bounds).toMatchObject({ width, height })
          if (place.bounds.x !== undefined) {
            expect(isReachable).toBe(true)
            expect(place.bounds).toEqual({ x, y, width, height })
          } else {
            // Well inside a screen it is never moved.
            expect(x >= 0 && y >= 0 && x <= 1820 && y <= 980).toBe(false)
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  it.each([
    '',
    '{',
    '{"bounds":{"x":1}}',
    '{"bounds":{"x":0,"y":0,"width":5,"height":5},"isMaximized":false}',
  ])('starts anew from a damaged file: %s', text => {
    writeFileSync(path, text)
    expect(readWindowPlace(path, [screenArea]).bounds).not.toHaveProperty('x')
  })
})
