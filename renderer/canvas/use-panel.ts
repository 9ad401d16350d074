/** What a panel block stands at: its parameters in the context that is shown, and what it showed last. */
import { useMemo } from 'react'
import { evaluateParameters, findOwn, numbersOf, type Panel } from '../../engine/index.ts'
import { isHeld } from '../kernels/hold-parameters.ts'
import { type Range, toFraction } from '../kernels/panel-geometry.ts'
import { formatQuantity } from '../kernels/si-format.ts'
import { useDocument } from '../stores/document-store.ts'
import { useLatestValue } from '../stores/recording-watch.ts'
import { registry } from '../stores/registry.ts'
import { useRun } from '../stores/run-store.ts'
import { useView } from '../stores/view-store.ts'
import type { PanelState } from '../theme/panel-drawing.tsx'
import { useValuePath } from './context-path.ts'
import { useShownModelKey } from './shown-model.ts'

/** Numbers of a block's parameter by its name; empty where it cannot be evaluated. */
export type ReadNumbers = (parameter: string | undefined) => readonly number[]

export function usePanelNumbers(block: string): ReadNumbers {
  const project = useDocument(state => state.project)
  const context = useView(view => view.context)
  return useMemo(() => {
    const results = evaluateParameters(project, registry, context, block) ?? {}
    return parameter => {
      const result = parameter === undefined ? undefined : findOwn(results, parameter)
      return result && 'value' in result ? numbersOf(result.value) : []
    }
  }, [project, context, block])
}

/** Not numbers where an end cannot be evaluated. */
export function readRange(
  read: ReadNumbers,
  panel: { readonly low: string; readonly high: string; readonly step?: string },
): Range {
  const one = (name: string | undefined): number | undefined => {
    const values = read(name)
    return values.length === 1 ? values[0] : undefined
  }
  return {
    low: one(panel.low) ?? Number.NaN,
    high: one(panel.high) ?? Number.NaN,
    step: one(panel.step) ?? 0,
  }
}

/** Elements that a panel has room for. */
const MOST_LAMPS = 64
const MOST_NUMBERS = 3
const NOTHING: PanelState = { fractions: [], isOn: [], text: '', ends: ['', ''], limits: [] }

export function usePanelState(block: string, panel: Panel): PanelState {
  const read = usePanelNumbers(block)
  const shown = useLatestValue(useValuePath(block))
  const model = useShownModelKey()
  const isPressed = useRun(
    state => panel.kind === 'button' && isHeld(state.held, { model, block, parameter: panel.parameter }),
  )
  switch (panel.kind) {
    case 'slider':
    case 'knob': {
      const [value = Number.NaN] = read(panel.parameter)
      const range = readRange(read, panel)
      const text = Number.isNaN(value) ? '–' : formatQuantity(value, panel.unit)
      return { ...NOTHING, fractions: [toFraction(value, range)], text }
    }
    case 'switch':
      return { ...NOTHING, isOn: [read(panel.parameter)[0] === 1] }
    case 'button':
      return { ...NOTHING, isOn: [isPressed || read(panel.parameter)[0] === 1] }
    case 'lamp':
      return { ...NOTHING, isOn: readLamps(shown, read(panel.threshold)) }
    case 'gauge': {
      const range = readRange(read, panel)
      const values = shown ?? []
      const rest = values.length > MOST_NUMBERS ? ' …' : ''
      const numbers = values.slice(0, MOST_NUMBERS).map(value => formatQuantity(value, panel.unit ?? ''))
      return {
        ...NOTHING,
        fractions: values.map(value => toFraction(value, range)),
        text: shown ? `${numbers.join('  ')}${rest}` : '–',
        ends: [range.low, range.high].map(end => formatEnd(end)) as [string, string],
        limits: read(panel.limits).map(limit => toFraction(limit, range)),
      }
    }
  }
}

function readLamps(shown: readonly number[] | null, threshold: readonly number[]): readonly boolean[] {
  const values = shown?.slice(0, MOST_LAMPS) ?? [Number.NaN]
  return values.map((value, i) => value > (threshold[threshold.length === 1 ? 0 : i] ?? Number.NaN))
}

function formatEnd(end: number): string {
  return Number.isNaN(end) ? '' : formatQuantity(end, '', 3)
}
