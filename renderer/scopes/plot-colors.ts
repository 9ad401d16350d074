/** Colours of the theme for the canvas, which knows no CSS variables: read once for each change of theme. */
import { useSyncExternalStore } from 'react'

export interface PlotColors {
  readonly series: readonly string[]
  readonly text: string
  readonly grid: string
  readonly mark: string
  /** Behind the traces. */
  readonly background: string
  readonly font: string
}

export const SERIES_COLORS = 8

let colors: PlotColors | null = null

function readColors(): PlotColors {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return {
    series: Array.from({ length: SERIES_COLORS }, (_, i) => read(`--series-${i + 1}`)),
    text: read('--color-text-muted'),
    grid: read('--color-line'),
    mark: read('--color-warning'),
    background: read('--color-surface'),
    font: `11px ${read('--font-ui')}`,
  }
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(() => {
    colors = null
    onChange()
  })
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

export function usePlotColors(): PlotColors {
  return useSyncExternalStore(subscribe, () => {
    colors ??= readColors()
    return colors
  })
}
