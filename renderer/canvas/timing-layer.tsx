/** Sample-time colours and the execution order: marks the shown blocks and wires, and says in a legend what they mean. */
import { Panel } from '@xyflow/react'
import { memo, useLayoutEffect, useMemo, useState } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import { markRates, type RateMark, type ShownTiming, timingOf } from '../kernels/timing.ts'
import { useProblems } from '../stores/problems-store.ts'
import { useView } from '../stores/view-store.ts'
import { announcePanel } from './announce-panel.ts'
import { NO_MARKS, type TimingMark, useTimingMarks } from './timing-marks.ts'
import './timing.css'

const NOTHING_SHOWN: ShownTiming = { rates: new Map(), nets: new Map(), order: new Map() }

export const TimingLayer = memo(function TimingLayer({ diagram }: { readonly diagram: Diagram }) {
  const showsRates = useView(view => view.showsRates)
  const showsOrder = useView(view => view.showsOrder)
  return showsRates || showsOrder ? (
    <ShownLayer diagram={diagram} showsRates={showsRates} showsOrder={showsOrder} />
  ) : null
})

interface ShownLayerProps {
  readonly diagram: Diagram
  readonly showsRates: boolean
  readonly showsOrder: boolean
}

function ShownLayer({ diagram, showsRates, showsOrder }: ShownLayerProps) {
  const context = useView(view => view.context)
  const timing = useProblems(state => state.timing)
  const isOld = useProblems(state => state.isTimingOld)
  const [highlighted, setHighlighted] = useState<string | null>(null)
  const rates = useMemo(() => markRates(timing?.rates ?? []), [timing])
  const shown = useMemo(
    () => (timing ? timingOf(timing, diagram, context) : NOTHING_SHOWN),
    [timing, diagram, context],
  )
  const chosen = rates.findIndex(({ letters }) => letters === highlighted)
  useLayoutEffect(() => {
    const colorOf = (rate: number): string => {
      const dimmed = chosen >= 0 && rate !== chosen ? ' is-of-another-rate' : ''
      return `has-rate ${rates[rate]?.color ?? ''}${dimmed}`
    }
    const colorAll = (all: ReadonlyMap<string, number>): ReadonlyMap<string, string> =>
      new Map(showsRates ? [...all].map(([name, rate]) => [name, colorOf(rate)]) : [])
    useTimingMarks.setState({
      blocks: markBlocks(diagram, shown, rates, showsRates, showsOrder),
      blockColors: colorAll(shown.rates),
      wireColors: colorAll(shown.nets),
    })
  }, [diagram, shown, rates, chosen, showsRates, showsOrder])
  useLayoutEffect(() => () => useTimingMarks.setState(NO_MARKS), [])

  const counts = rates.map((_, rate) => [...shown.rates.values()].filter(own => own === rate).length)
  return (
    <Panel
      ref={announcePanel}
      position="top-left"
      className="timing-legend"
      role="group"
      aria-label="Sample times"
    >
      {timing === null ? (
        <span>Sample times are known once the diagram has no errors</span>
      ) : (
        <>
          {isOld && (
            <span className="timing-old" role="status">
              Out of date: as of the last check without errors
            </span>
          )}
          {showsRates && (
            <ul className="timing-rates">
              {rates.map((rate, index) => (
                <LegendRow
                  key={rate.letters}
                  rate={rate}
                  count={counts[index] ?? 0}
                  isChosen={index === chosen}
                  onChoose={() => setHighlighted(index === chosen ? null : rate.letters)}
                />
              ))}
            </ul>
          )}
          {showsOrder && (
            <span
              className="timing-order"
              title="Blocks without a number, such as a Goto or a Scope, pass on or record what others compute."
            >
              Numbers: the order of computing in a step
            </span>
          )}
        </>
      )}
    </Panel>
  )
}

interface LegendRowProps {
  readonly rate: RateMark
  /** Blocks of it in the shown model. */
  readonly count: number
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function LegendRow({ rate: { letters, words, color }, count, isChosen, onChoose }: LegendRowProps) {
  const here = `${count} ${count === 1 ? 'block' : 'blocks'} here`
  return (
    <li>
      <button
        type="button"
        className={`timing-rate ${color}`}
        aria-pressed={isChosen}
        aria-label={`${letters}, ${words}: ${here}`}
        title={isChosen ? 'Show all rates alike' : 'Highlight the blocks of this rate'}
        onClick={onChoose}
      >
        <i className="timing-swatch" />
        <span className="timing-letters">{letters}</span>
        <span className="timing-words">{words}</span>
        <span className="timing-count">{count}</span>
      </button>
    </li>
  )
}

function markBlocks(
  diagram: Diagram,
  { rates: own, order }: ShownTiming,
  rates: readonly RateMark[],
  showsRates: boolean,
  showsOrder: boolean,
): ReadonlyMap<string, TimingMark> {
  const marks = new Map<string, TimingMark>()
  for (const name of diagram.blocks.keys()) {
    const rate = rates[own.get(name) ?? -1]
    const number = order.get(name) ?? null
    const words = [
      ...(showsRates && rate ? [rate.words] : []),
      ...(showsOrder && rate
        ? [number === null ? 'has no place in the order' : `computed as ${number}`]
        : []),
    ]
    if (words.length === 0) continue
    const letters = showsRates && rate ? rate.letters : null
    marks.set(name, { letters, number: showsOrder ? (number ?? '–') : null, words: words.join('; ') })
  }
  return marks
}
