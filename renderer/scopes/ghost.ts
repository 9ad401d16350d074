/** Draws an earlier run's traces behind the present ones: the same colours, faint and dashed. */
import type uPlot from 'uplot'
import type { DrawnTraces } from '../kernels/decimation.ts'
import { paintInside } from './paint-inside.ts'

const OPACITY = 0.7
const DASH = [5, 4]

export function setGhostStyle(ctx: CanvasRenderingContext2D): void {
  ctx.globalAlpha = OPACITY
  ctx.lineWidth = devicePixelRatio
  ctx.setLineDash(DASH.map(length => length * devicePixelRatio))
}

export function strokeGhost(
  plot: uPlot,
  drawn: DrawnTraces,
  colorOf: (index: number) => string,
  hidden: ReadonlySet<number>,
): void {
  paintInside(plot, ctx => {
    setGhostStyle(ctx)
    drawn.values.forEach((values, index) => {
      if (hidden.has(index)) return
      ctx.strokeStyle = colorOf(index)
      ctx.beginPath()
      for (let i = 0; i < drawn.length; i++) {
        const x = plot.valToPos(drawn.times[i] ?? 0, 'x', true)
        ctx.lineTo(x, plot.valToPos(values[i] ?? Number.NaN, 'y', true))
      }
      ctx.stroke()
    })
  })
}
