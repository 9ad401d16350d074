/** The texts of parameters that are one table, as cells and back. */
import type { TableLayout } from '../../engine/index.ts'
import type { Cells } from './cell-table.ts'
import { joinList, joinMatrix, splitList, splitMatrix } from './read-cells.ts'

export type Texts = Readonly<Record<string, string>>

/** Null where one of them is no plain list or matrix. */
export function readTableTexts(layout: TableLayout, texts: Texts): Cells | null {
  return layout.kind === 'columns' ? readColumns(layout, texts) : readGrid(layout, texts)
}

/** The texts of all its parameters; matrices stay matrices. */
export function writeTableTexts(layout: TableLayout, texts: Texts, cells: Cells): Texts {
  if (layout.kind === 'grid') {
    const body = cells.slice(1)
    return {
      [layout.rows]: joinList(body.map(line => line[0] ?? '0')),
      [layout.columns]: joinList(cells[0]?.slice(1) ?? []),
      [layout.values]: joinMatrix(body.map(line => line.slice(1))),
    }
  }
  let next = 1
  const written: Record<string, string> = { [layout.x]: joinList(cells.map(line => line[0] ?? '0')) }
  for (const y of layout.ys) {
    const width = readValues(texts[y] ?? '')?.width ?? 1
    const part = cells.map(line => line.slice(next, next + width))
    written[y] = width === 1 ? joinList(part.map(line => line[0] ?? '0')) : joinMatrix(part)
    next += width
  }
  return written
}

/** How many columns each parameter of the values has. */
export function countColumns(text: string): number {
  return readValues(text)?.width ?? 1
}

function readColumns({ x, ys }: Extract<TableLayout, { kind: 'columns' }>, texts: Texts): Cells | null {
  const breakpoints = splitList(texts[x] ?? '')
  const values = ys.map(y => readValues(texts[y] ?? ''))
  if (!breakpoints || values.includes(null)) return null
  const count = Math.max(breakpoints.length, ...values.map(part => part?.rows.length ?? 0))
  return Array.from({ length: count }, (_, i) => [
    breakpoints[i] ?? '0',
    ...values.flatMap(part => part?.rows[i] ?? Array<string>(part?.width ?? 1).fill('0')),
  ])
}

/** A list is one column; of a matrix each column is one. */
function readValues(text: string): { readonly rows: Cells; readonly width: number } | null {
  const rows = splitMatrix(text)
  if (!rows) return null
  const [first = []] = rows
  return rows.length === 1 ? { rows: first.map(cell => [cell]), width: 1 } : { rows, width: first.length }
}

function readGrid(layout: Extract<TableLayout, { kind: 'grid' }>, texts: Texts): Cells | null {
  const rows = splitList(texts[layout.rows] ?? '')
  const columns = splitList(texts[layout.columns] ?? '')
  const values = splitMatrix(texts[layout.values] ?? '')
  if (!rows || !columns || !values || rows.length === 0 || columns.length === 0) return null
  const flat = values.flat()
  const isFlat = values.length === 1 && rows.length > 1
  return [
    ['', ...columns],
    ...rows.map((row, i) => [
      row,
      ...columns.map((_, k) => (isFlat ? flat[i * columns.length + k] : values[i]?.[k]) ?? '0'),
    ]),
  ]
}
