/** The order that a fixed-step solver shows: the slope of log(error) over log(step), on a drawn diagram. */
import type { Measurement } from '../bench/figures.ts'
import { compile, FIXED_SOLVERS, simulate } from '../engine/index.ts'
import { drawEquations } from './equations.ts'
import { registry } from './run-variable.ts'

const STOP = 20
/** Nonautonomous, so that wrong nodes show too. */
const PROJECT = drawEquations({
  derivatives: { x: 'v + 0.3 * x * sin(t)', v: '-x' },
  start: [1, 0],
})

function measureOrder(solver: string, order: number): number {
  const exact = endOf('dp8', 1000)
  const points = ratesOf(order).map(rate => {
    const steps = Math.round(rate * STOP)
    const [x = 0, v = 0] = endOf(solver, steps)
    return [Math.log(STOP / steps), Math.log(Math.hypot(x - (exact[0] ?? 0), v - (exact[1] ?? 0)))] as const
  })
  return slopeThrough(points)
}

/** Steps a second, fine enough for the order to show and coarse enough for rounding not to. */
function ratesOf(order: number): readonly number[] {
  if (order > 5) return [1.5, 2, 2.5, 3, 3.5]
  if (order > 3) return [8, 12, 16, 24]
  return order > 1 ? [24, 32, 48, 64] : [200, 300, 400, 600]
}

function endOf(solver: string, steps: number): number[] {
  const settings = { solver, step: `${STOP} / ${steps}`, stop: String(STOP) }
  const { program, diagnostics } = compile({ ...PROJECT, settings }, registry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const signals = ['x.y', 'v.y'].flatMap(name => program.signals.get(name) ?? [])
  const { log } = simulate(program, signals)
  return signals.map((_, column) => log.value(log.rows - 1, column))
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

export const orderMeasurements: readonly Measurement[] = FIXED_SOLVERS.map(({ id, name, order }) => ({
  what: `${name}: distance of the order shown from ${order}`,
  unit: '',
  bar: 0.2,
  sense: 'at most',
  measure: () => Math.abs(measureOrder(id, order) - order),
}))
