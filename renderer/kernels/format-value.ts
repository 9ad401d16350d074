/** What an expression comes to, beside the expression. */
import { type EvaluatedParameter, numbersOf } from '../../engine/index.ts'
import { readPlainNumber } from './number-step.ts'
import { writeNumber } from './slider-range.ts'

const SHOWN_ELEMENTS = 4

/** `= 314.159`, or null where the text says so already. */
export function describeValue(text: string, result: EvaluatedParameter | undefined): string | null {
  if (!result || !('value' in result)) return null
  const { value } = result
  if (typeof value === 'number') return isSaid(text, value) ? null : `= ${writeShort(value)}`
  if (typeof value !== 'object') return null
  if ('text' in value || 'path' in value) return null
  const columns = 'columns' in value ? value.columns : 1
  const numbers = numbersOf(value)
  return describeNumbers(text, numbers, columns < numbers.length ? columns : 1)
}

function describeNumbers(text: string, value: readonly number[], columns: number): string | null {
  if (isPlainList(text)) return null
  const [single] = value
  if (value.length === 1 && single !== undefined)
    return isSaid(text, single) ? null : `= ${writeShort(single)}`
  if (columns > 1) return `= ${value.length / columns} x ${columns} matrix`
  const rest = value.length - SHOWN_ELEMENTS
  const shown = value.slice(0, SHOWN_ELEMENTS).map(writeShort).join(', ')
  return rest > 0 ? `= [${shown}, and ${rest} more]` : `= [${shown}]`
}

function isSaid(text: string, value: number): boolean {
  const word = text.trim()
  return readPlainNumber(text) === value || word === String(value) || word === 'inf' || word === '-inf'
}

function isPlainList(text: string): boolean {
  const inside = /^\s*\[(.*)\]\s*$/.exec(text)?.[1]
  return inside?.split(/[,;]/).every(item => readPlainNumber(item) !== null) ?? false
}

function writeShort(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  return writeNumber(Number(value.toPrecision(6)))
}
