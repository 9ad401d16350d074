/** One XY graph: title, legend with the newest points, and the plot. Samples go past React to the canvas. */
import { useEffect, useMemo, useRef } from 'react'
import { formatQuantity } from '../kernels/si-format.ts'
import { pairTraces, type XyTrace } from '../kernels/xy-path.ts'
import { frameClock } from '../stores/frame-clock.ts'
import type { Recording } from '../stores/recording.ts'
import { watchRecording } from '../stores/recording-watch.ts'
import { useRun } from '../stores/run-store.ts'
import { keepLive } from './live-plot.ts'
import { SERIES_COLORS, usePlotColors } from './plot-colors.ts'
import { useTimeView } from './time-view.ts'
import type { XySource } from './xy-layer.ts'
import { createXyPlot } from './xy-plot.ts'
import { useXySettings } from './xy-settings.ts'

const READOUT_MILLISECONDS = 100

export function XyPanel({ block }: { readonly block: string }) {
  const recording = useRun(run => run.recording)
  const ghost = useRun(run => run.ghost?.recording ?? null)
  const traces = useMemo(() => readTraces(recording, block), [recording, block])
  const behind = useMemo(() => readTraces(ghost, block), [ghost, block])
  const settings = useXySettings(block)
  const colors = usePlotColors()
  const panel = useRef<HTMLElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const readouts = useRef<(HTMLSpanElement | null)[]>([])
  const cursorReadout = useRef<HTMLSpanElement>(null)
  const isEmpty = traces.length === 0
  // The plot stays while runs and settings change: it looks at the newest of them.
  const now = useRef({ traces, behind, ghost, settings })
  useEffect(() => {
    now.current = { traces, behind, ghost, settings }
    frameClock.request()
  }, [traces, behind, ghost, settings])

  const [xLabel, yLabel] = useMemo(() => nameAxes(recording, block), [recording, block])
  useEffect(() => {
    const frame = host.current
    if (!frame || isEmpty) return
    const plot = createXyPlot(frame, {
      colors,
      labels: [xLabel, yLabel],
      onCursor: at => writeCursor(cursorReadout.current, at),
      onFit: () => useTimeView.getState().fit(),
    })
    const draw = () => {
      const { recording: shown } = useRun.getState()
      if (!shown) return false
      const { traces: drawn, behind: before, ghost: earlier, settings: asked } = now.current
      return plot.draw({
        source: { traces: drawn, rows: shown.rows() },
        ghost:
          earlier && before.length > 0 ? ({ traces: before, rows: earlier.rows() } satisfies XySource) : null,
        ...asked,
        fits: useTimeView.getState().fits,
        version: shown.version(),
      })
    }
    return keepLive({
      host: frame,
      panel: panel.current,
      plot,
      draw,
      stops: [
        watchRecording(READOUT_MILLISECONDS, current => {
          if (panel.current) panel.current.dataset.rows = String(current?.rows() ?? 0)
          writeNewest(readouts.current, now.current.traces, current?.rows() ?? 0)
        }),
      ],
    })
  }, [colors, isEmpty, xLabel, yLabel])

  return (
    <figure ref={panel} className="scope" aria-label={`XY Graph ${block}`}>
      <figcaption className="scope-head">
        <span className="scope-title">{block}</span>
        <ul className="scope-legend" aria-label="Traces">
          {traces.map(({ name }, index) => (
            <li key={name}>
              <span className={`scope-trace is-fixed scope-trace-${(index % SERIES_COLORS) + 1}`}>
                {name}
              </span>
              <span
                className="scope-value is-pair"
                ref={element => {
                  readouts.current[index] = element
                }}
              />
            </li>
          ))}
        </ul>
        <span ref={cursorReadout} className="scope-time" />
      </figcaption>
      {isEmpty ? (
        <p className="scope-empty">Draw wires to both inputs of this XY Graph and run again.</p>
      ) : (
        <div ref={host} className="scope-plot" />
      )}
    </figure>
  )
}

function readTraces(recording: Recording | null, block: string): readonly XyTrace[] {
  return pairTraces(recording?.shown.get(block)?.traces ?? [])
}

/** What stands beside the axes: the signal, where there is but one. */
function nameAxes(recording: Recording | null, block: string): readonly [string, string] {
  const traces = recording?.shown.get(block)?.traces ?? []
  const nameOf = (port: string) => {
    const [first, ...others] = traces.filter(({ id }) => id.startsWith(`${port}[`))
    return first && others.length === 0 ? first.name : port
  }
  return [nameOf('x'), nameOf('y')]
}

function formatPoint(x: number, y: number): string {
  return `(${formatQuantity(x, '', 4)}, ${formatQuantity(y, '', 4)})`
}

function writeNewest(
  readouts: readonly (HTMLSpanElement | null)[],
  traces: readonly XyTrace[],
  rows: number,
): void {
  traces.forEach(({ x, y }, i) => {
    const readout = readouts[i]
    if (readout && rows > 0) readout.textContent = formatPoint(x.at(rows - 1), y.at(rows - 1))
  })
}

function writeCursor(readout: HTMLSpanElement | null, at: readonly [number, number] | null): void {
  if (readout) readout.textContent = at ? formatPoint(...at) : ''
}
