/** Draws by hand on uPlot's canvas, inside its axes; what the drawing sets is undone after it. */
import type uPlot from 'uplot'

export function paintInside({ ctx, bbox }: uPlot, paint: (ctx: CanvasRenderingContext2D) => void): void {
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  paint(ctx)
  ctx.restore()
}
