import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { panByWheel, type Wheel } from './wheel.ts'

const STILL: Wheel = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false }
const delta = fc.integer({ min: -400, max: 400 }).filter(value => value !== 0)

describe('turning a wheel', () => {
  it('zooms by its notches, and by a pinch however it is made', () => {
    fc.assert(
      fc.property(delta, delta, fc.boolean(), (deltaX, deltaY, isGliding) => {
        expect(panByWheel({ ...STILL, deltaY, wheelDeltaY: -Math.sign(deltaY) * 120 }, false)).toBeNull()
        expect(panByWheel({ ...STILL, deltaY }, false)).toBeNull()
        expect(panByWheel({ ...STILL, deltaX, deltaY, ctrlKey: true }, isGliding)).toBeNull()
      }),
    )
  })

  it('moves the plane with the fingers on a touchpad, in whatever direction they go on', () => {
    fc.assert(
      fc.property(delta, delta, (deltaX, deltaY) => {
        expect(panByWheel({ ...STILL, deltaX, deltaY }, false)).toEqual({ x: -deltaX, y: -deltaY })
        expect(panByWheel({ ...STILL, deltaY, wheelDeltaY: -3 * deltaY }, false)).toEqual({
          x: -0,
          y: -deltaY,
        })
        expect(panByWheel({ ...STILL, deltaY }, true)).toEqual({ x: -0, y: -deltaY })
      }),
    )
  })

  it('moves the plane sideways with Shift', () => {
    expect(panByWheel({ ...STILL, deltaY: 100, shiftKey: true }, false)).toEqual({ x: -100, y: 0 })
    expect(panByWheel({ ...STILL, deltaX: 100, shiftKey: true }, false)).toEqual({ x: -100, y: -0 })
  })
})
