/** A plot in its panel: drawn on the frame clock, as large as its host, until it goes. */
import { frameClock } from '../stores/frame-clock.ts'
import { useTimeView } from './time-view.ts'

interface LivePlot {
  readonly host: HTMLElement
  /** Counts the drawings in its `data-redraws`. */
  readonly panel: HTMLElement | null
  readonly plot: {
    readonly resize: (width: number, height: number) => void
    readonly destroy: () => void
  }
  /** True when it drew. */
  readonly draw: () => boolean
  /** What else ends with it. */
  readonly stops: readonly (() => void)[]
}

/** Returns how to end it. */
export function keepLive({ host, panel, plot, draw, stops }: LivePlot): () => void {
  let redraws = 0
  const observer = new ResizeObserver(() => {
    plot.resize(host.clientWidth, host.clientHeight)
    frameClock.request()
  })
  observer.observe(host)
  const all = [
    frameClock.onDraw(() => {
      if (!draw() || !panel) return
      redraws++
      panel.dataset.redraws = String(redraws)
    }),
    useTimeView.subscribe(frameClock.request),
    ...stops,
  ]
  return () => {
    for (const stop of all) stop()
    observer.disconnect()
    plot.destroy()
  }
}
