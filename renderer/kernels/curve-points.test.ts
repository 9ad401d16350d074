import { expect, it } from 'vitest'
import { drawCurve } from './curve-points.ts'

it('goes straight, in steps, or bends through its points', () => {
  const [xs, ys] = [
    [0, 1, 3],
    [0, 1, 9],
  ]
  expect(drawCurve(xs, ys, 'linear')).toEqual([
    [0, 0],
    [1, 1],
    [3, 9],
  ])
  expect(drawCurve(xs, ys, 'previous')).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
    [3, 1],
    [3, 9],
  ])
  expect(drawCurve(xs, ys, 'nearest')[1]).toEqual([0.5, 0])
  // Slopes of x^2: the cubic is the parabola.
  for (const [x, y] of drawCurve(xs, ys, 'linear', [0, 2, 6])) expect(y).toBeCloseTo(x * x, 12)
})
