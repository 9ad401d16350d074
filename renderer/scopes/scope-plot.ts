/** One scope's uPlot: takes what to show, draws it when it differs from what stands there, tells of zooms and cursor. */
import uPlot from 'uplot'
import { createDrawnTraces, type DrawnTraces, decimate, type TimeRange } from '../kernels/decimation.ts'
import { spreadBand, type TraceBand, widenByBand } from '../kernels/error-band.ts'
import type { Column } from '../kernels/min-max-pyramid.ts'
import { chooseValueRange } from '../kernels/value-range.ts'
import { fillBands } from './error-bands.ts'
import { strokeGhost } from './ghost.ts'
import { strokeMarks } from './marks.ts'
import type { PlotColors } from './plot-colors.ts'
import { axisOf, frameIn, LEAST_DRAG_PIXELS, onDoubleClick, resizePlot, seriesColor } from './plot-frame.ts'
import { createTraceLayer } from './trace-layer.ts'

/** Traces over one column of time. */
export interface TraceSource {
  readonly times: Column
  readonly traces: readonly Column[]
  /** Another number, other samples. */
  readonly version: number
}

interface ScopeFrame {
  readonly source: TraceSource
  /** An earlier run to draw behind it. */
  readonly ghost: TraceSource | null
  readonly range: TimeRange
  /** Around its traces, in their order; null while there are none. */
  readonly bands: readonly TraceBand[] | null
  /** Instants to mark, in seconds. */
  readonly marks: readonly number[]
  /** Indices of traces that are switched off. */
  readonly hidden: ReadonlySet<number>
  /** Another number makes the value axis fit again. */
  readonly fits: number
}

export interface ScopePlot {
  /** Draws unless all is as it was drawn last; true when it drew. */
  readonly draw: (frame: ScopeFrame) => boolean
  readonly resize: (width: number, height: number) => void
  readonly destroy: () => void
}

export interface ScopePlotOptions {
  readonly traceCount: number
  readonly colors: PlotColors
  readonly onZoom: (range: TimeRange) => void
  readonly onFit: () => void
  /** Simulated time under the cursor, null when it left. */
  readonly onCursor: (time: number | null) => void
}

/** Room of the value axis, and what of it is between a number and the plot. */
const LEAST_AXIS = 48
const AXIS_GAP = 11
/** As parts: what differs by less differs by rounding. */
const SAME_SPAN = 1e-9
const SAME_PIXEL = 1e-6

export function createScopePlot(host: HTMLElement, options: ScopePlotOptions): ScopePlot {
  const { traceCount, colors } = options
  const drawn = createDrawnTraces(traceCount)
  const behind = createDrawnTraces(traceCount)
  const widths = Array.from({ length: traceCount }, () => new Float64Array(0))
  const layer = createTraceLayer()
  let shown: TimeRange | null = null
  let last: ScopeFrame | null = null
  let isStale = true
  let valueZoom: { from: number; to: number } | null = null

  const colorOf = (index: number): string => seriesColor(colors, index)
  const plot = new uPlot(
    {
      ...frameIn(host),
      axes: [axisOf(colors, 's', 24), axisOf(colors, '', measureAxis)],
      series: [
        {},
        ...Array.from({ length: traceCount }, (_, i) => ({
          stroke: colorOf(i),
          // The traces are the layer's; uPlot knows their values for the cursor.
          paths: () => null,
          points: { show: false },
        })),
      ],
      cursor: {
        points: { size: 5 },
        drag: { x: true, y: true, uni: 30, setScale: false },
        bind: onDoubleClick(options.onFit),
      },
      hooks: {
        drawAxes: [
          u => last?.bands && fillBands(u, drawn, widths, colorOf, last.hidden),
          u => last?.ghost && strokeGhost(u, behind, colorOf, last.hidden),
          u => last && layer.paint(u, { drawn, times: last.source.times, colorOf, hidden: last.hidden }),
        ],
        draw: [u => strokeMarks(u, last?.marks ?? [], colors.mark)],
        setSelect: [takeSelection],
        setCursor: [
          u => {
            const { left = -1 } = u.cursor
            options.onCursor(left < 0 ? null : u.posToVal(left, 'x'))
          },
        ],
      },
    },
    [[], ...Array.from({ length: traceCount }, () => [])],
    host,
  )

  function takeSelection(u: uPlot): void {
    const { left, top, width, height } = u.select
    const { width: fullWidth, height: fullHeight } = u.rect
    if (width < LEAST_DRAG_PIXELS && height < LEAST_DRAG_PIXELS) return
    if (height < fullHeight - 1 && height >= LEAST_DRAG_PIXELS)
      valueZoom = { from: u.posToVal(top + height, 'y'), to: u.posToVal(top, 'y') }
    if (width < fullWidth - 1 && width >= LEAST_DRAG_PIXELS)
      options.onZoom({ from: u.posToVal(left, 'x'), to: u.posToVal(left + width, 'x') })
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
    isStale = true
  }

  /** A range that moves goes by whole pixels, ahead of what was asked for: what was drawn moves with it as it is. */
  function moveByPixels(range: TimeRange, pixels: number): TimeRange {
    const span = range.to - range.from
    const isMoved =
      shown !== null && drawn.taken !== null && Math.abs(shown.to - shown.from - span) <= SAME_SPAN * span
    if (!isMoved || shown === null) return range
    const by = (Math.ceil(((range.from - shown.from) / span) * pixels - SAME_PIXEL) * span) / pixels
    return by === 0 ? shown : { from: shown.from + by, to: shown.to + by }
  }

  /** Half widths at all points that are drawn, of the traces that are seen; the largest of them. */
  function measureBands({ bands, hidden }: ScopeFrame, pixelSeconds: number): number {
    let largest = 0
    bands?.forEach((band, index) => {
      if (hidden.has(index)) return
      if ((widths[index]?.length ?? 0) < drawn.length) widths[index] = new Float64Array(drawn.times.length)
      const into = widths[index]
      if (!into) return
      spreadBand(band, drawn, pixelSeconds, into)
      for (let i = 0; i < drawn.length; i++) largest = Math.max(largest, into[i] ?? 0)
    })
    return largest
  }

  return {
    draw: frame => {
      if (last && frame.fits !== last.fits) valueZoom = null
      if (!isStale && last && isSameFrame(frame, last)) return false
      last = frame
      isStale = false
      const pixels = Math.max(1, Math.round(plot.bbox.width / devicePixelRatio))
      const range = moveByPixels(frame.range, pixels)
      shown = range
      fill(frame.source, range, frame.hidden, pixels, drawn)
      if (frame.ghost) fill(frame.ghost, range, frame.hidden, pixels, behind)
      const largestWidth = measureBands(frame, (range.to - range.from) / pixels)
      const extremes = widenByBand(joinExtremes(drawn, frame.ghost && behind), largestWidth)
      const values = valueZoom ?? chooseValueRange(extremes)
      const data: uPlot.AlignedData = [
        drawn.times.subarray(0, drawn.length),
        ...drawn.values.map((column, i) =>
          frame.hidden.has(i) ? new Array<null>(drawn.length).fill(null) : column.subarray(0, drawn.length),
        ),
      ]
      plot.batch(() => {
        plot.setData(data, false)
        plot.setScale('x', { min: range.from, max: range.to })
        plot.setScale('y', { min: values.from, max: values.to })
      })
      return true
    },
    resize: (width, height) => {
      if (resizePlot(plot, width, height)) isStale = true
    },
    destroy: () => plot.destroy(),
  }
}

/** Room for the longest number on the value axis, in CSS pixels. */
function measureAxis({ ctx, axes }: uPlot, texts: readonly string[] | null, index: number): number {
  const font = axes[index]?.font?.[0]
  if (typeof font === 'string') ctx.font = font
  const widest = Math.max(0, ...(texts ?? []).map(text => ctx.measureText(text).width))
  return Math.max(LEAST_AXIS, Math.ceil(widest / devicePixelRatio) + AXIS_GAP)
}

/** Hidden traces are left out, so that the value axis fits those that are seen. */
function fill(
  source: TraceSource,
  range: TimeRange,
  hidden: ReadonlySet<number>,
  pixels: number,
  into: DrawnTraces,
): void {
  const visible = source.traces.map((trace, i) => (hidden.has(i) ? NOTHING : trace))
  decimate(source.times, visible, range, pixels, into)
}

/** In the place of a trace that is not drawn. */
const NOTHING: Column = {
  length: () => 0,
  generation: () => 0,
  at: () => Number.NaN,
  append: () => undefined,
  show: () => undefined,
  extremes: (_, __, into) => {
    into.least = Infinity
    into.largest = -Infinity
  },
}

function joinExtremes({ extremes: a }: DrawnTraces, other: DrawnTraces | null): DrawnTraces['extremes'] {
  if (!other) return a
  const { extremes: b } = other
  return { least: Math.min(a.least, b.least), largest: Math.max(a.largest, b.largest) }
}

function isSameFrame(a: ScopeFrame, b: ScopeFrame): boolean {
  return (
    isSameSource(a.source, b.source) &&
    isSameSource(a.ghost, b.ghost) &&
    a.range.from === b.range.from &&
    a.range.to === b.range.to &&
    a.hidden === b.hidden &&
    a.bands === b.bands &&
    a.marks === b.marks &&
    a.fits === b.fits
  )
}

function isSameSource(a: TraceSource | null, b: TraceSource | null): boolean {
  return a?.times === b?.times && a?.version === b?.version
}
