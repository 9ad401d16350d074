import { expect, it } from 'vitest'
import { SOLVERS } from './catalogue.ts'

/** x' = y + 0.3 x sin t, y' = -x: nonautonomous, so that wrong nodes c show too. */
function solve(solver: (typeof SOLVERS)[number], steps: number): Float64Array {
  const x = Float64Array.of(1, 0)
  const h = 2 / steps
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

const exact = solve(SOLVERS.find(({ id }) => id === 'dp5') ?? SOLVERS[0] ?? never(), 4000)

function never(): never {
  throw new Error('There are no solvers.')
}

it.each(SOLVERS.map(solver => [solver.id, solver] as const))(
  '%s shows its order on a nonautonomous system',
  (_, solver) => {
    const sizes = [16, 32, 64, 128]
    const errors = sizes.map(size => {
      const x = solve(solver, size)
      return Math.hypot((x[0] ?? 0) - (exact[0] ?? 0), (x[1] ?? 0) - (exact[1] ?? 0))
    })
    const points = sizes.map((size, i) => [Math.log(1 / size), Math.log(errors[i] ?? 1)] as const)
    const meanX = points.reduce((sum, [px]) => sum + px, 0) / points.length
    const meanY = points.reduce((sum, [, py]) => sum + py, 0) / points.length
    const slope =
      points.reduce((sum, [px, py]) => sum + (px - meanX) * (py - meanY), 0) /
      points.reduce((sum, [px]) => sum + (px - meanX) ** 2, 0)
    expect(Math.abs(slope - solver.order)).toBeLessThan(0.2)
  },
)
