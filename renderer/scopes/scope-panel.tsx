/** One scope: title, legend with values, and the plot. React renders the frame; samples go past it to the canvas. */
import { useEffect, useRef, useState } from 'react'
import type { Notice } from '../../engine/index.ts'
import { findTime } from '../kernels/decimation.ts'
import { describeBand, labelBand, type RunTrust, type TraceBand } from '../kernels/error-band.ts'
import { formatQuantity } from '../kernels/si-format.ts'
import type { Ghost } from '../stores/earlier-run.ts'
import { frameClock } from '../stores/frame-clock.ts'
import type { Recording, Trace } from '../stores/recording.ts'
import { watchRecording } from '../stores/recording-watch.ts'
import { useRun } from '../stores/run-store.ts'
import { keepLive } from './live-plot.ts'
import { SERIES_COLORS, usePlotColors } from './plot-colors.ts'
import { createScopePlot, type TraceSource } from './scope-plot.ts'
import { findTimeRange, useTimeView } from './time-view.ts'

const NO_TRACES: readonly Trace[] = []
const NONE_HIDDEN: ReadonlySet<number> = new Set()
const READOUT_MILLISECONDS = 100
const DATA_MILLISECONDS = 250

export function ScopePanel({ block }: { readonly block: string }) {
  const traces = useRun(run => run.recording?.shown.get(block)?.traces) ?? NO_TRACES
  const trust = useRun(run => run.trust)
  const [hidden, setHidden] = useState(NONE_HIDDEN)
  const panel = useRef<HTMLElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const readouts = useRef<(HTMLSpanElement | null)[]>([])
  const timeReadout = useRef<HTMLSpanElement>(null)
  const colors = usePlotColors()
  const hiddenNow = useRef(hidden)
  hiddenNow.current = hidden
  // A run of the same model shows the same traces: its plot stays, and only the samples are others.
  const traceCount = traces.length

  useEffect(() => {
    const frame = host.current
    if (!frame || traceCount === 0) return
    let cursor: number | null = null
    const findBands = createBandsOf()
    const read = () => writeReadouts(block, cursor, readouts.current, timeReadout.current)
    const plot = createScopePlot(frame, {
      traceCount,
      colors,
      onZoom: range => useTimeView.getState().zoomTo(range),
      onFit: () => useTimeView.getState().fit(),
      onCursor: time => {
        cursor = time
        read()
      },
    })
    const draw = () => {
      const { recording, ghost, status, notices, trust } = useRun.getState()
      const source = recording && findSource(recording, block, traceCount)
      if (!recording || !source) return false
      const view = useTimeView.getState()
      return plot.draw({
        source,
        ghost: ghost && findSource(ghost.recording, block, traceCount),
        range: findTimeRange(view, recording, status),
        hidden: hiddenNow.current,
        bands: findBands(trust, recording.shown.get(block)?.traces ?? NO_TRACES),
        marks: findMarks(notices),
        fits: view.fits,
      })
    }
    return keepLive({
      host: frame,
      panel: panel.current,
      plot,
      draw,
      stops: [
        watchRecording(READOUT_MILLISECONDS, read),
        watchRecording(DATA_MILLISECONDS, recording => {
          // No older than what is said of them.
          read()
          writeData(panel.current, recording)
        }),
      ],
    })
  }, [block, colors, traceCount])

  const toggle = (index: number) => {
    const next = new Set(hidden)
    if (!next.delete(index)) next.add(index)
    setHidden(next)
    frameClock.request()
  }

  return (
    <figure ref={panel} className="scope" aria-label={`Scope ${block}`}>
      <figcaption className="scope-head">
        <span className="scope-title">{block}</span>
        <ul className="scope-legend" aria-label="Traces">
          {traces.map(({ id, name, column }, index) => (
            <li key={id}>
              <button
                type="button"
                className={`scope-trace scope-trace-${(index % SERIES_COLORS) + 1}`}
                aria-pressed={!hidden.has(index)}
                title={hidden.has(index) ? `Show ${name}` : `Hide ${name}`}
                onClick={() => toggle(index)}
              >
                {name}
              </button>
              <span
                className="scope-value"
                ref={element => {
                  readouts.current[index] = element
                }}
              />
              <ErrorLabel name={name} band={trust?.bands[column - 1]} />
            </li>
          ))}
        </ul>
        <span ref={timeReadout} className="scope-time" />
      </figcaption>
      {traceCount === 0 ? (
        <p className="scope-empty">
          No signal comes to this scope. Draw a wire to it, or take in again what is commented out before it,
          and run.
        </p>
      ) : (
        <div ref={host} className="scope-plot" />
      )}
    </figure>
  )
}

/** Largest error of a trace, and when that is. */
function ErrorLabel({ name, band }: { readonly name: string; readonly band: TraceBand | undefined }) {
  if (!band) return null
  const text = `Largest error of ${name}: ${describeBand(band.band)}`
  return (
    <span className="scope-error" title={text}>
      {labelBand(band.band)}
    </span>
  )
}

/** The bands of some traces: the same list for the same ones, by which a plot sees that it need not draw. */
function createBandsOf() {
  let given: RunTrust | null = null
  let shown: readonly Trace[] = NO_TRACES
  let bands: readonly TraceBand[] | null = null
  return (trust: RunTrust | null, traces: readonly Trace[]): readonly TraceBand[] | null => {
    if (trust === given && traces === shown) return bands
    given = trust
    shown = traces
    const found = traces.flatMap(({ column }) => trust?.bands[column - 1] ?? [])
    bands = found.length > 0 && found.length === traces.length ? found : null
    return bands
  }
}

/** Instants of the checks that mark the scopes; the same list as long as the notices are the same. */
function findMarks(notices: readonly Notice[]): readonly number[] {
  if (notices !== lastNotices) {
    lastNotices = notices
    lastMarks = notices.flatMap(({ action, times }) => (action === 'mark' ? times : []))
  }
  return lastMarks
}
let lastNotices: readonly Notice[] | null = null
let lastMarks: readonly number[] = []

/** Null where the recording does not have these traces, such as a ghost of a model that looked different. */
function findSource(
  recording: Recording | Ghost['recording'],
  block: string,
  count: number,
): TraceSource | null {
  const traces = recording.shown.get(block)?.traces
  if (traces?.length !== count) return null
  return { times: recording.times, traces: traces.map(({ values }) => values), version: recording.version() }
}

/** Values under the cursor, or the newest ones. */
function writeReadouts(
  block: string,
  cursor: number | null,
  readouts: readonly (HTMLSpanElement | null)[],
  timeReadout: HTMLSpanElement | null,
): void {
  const { recording } = useRun.getState()
  const rows = recording?.rows() ?? 0
  if (!recording || rows === 0) return
  const row = cursor === null ? rows - 1 : findNearest(recording, cursor, rows)
  recording.shown.get(block)?.traces.forEach(({ values }, i) => {
    const readout = readouts[i]
    if (readout) readout.textContent = formatQuantity(values.at(row), '', 5)
  })
  if (timeReadout)
    timeReadout.textContent = cursor === null ? '' : `t = ${formatQuantity(recording.times.at(row), 's', 6)}`
}

function findNearest({ times }: Recording, time: number, rows: number): number {
  const after = Math.min(rows - 1, findTime(times, time))
  const before = Math.max(0, after - 1)
  return time - times.at(before) < times.at(after) - time ? before : after
}

function writeData(panel: HTMLElement | null, recording: Recording | null): void {
  if (!panel || !recording) return
  panel.dataset.rows = String(recording.rows())
  panel.dataset.lastTime = String(recording.lastTime())
}
