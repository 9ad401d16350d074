/** Where values lie in the plot of a curve, in units of its view box, and back. */

export interface Range {
  readonly from: number
  readonly to: number
}

export interface Place {
  readonly x: number
  readonly y: number
}

export interface PlotScale {
  readonly range: { readonly x: Range; readonly y: Range }
  readonly toX: (x: number) => number
  readonly toY: (y: number) => number
  /** Values of a way over the page in pixels, where the plot has that size on it. */
  readonly measure: (size: DOMRect, right: number, down: number) => Place
}

/** The view box, and what its sides leave to the frame. */
export const PLOT = { width: 264, height: 132, left: 36, right: 8, top: 8, bottom: 18 }
export const FRAME = {
  width: PLOT.width - PLOT.left - PLOT.right,
  height: PLOT.height - PLOT.top - PLOT.bottom,
}

export function createPlotScale(range: PlotScale['range']): PlotScale {
  const [across, up] = [range.x.to - range.x.from, range.y.to - range.y.from]
  return {
    range,
    toX: x => PLOT.left + ((x - range.x.from) / across) * FRAME.width,
    toY: y => PLOT.height - PLOT.bottom - ((y - range.y.from) / up) * FRAME.height,
    measure: (size, right, down) => ({
      x: (right / size.width) * (PLOT.width / FRAME.width) * across,
      y: (-down / size.height) * (PLOT.height / FRAME.height) * up,
    }),
  }
}
