/** The point from which a run starts, by names. */
import type { Program } from '../compile/program.ts'
import { formatShortly } from './format-number.ts'
import { formatTable } from './format-table.ts'

export interface PointState {
  /** `path/block.state`, with `[i]` for elements. */
  readonly name: string
  readonly kind: 'continuous' | 'discrete'
  readonly value: number
}

export function readOperatingPoint({ states }: Program, memory: Float64Array): PointState[] {
  return states.flatMap(({ name, kind, address, width }) =>
    Array.from({ length: width }, (_, i) => ({
      name: width === 1 ? name : `${name}[${i}]`,
      kind,
      value: memory[address + i] ?? Number.NaN,
    })),
  )
}

/** A long delay has more elements than anybody reads. */
const MOST_ROWS = 40

export function formatOperatingPoint(point: readonly PointState[]): string {
  if (point.length === 0) return 'There are no states: every point is steady.\n'
  const rows = point.slice(0, MOST_ROWS).map(({ name, value }) => [name, formatShortly(value)])
  const more = point.length > MOST_ROWS ? `and ${point.length - MOST_ROWS} more; --json gives all\n` : ''
  return `Starts from the steady state:\n${formatTable([['state', 'value'], ...rows])}${more}`
}
