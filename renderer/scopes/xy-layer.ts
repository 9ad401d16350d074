/** The paths of an XY graph on a canvas of their own: with new samples only the new parts are drawn. */
import { type Projection, tracePath, type XyTrace } from '../kernels/xy-path.ts'
import { setGhostStyle } from './ghost.ts'

export interface XySource {
  readonly traces: readonly XyTrace[]
  readonly rows: number
}

/** Of the area between the axes, in pixels of the canvas. */
export interface PixelSize {
  readonly width: number
  readonly height: number
}

export interface XyPaths {
  readonly source: XySource
  /** An earlier run to draw behind it. */
  readonly ghost: XySource | null
}

interface XyLayer {
  /** Draws what is not there yet; all where it is to lie elsewhere. */
  readonly extend: (paths: XyPaths, onto: Projection, size: PixelSize) => void
  /** What is there is of other samples. */
  readonly forget: () => void
  readonly paint: (ctx: CanvasRenderingContext2D, left: number, top: number) => void
}

const LINE_WIDTH = 1.5

export function createXyLayer(colorOf: (index: number) => string): XyLayer {
  const canvas = document.createElement('canvas')
  let drawnRows = 0
  let drawnFor = ''

  function stroke(
    ctx: CanvasRenderingContext2D,
    { traces, rows }: XySource,
    from: number,
    onto: Projection,
  ): void {
    traces.forEach((trace, i) => {
      ctx.strokeStyle = colorOf(i)
      ctx.beginPath()
      tracePath(trace, from, rows, onto, ctx)
      ctx.stroke()
    })
  }

  return {
    extend: ({ source, ghost }, onto, { width, height }) => {
      const ctx = canvas.getContext('2d')
      if (!ctx) return
      const drawing = JSON.stringify([onto, width, height])
      if (drawing !== drawnFor || source.rows < drawnRows) {
        canvas.width = width
        canvas.height = height
        drawnRows = 0
        drawnFor = drawing
        if (ghost) {
          ctx.save()
          setGhostStyle(ctx)
          stroke(ctx, ghost, 0, onto)
          ctx.restore()
        }
      }
      ctx.lineWidth = LINE_WIDTH * devicePixelRatio
      ctx.lineJoin = 'round'
      stroke(ctx, source, Math.max(0, drawnRows - 1), onto)
      drawnRows = source.rows
    },
    forget: () => {
      drawnFor = ''
    },
    paint: (ctx, left, top) => {
      if (canvas.width > 0 && canvas.height > 0) ctx.drawImage(canvas, left, top)
    },
  }
}
