/** Draws the instants that checks marked: a line across the plot with a flag at its upper end. */
import type uPlot from 'uplot'

const DASH = [2, 3]
/** In CSS pixels. */
const FLAG = 5

export function strokeMarks(plot: uPlot, times: readonly number[], color: string): void {
  const { ctx, bbox, scales } = plot
  const { min = 0, max = 0 } = scales.x ?? {}
  const shown = times.filter(time => time >= (min ?? 0) && time <= (max ?? 0))
  if (shown.length === 0) return
  ctx.save()
  ctx.strokeStyle = color
  ctx.fillStyle = color
  ctx.lineWidth = devicePixelRatio
  ctx.setLineDash(DASH.map(length => length * devicePixelRatio))
  const flag = FLAG * devicePixelRatio
  for (const time of shown) {
    const x = plot.valToPos(time, 'x', true)
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
    ctx.beginPath()
    ctx.moveTo(x - flag, bbox.top)
    ctx.lineTo(x + flag, bbox.top)
    ctx.lineTo(x, bbox.top + flag)
    ctx.fill()
  }
  ctx.restore()
}
