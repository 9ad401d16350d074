/** The labels beside wires with what the run has there, in the plane of the diagram. */
import { useEffect, useRef, useState } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import type { Point } from '../kernels/geometry.ts'
import { formatQuantity } from '../kernels/si-format.ts'
import { findNameSpot, nameOf } from '../kernels/wire-names.ts'
import { readSignalSparkline, type Sparkline } from '../stores/recording-watch.ts'
import { useRun } from '../stores/run-store.ts'
import { useSignalValues } from '../stores/signal-watch.ts'
import { useValuePath } from './context-path.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import './values.css'

interface WireValuesProps {
  readonly diagram: Diagram
  readonly pointsOf: FlowKeeper['pointsOf']
  /** The wire under the pointer. */
  readonly hovered: string | null
  readonly showsAll: boolean
}

interface Label {
  readonly net: string
  readonly at: Point
  /** With its course over the run. */
  readonly isLarge: boolean
  /** Where its signal begins: the value stands beside the block, however long it is. */
  readonly side: 'left' | 'right' | 'middle'
}

export function WireValues({ diagram, pointsOf, hovered, showsAll }: WireValuesProps) {
  const prefix = useValuePath('')
  const labels = listLabels(diagram, pointsOf, hovered, showsAll)
  const values = useSignalValues(labels.map(({ net }) => `${prefix}${net}`))
  return labels.map(({ net, at, isLarge, side }) => {
    const value = values.get(`${prefix}${net}`)
    if (!value) return null
    const text = formatValues(value)
    const name = nameOf(diagram.signals, net)
    return (
      <div
        key={net}
        className={`wire-value is-${side} ${isLarge ? 'is-large' : ''}`}
        style={{ left: at.x, top: at.y }}
        role="img"
        aria-label={`Value of ${net}: ${text}`}
      >
        {isLarge && <span className="wire-value-name">{name ?? net}</span>}
        <span className="wire-value-text">{text}</span>
        {isLarge && <Course signal={`${prefix}${net}`} value={value[0] ?? Number.NaN} />}
      </div>
    )
  })
}

/** One for each signal: large ones on the wires that are pinned or pointed at, small ones at the outputs. */
function listLabels(
  { connections, wires }: Diagram,
  pointsOf: FlowKeeper['pointsOf'],
  hovered: string | null,
  showsAll: boolean,
): readonly Label[] {
  const labels = new Map<string, Label>()
  for (const { id, net } of connections) {
    const isPinned = Object.hasOwn(wires, id) && wires[id]?.shown === true
    if (id !== hovered && !isPinned) continue
    const spot = findNameSpot(pointsOf(id))
    if (spot && (id === hovered || !labels.has(net))) {
      const at = { x: spot.x, y: spot.y + BELOW }
      labels.set(net, { net, at, isLarge: true, side: 'middle' })
    }
  }
  for (const { id, net } of showsAll ? connections : []) {
    const [start, next] = pointsOf(id)
    if (!start || !next || labels.has(net)) continue
    const across = next.x - start.x
    const side = across === 0 ? 'middle' : across > 0 ? 'right' : 'left'
    labels.set(net, { net, at: { x: start.x, y: start.y - ABOVE }, isLarge: false, side })
  }
  return [...labels.values()]
}

const BELOW = 14
const ABOVE = 14
const MOST_SHOWN = 3

function formatValues(values: readonly number[]): string {
  const shown = values.slice(0, MOST_SHOWN).map(value => formatQuantity(value))
  if (values.length === 1) return shown[0] ?? ''
  return `[${shown.join(', ')}${values.length > MOST_SHOWN ? ', …' : ''}]`
}

const SPARK = { width: 96, height: 24 }
const MOST_SAMPLES = 96

/** What was recorded of the signal, or else what was seen of it since it is shown. */
function Course({ signal, value }: { readonly signal: string; readonly value: number }) {
  const recording = useRun(run => run.recording)
  const seen = useRef<number[]>([])
  const [line, setLine] = useState<Sparkline>([])
  useEffect(() => {
    seen.current = [...seen.current, value].slice(-MOST_SAMPLES)
    setLine(readSignalSparkline(recording, signal) ?? scale(seen.current))
  }, [recording, signal, value])
  const points = line.map(([x, y]) => `${x * SPARK.width},${(1 - y) * (SPARK.height - 2) + 1}`).join(' ')
  return (
    <svg className="wire-value-course" width={SPARK.width} height={SPARK.height} aria-hidden="true">
      <polyline points={points} />
    </svg>
  )
}

function scale(samples: readonly number[]): Sparkline {
  const finite = samples.filter(Number.isFinite)
  const [least, largest] = [Math.min(...finite), Math.max(...finite)]
  const span = largest - least || 1
  return finite.map((sample, i) => [
    i / Math.max(1, finite.length - 1),
    largest === least ? 0.5 : (sample - least) / span,
  ])
}
