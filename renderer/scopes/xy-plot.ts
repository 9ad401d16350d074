/** The uPlot of one XY graph: axes and cursor are uPlot's, the paths are those of `xy-layer.ts`. */
import uPlot from 'uplot'
import {
  equaliseScales,
  fitRanges,
  type Projection,
  projectOnto,
  type Range,
  type XyTrace,
} from '../kernels/xy-path.ts'
import { paintInside } from './paint-inside.ts'
import type { PlotColors } from './plot-colors.ts'
import { axisOf, frameIn, LEAST_DRAG_PIXELS, onDoubleClick, resizePlot, seriesColor } from './plot-frame.ts'
import { createXyLayer, type PixelSize, type XyPaths } from './xy-layer.ts'

interface Ranges {
  readonly x: Range
  readonly y: Range
}

interface XyFrame extends XyPaths {
  /** Null fits what is drawn. */
  readonly limits: Ranges | null
  readonly isEqual: boolean
  /** Another number makes the axes fit again. */
  readonly fits: number
  /** Another number, other samples. */
  readonly version: number
}

interface XyPlot {
  /** Draws unless all is as it was drawn last; true when it drew. */
  readonly draw: (frame: XyFrame) => boolean
  readonly resize: (width: number, height: number) => void
  readonly destroy: () => void
}

interface XyPlotOptions {
  readonly colors: PlotColors
  /** Of the axes. */
  readonly labels: readonly [x: string, y: string]
  /** Values under the cursor, null when it left. */
  readonly onCursor: (at: readonly [x: number, y: number] | null) => void
  readonly onFit: () => void
}

const RIM_WIDTH = 1.5
const POINT_RADIUS = 4

export function createXyPlot(host: HTMLElement, options: XyPlotOptions): XyPlot {
  const { colors, labels } = options
  let last: XyFrame | null = null
  let zoom: Ranges | null = null
  let isStale = true

  const colorOf = (index: number): string => seriesColor(colors, index)
  const layer = createXyLayer(colorOf)
  const axis = (label: string, size: number): uPlot.Axis => ({
    ...axisOf(colors, '', size),
    label,
    labelFont: colors.font,
    labelSize: 16,
    labelGap: 0,
  })
  const plot = new uPlot(
    {
      ...frameIn(host),
      axes: [axis(labels[0], 22), axis(labels[1], 44)],
      series: [{}, { points: { show: false } }],
      cursor: {
        points: { show: false },
        drag: { x: true, y: true, setScale: false },
        bind: onDoubleClick(options.onFit),
      },
      hooks: {
        draw: [paint],
        setSelect: [takeSelection],
        setCursor: [
          u => {
            const { left = -1, top = -1 } = u.cursor
            options.onCursor(left < 0 ? null : [u.posToVal(left, 'x'), u.posToVal(top, 'y')])
          },
        ],
      },
    },
    // Without points uPlot would round what the axes are set to.
    [
      [0, 1],
      [null, null],
    ],
    host,
  )

  function takeSelection(u: uPlot): void {
    const { left, top, width, height } = u.select
    if (width < LEAST_DRAG_PIXELS || height < LEAST_DRAG_PIXELS) return
    zoom = {
      x: { from: u.posToVal(left, 'x'), to: u.posToVal(left + width, 'x') },
      y: { from: u.posToVal(top + height, 'y'), to: u.posToVal(top, 'y') },
    }
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
    isStale = true
  }

  function projection(u: uPlot): Projection {
    const { x, y } = u.scales
    const range = (scale: uPlot.Scale | undefined): Range => ({ from: scale?.min ?? 0, to: scale?.max ?? 1 })
    return projectOnto({ x: range(x), y: range(y) }, { left: 0, top: 0, ...sizeOf(u) })
  }

  function paint(u: uPlot): void {
    if (!last) return
    const onto = projection(u)
    const { left, top } = u.bbox
    if (isStale) layer.forget()
    layer.extend(last, onto, sizeOf(u))
    layer.paint(u.ctx, left, top)
    const { traces, rows } = last.source
    paintInside(u, ctx => {
      ctx.translate(left, top)
      traces.forEach((trace, i) => {
        markNewest(ctx, trace, rows, onto, colorOf(i), colors.background)
      })
    })
  }

  return {
    draw: frame => {
      if (last && frame.fits !== last.fits) zoom = null
      const isOther = !last || !isSame(frame, last)
      if (!isStale && last && !isOther && frame.version === last.version) return false
      if (isOther) isStale = true
      last = frame
      const shown = zoom ?? frame.limits ?? fitAll(frame)
      const { width, height } = sizeOf(plot)
      const { x, y } = frame.isEqual && width > 0 && height > 0 ? equaliseScales(shown, width, height) : shown
      plot.batch(() => {
        plot.setScale('x', { min: x.from, max: x.to })
        plot.setScale('y', { min: y.from, max: y.to })
        plot.redraw(false, false)
      })
      isStale = false
      return true
    },
    resize: (width, height) => {
      if (resizePlot(plot, width, height)) isStale = true
    },
    destroy: () => plot.destroy(),
  }
}

/** Of the area between the axes, in pixels of the canvas. */
function sizeOf({ bbox }: uPlot): PixelSize {
  return { width: Math.round(bbox.width), height: Math.round(bbox.height) }
}

function fitAll({ source, ghost }: XyFrame): Ranges {
  const now = fitRanges(source.traces, source.rows)
  if (!ghost || ghost.rows === 0) return now
  const before = fitRanges(ghost.traces, ghost.rows)
  const join = (a: Range, b: Range): Range => ({ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) })
  return { x: join(now.x, before.x), y: join(now.y, before.y) }
}

/** A dot where the trace is now. */
function markNewest(
  ctx: CanvasRenderingContext2D,
  { x, y }: XyTrace,
  rows: number,
  { xOffset, xScale, yOffset, yScale }: Projection,
  color: string,
  background: string,
): void {
  if (rows === 0) return
  const at = [xOffset + x.at(rows - 1) * xScale, yOffset + y.at(rows - 1) * yScale] as const
  ctx.beginPath()
  ctx.arc(...at, POINT_RADIUS * devicePixelRatio, 0, 2 * Math.PI)
  ctx.fillStyle = color
  ctx.strokeStyle = background
  ctx.lineWidth = RIM_WIDTH * devicePixelRatio
  ctx.fill()
  ctx.stroke()
}

function isSame(a: XyFrame, b: XyFrame): boolean {
  return (
    a.source.traces === b.source.traces &&
    a.ghost?.traces === b.ghost?.traces &&
    a.ghost?.rows === b.ghost?.rows &&
    a.isEqual === b.isEqual &&
    a.fits === b.fits &&
    JSON.stringify(a.limits) === JSON.stringify(b.limits)
  )
}
