import { expect, it } from 'vitest'
import { FIXED_SOLVERS } from './catalogue.ts'
import type { FixedSolver } from './solver.ts'

/** x' = y + 0.3 x sin t, y' = -x up to t = 20: nonautonomous, so that wrong nodes c show too. */
function solve(solver: FixedSolver, steps: number): Float64Array {
  const x = Float64Array.of(1, 0)
  const h = 20 / steps
  const step = solver.create(2)
  for (let k = 0; k < steps; k += 1) {
    step(
      (t, point, dx) => {
        dx[0] = (point[1] ?? 0) + 0.3 * Math.sin(t) * (point[0] ?? 0)
        dx[1] = -(point[0] ?? 0)
      },
      k * h,
      h,
      (k + 1) * h,
      x,
    )
  }
  return x
}

/** Steps a second, fine enough for the order to show and coarse enough for rounding not to. */
function rates(order: number): readonly number[] {
  if (order > 5) return [1.5, 2, 2.5, 3, 3.5]
  if (order > 3) return [8, 12, 16, 24]
  return order > 1 ? [24, 32, 48, 64] : [200, 300, 400, 600]
}

function slopeThrough(points: readonly (readonly [number, number])[]): number {
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const meanX = mean(([x]) => x)
  const meanY = mean(([, y]) => y)
  return (
    points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) /
    points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  )
}

it.each(FIXED_SOLVERS.map(solver => [solver.id, solver] as const))(
  '%s shows its order on a nonautonomous system',
  (_, solver) => {
    const exact = solve(FIXED_SOLVERS.find(({ id }) => id === 'dp8') ?? solver, 1000)
    const sizes = rates(solver.order).map(rate => Math.round(rate * 20))
    const points = sizes.map(size => {
      const x = solve(solver, size)
      const error = Math.hypot((x[0] ?? 0) - (exact[0] ?? 0), (x[1] ?? 0) - (exact[1] ?? 0))
      return [Math.log(1 / size), Math.log(error)] as const
    })
    expect(Math.abs(slopeThrough(points) - solver.order)).toBeLessThan(0.2)
  },
)
