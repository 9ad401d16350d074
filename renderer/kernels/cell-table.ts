/**
 * A table of cells as a person edits it: rows of texts, of which the first column, and in a grid also the first row, are
 * breakpoints. Every function gives a new table.
 */
import { readPlainNumber } from './number-step.ts'
import { writeNumber } from './slider-range.ts'

export type Cells = readonly (readonly string[])[]

/** `columns`: the first column are breakpoints. `grid`: the first row too, and what they share is empty. */
export type CellTableKind = 'columns' | 'grid'

export function setCell(cells: Cells, row: number, column: number, text: string): Cells {
  return cells.map((line, i) => (i === row ? line.with(column, text) : line))
}

/** A row behind the last, its breakpoint one step further, its values those before it. */
export function addRow(cells: Cells, kind: CellTableKind): Cells {
  const last = cells.at(-1) ?? []
  const breakpoints = cells.slice(firstOf(kind)).map(line => line[0] ?? '0')
  return [...cells, [continueAxis(breakpoints), ...last.slice(1)]]
}

export function addColumn(cells: Cells): Cells {
  const breakpoints = cells[0]?.slice(1) ?? []
  return cells.map((line, i) => [...line, i === 0 ? continueAxis(breakpoints) : (line.at(-1) ?? '0')])
}

export function removeRow(cells: Cells, row: number): Cells {
  return cells.toSpliced(row, 1)
}

export function removeColumn(cells: Cells, column: number): Cells {
  return cells.map(line => line.toSpliced(column, 1))
}

/** A point between others: before the first row whose breakpoint is greater. */
export function insertRow(
  cells: Cells,
  numbers: readonly number[],
  x: number,
  values: readonly string[],
): Cells {
  const place = numbers.findIndex(number => number > x)
  return cells.toSpliced(place === -1 ? cells.length : place, 0, [writeNumber(x), ...values])
}

/** Rows, and in a grid columns, by their breakpoints, of which `numbers` tells the value. */
export function sortCells(cells: Cells, kind: CellTableKind, numberOf: (text: string) => number): Cells {
  const order = (breakpoints: readonly string[]): number[] =>
    breakpoints
      .map((_, i) => i)
      .sort((a, b) => numberOf(breakpoints[a] ?? '') - numberOf(breakpoints[b] ?? ''))
  const head = cells.slice(0, firstOf(kind))
  const body = cells.slice(firstOf(kind))
  const rows = order(body.map(line => line[0] ?? '')).flatMap(i => (body[i] ? [body[i]] : []))
  const sorted = [...head, ...rows]
  if (kind === 'columns') return sorted
  const columns = order(cells[0]?.slice(1) ?? [])
  return sorted.map(line => [line[0] ?? '', ...columns.map(i => line[i + 1] ?? '0')])
}

/**
 * What a spreadsheet copied, put into the table at a cell. A block as wide as the table (a grid: with an empty corner, or
 * put into the corner) takes the place of all of it; else it is written over what is there, and the table grows.
 */
export function pasteCells(
  cells: Cells,
  kind: CellTableKind,
  pasted: Cells,
  row: number,
  column: number,
): Cells {
  const width = cells[0]?.length ?? 0
  const isWhole =
    kind === 'columns'
      ? (pasted[0]?.length ?? 0) >= width
      : (row === 0 && column === 0) || readPlainNumber(pasted[0]?.[0] ?? '') === null
  if (isWhole) return replaceAll(pasted, kind, width)
  let grown = cells
  while (grown.length < row + pasted.length) grown = addRow(grown, kind)
  if (kind === 'grid')
    while ((grown[0]?.length ?? 0) < column + (pasted[0]?.length ?? 0)) grown = addColumn(grown)
  return grown.map((line, i) =>
    line.map((text, k) =>
      kind === 'grid' && i === 0 && k === 0 ? text : (pasted[i - row]?.[k - column] ?? text),
    ),
  )
}

function replaceAll(pasted: Cells, kind: CellTableKind, width: number): Cells {
  return kind === 'columns'
    ? pasted.map(line => line.slice(0, width))
    : pasted.map((line, i) => (i === 0 ? ['', ...line.slice(1)] : line))
}

function firstOf(kind: CellTableKind): number {
  return kind === 'grid' ? 1 : 0
}

/** One step of the last two further on. */
function continueAxis(breakpoints: readonly string[]): string {
  const [before = null, last = null] = breakpoints.slice(-2).map(readPlainNumber)
  if (breakpoints.length < 2) return writeNumber((readPlainNumber(breakpoints[0] ?? '0') ?? 0) + 1)
  return before === null || last === null ? `${breakpoints.at(-1)} + 1` : writeNumber(last + (last - before))
}
