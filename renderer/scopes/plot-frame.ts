/** What all plots have in common: as large as their host, with the theme's axes, no legend, and a double-click that fits. */
import type uPlot from 'uplot'
import { formatTicks } from '../kernels/si-format.ts'
import type { PlotColors } from './plot-colors.ts'

/** Shorter drags are clicks. */
export const LEAST_DRAG_PIXELS = 4

export function frameIn(host: HTMLElement) {
  return {
    width: Math.max(1, host.clientWidth),
    height: Math.max(1, host.clientHeight),
    legend: { show: false },
    padding: [8, 24, 0, 0],
    // Traces between pixels look smooth; on them, slow ramps become stairs.
    pxAlign: 0,
    scales: { x: { time: false, auto: false }, y: { auto: false } },
  } satisfies Partial<uPlot.Options>
}

export function axisOf({ text, font, grid }: PlotColors, unit: string, size: uPlot.Axis.Size): uPlot.Axis {
  return {
    stroke: text,
    font,
    grid: { stroke: grid, width: 1 },
    ticks: { stroke: grid, width: 1, size: 4 },
    gap: 3,
    size,
    values: (_, splits) => formatTicks(splits, unit),
  }
}

export function seriesColor({ series, text }: PlotColors, index: number): string {
  return series[index % series.length] ?? text
}

export function onDoubleClick(act: () => void): uPlot.Cursor.Bind {
  return {
    dblclick: () => () => {
      act()
      return null
    },
  }
}

/** False where it has that size already, or could not be seen. */
export function resizePlot(plot: uPlot, width: number, height: number): boolean {
  if (width < 1 || height < 1 || (width === plot.width && height === plot.height)) return false
  plot.setSize({ width, height })
  return true
}
