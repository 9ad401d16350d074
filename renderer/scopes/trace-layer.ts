/**
 * Draws traces on uPlot's canvas and keeps what of them cannot change any more as a picture: while a run goes on, only
 * its newest pixels are drawn anew, and a view that slides by whole pixels takes the picture along.
 */
import type uPlot from 'uplot'
import type { DrawnTraces } from '../kernels/decimation.ts'
import type { Column } from '../kernels/min-max-pyramid.ts'

/** In CSS pixels. */
const LINE_WIDTH = 1.5
/** Beyond its own pixel a line and its corners reach less far than this, in widths of the line. */
const REACH = 3
/** As many new pixels are added to the picture at a time. */
const LEAST_ADDED = 24
/** A picture that was moved by whole pixels is where it should be, but for this part of one. */
const MOST_ASTRAY = 0.02

interface Drawing {
  readonly drawn: DrawnTraces
  readonly times: Column
  readonly colorOf: (index: number) => string
  readonly hidden: ReadonlySet<number>
}

export interface TraceLayer {
  /** On the plot's canvas, with its present scales. */
  readonly paint: (plot: uPlot, drawing: Drawing) => void
}

/** What the picture was made for, as far as it must be the same for another drawing. */
interface Made {
  readonly look: string
  readonly times: Column
  readonly generation: number
  readonly hidden: ReadonlySet<number>
  /** Seconds at the left edge. */
  readonly from: number
}

export function createTraceLayer(): TraceLayer {
  const layer = document.createElement('canvas')
  let made: Made | null = null
  /** Pixels of the picture, from its left edge, that stand. */
  let settled = 0

  /** Moves the picture to where the view is now; false where it is of no use there. */
  function follow(now: Made, secondsPerPixel: number): boolean {
    if (made === null || made.look !== now.look || made.hidden !== now.hidden) return false
    if (made.times !== now.times || made.generation !== now.generation) return false
    const shift = (now.from - made.from) / secondsPerPixel
    const pixels = Math.round(shift)
    if (Math.abs(shift - pixels) > MOST_ASTRAY || pixels < 0 || pixels >= settled) return false
    if (pixels === 0) return true
    const ctx = layer.getContext('2d')
    if (!ctx) return false
    ctx.save()
    ctx.globalCompositeOperation = 'copy'
    ctx.drawImage(layer, -pixels, 0)
    ctx.restore()
    settled -= pixels
    made = { ...made, from: made.from + pixels * secondsPerPixel }
    return true
  }

  function paint(plot: uPlot, { drawn, times, colorOf, hidden }: Drawing): void {
    const { ctx, bbox } = plot
    const { x, y } = plot.scales
    if (x?.min == null || x.max == null || y?.min == null || y.max == null) return
    const lineWidth = LINE_WIDTH * devicePixelRatio
    const corner = { x: Math.floor(bbox.left - lineWidth), y: Math.floor(bbox.top - lineWidth) }
    const size = {
      width: Math.ceil(bbox.width + 2 * lineWidth) + 1,
      height: Math.ceil(bbox.height + 2 * lineWidth) + 1,
    }
    const from = x.min
    const perSecond = bbox.width / (x.max - x.min)
    const largest = y.max
    const perValue = bbox.height / (y.max - y.min)
    const left = bbox.left - corner.x
    const top = bbox.top - corner.y
    const reach = Math.ceil(REACH * lineWidth)

    /** Strokes all points that reach into a stretch of pixels. */
    const stroke = (into: CanvasRenderingContext2D, begin: number, end: number): void => {
      const timeAt = (pixel: number): number => from + (pixel - left) / perSecond
      const first = Math.max(0, findPoint(drawn, timeAt(begin - reach)) - 1)
      const last = Math.min(drawn.length, findPoint(drawn, timeAt(end + reach)) + 1)
      into.save()
      into.beginPath()
      into.rect(begin, 0, end - begin, size.height)
      into.clip()
      into.lineWidth = lineWidth
      into.lineJoin = 'round'
      drawn.values.forEach((values, index) => {
        if (hidden.has(index)) return
        into.strokeStyle = colorOf(index)
        into.beginPath()
        for (let i = first; i < last; i++)
          into.lineTo(
            left + ((drawn.times[i] ?? 0) - from) * perSecond,
            top + (largest - (values[i] ?? Number.NaN)) * perValue,
          )
        into.stroke()
      })
      into.restore()
    }

    const grain = drawn.taken?.grain ?? 0
    const look = [
      perSecond.toPrecision(9),
      perValue,
      largest,
      left,
      top,
      size.width,
      size.height,
      grain,
    ].join()
    const now = { look, times, generation: times.generation(), hidden, from }
    if (!follow(now, 1 / perSecond)) {
      clear(layer, size)
      made = now
      settled = 0
    }
    const lastSettled = drawn.times[(drawn.taken?.length ?? drawn.length) - 1]
    const end = lastSettled === undefined ? 0 : left + (lastSettled - from) * perSecond
    const whole = Math.min(size.width, Math.floor(end - reach))
    const onLayer = layer.getContext('2d')
    if (onLayer && whole >= settled + LEAST_ADDED) {
      stroke(onLayer, settled, whole)
      settled = whole
    }

    ctx.save()
    ctx.beginPath()
    const edge = lineWidth / 2
    ctx.rect(bbox.left - edge, bbox.top - edge, bbox.width + lineWidth, bbox.height + lineWidth)
    ctx.clip()
    ctx.translate(corner.x, corner.y)
    if (settled > 0) ctx.drawImage(layer, 0, 0, settled, size.height, 0, 0, settled, size.height)
    stroke(ctx, settled, size.width)
    ctx.restore()
  }

  return { paint }
}

function clear(
  layer: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  if (layer.width === width && layer.height === height) {
    layer.getContext('2d')?.clearRect(0, 0, width, height)
    return
  }
  layer.width = width
  layer.height = height
}

/** Index of the first point at or after a time. */
function findPoint({ times, length }: DrawnTraces, time: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] ?? 0) < time) low = middle + 1
    else high = middle
  }
  return low
}
