import fc from 'fast-check'
import { expect, it } from 'vitest'
import { crosses, type Rectangle } from './geometry.ts'
import { columnsOf } from './obstacles.ts'
import { DIRECTIONS, findBlocked, listLines } from './route-grid.ts'

/** Whole pixels, quarters, and what no grid of pixels holds. */
const pitch = fc.constantFrom(1, 10, 0.25, 1 / 3, 5000)
const coordinate = fc.integer({ min: -20, max: 20 })
const obstacle = fc.record({
  x: coordinate,
  y: coordinate,
  width: fc.integer({ min: 0, max: 12 }),
  height: fc.integer({ min: 0, max: 12 }),
})
const scene = fc
  .record({
    pitch,
    obstacles: fc.array(obstacle, { maxLength: 60 }),
    start: fc.record({ x: coordinate, y: coordinate }),
    goal: fc.record({ x: coordinate, y: coordinate }),
  })
  .map(({ pitch, obstacles, start, goal }) => ({
    obstacles: obstacles.map(({ x, y, width, height }): Rectangle => {
      return { x: x * pitch, y: y * pitch, width: width * pitch, height: height * pitch }
    }),
    start: { x: start.x * pitch, y: start.y * pitch },
    goal: { x: goal.x * pitch, y: goal.y * pitch },
  }))

it('has each line once, in order, and knows those along an obstacle', () => {
  fc.assert(
    fc.property(scene, ({ obstacles, start, goal }) => {
      const { left, right } = columnsOf(obstacles)
      const { at, isTight } = listLines(start.x, goal.x, 5, left, right)
      const edges = new Set([...left, ...right])
      expect([...at]).toEqual([...new Set(at)].sort((a, b) => a - b))
      for (const line of [start.x, goal.x, 5, ...edges]) expect(at).toContain(line)
      expect([...at].filter((_, i) => isTight[i])).toEqual([...edges].sort((a, b) => a - b))
    }),
  )
})

it('closes the ways that lead through an obstacle or off the lines, and no others', () => {
  fc.assert(
    fc.property(scene, ({ obstacles, start, goal }) => {
      const edges = columnsOf(obstacles)
      const { at: columns } = listLines(start.x, goal.x, 0, edges.left, edges.right)
      const { at: rows } = listLines(start.y, goal.y, 0, edges.top, edges.bottom)
      const blocked = new Uint8Array(columns.length * rows.length).fill(255)
      findBlocked(columns, rows, edges, blocked)
      const thick = obstacles.filter(({ width, height }) => width > 0 && height > 0)
      for (const [row, y] of rows.entries()) {
        for (const [column, x] of columns.entries()) {
          const nexts = DIRECTIONS.map(side => {
            if (side === 'left' || side === 'right')
              return { x: columns[column + (side === 'left' ? -1 : 1)], y }
            return { x, y: rows[row + (side === 'top' ? -1 : 1)] }
          })
          const expected = nexts.map(({ x: toX, y: toY }) => {
            if (toX === undefined || toY === undefined) return true
            return thick.some(space => crosses(space, { x, y }, { x: toX, y: toY }))
          })
          const closed = blocked[row * columns.length + column] ?? 0
          const isInside = thick.some(space => crosses(space, { x, y }, { x, y }))
          if (!isInside) expect(DIRECTIONS.map((_, i) => ((closed >> i) & 1) === 1)).toEqual(expected)
        }
      }
    }),
    { numRuns: 30 },
  )
})
