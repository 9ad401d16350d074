import { expect, it } from 'vitest'
import { outlineBlock } from './outline-block.ts'

const outline = (
  shape: 'circle' | 'triangle' | 'bar' | 'pill' | 'rectangle',
  turn: 0 | 90 = 0,
  flipped = false,
) => outlineBlock({ look: { shape }, width: 40, height: 20, rotation: turn, flipped }, { x: 100, y: 50 })

it('outlines a block where it stands', () => {
  expect(outline('rectangle')).toBe('M100 50h40v20h-40Z')
  expect(outline('bar')).toBe(outline('rectangle'))
  expect(outline('circle')).toBe('M100 60a20 20 0 1 1 40 0a20 20 0 1 1 -40 0Z')
})

it('turns and flips a triangle within its box', () => {
  expect(outline('triangle')).toBe('M100 50L140 60L100 70Z')
  expect(outline('triangle', 0, true)).toBe('M140 50L100 60L140 70Z')
  expect(outline('triangle', 90)).toBe('M140 50L120 70L100 50Z')
})
