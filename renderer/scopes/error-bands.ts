/** Fills what lies within the error of each trace, behind it and in its colour. */
import type uPlot from 'uplot'
import type { DrawnTraces } from '../kernels/decimation.ts'
import { paintInside } from './paint-inside.ts'

const OPACITY = 0.28

export function fillBands(
  plot: uPlot,
  drawn: DrawnTraces,
  widths: readonly Float64Array[],
  colorOf: (index: number) => string,
  hidden: ReadonlySet<number>,
): void {
  paintInside(plot, ctx => {
    ctx.globalAlpha = OPACITY
    drawn.values.forEach((values, index) => {
      const band = widths[index]
      if (hidden.has(index) || band === undefined) return
      ctx.fillStyle = colorOf(index)
      for (let from = 0; from < drawn.length; ) {
        const to = findGap(values, from, drawn.length)
        fillStretch(plot, drawn.times, values, band, from, to)
        from = to + 1
      }
    })
  })
}

/** The first point from there on without a value. */
function findGap(values: Float64Array, from: number, length: number): number {
  let to = from
  while (to < length && Number.isFinite(values[to])) to++
  return to
}

/** There along the upper edge, and back along the lower one. */
function fillStretch(
  plot: uPlot,
  times: Float64Array,
  values: Float64Array,
  band: Float64Array,
  from: number,
  to: number,
): void {
  const { ctx } = plot
  const go = (i: number, side: number) =>
    ctx.lineTo(
      plot.valToPos(times[i] ?? 0, 'x', true),
      plot.valToPos((values[i] ?? 0) + side * (band[i] ?? 0), 'y', true),
    )
  ctx.beginPath()
  for (let i = from; i < to; i++) go(i, 1)
  for (let i = to - 1; i >= from; i--) go(i, -1)
  ctx.fill()
}
