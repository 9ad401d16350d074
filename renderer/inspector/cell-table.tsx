import { ArrowDownAZ, BetweenHorizontalEnd, BetweenVerticalEnd, Trash2 } from 'lucide-react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import {
  addColumn,
  addRow,
  type Cells,
  type CellTableKind,
  pasteCells,
  removeColumn,
  removeRow,
  setCell,
  sortCells,
} from '../kernels/cell-table.ts'
import { readTable } from '../kernels/read-cells.ts'
import { DraftField } from '../theme/draft-field.tsx'

interface CellTableProps {
  /** What it is a table of, for the names of its parts. */
  readonly label: string
  readonly kind: CellTableKind
  /** Titles of the columns; of a grid those of its rows, its columns and its values. */
  readonly titles: readonly string[]
  readonly cells: Cells
  readonly numberOf: (text: string) => number
  readonly onSet: (cells: Cells) => void
}

/** More would make the inspector slow; such tables are edited as text or pasted. */
const MOST_CELLS = 600

/** Cells to be read, typed, pasted and sorted; arrow keys go up and down. */
export function CellTable({ label, kind, titles, cells, numberOf, onSet }: CellTableProps) {
  const width = cells[0]?.length ?? 0
  const isGrid = kind === 'grid'
  const lines = cells.map((line, row) => ({ row, line: line.map((text, column) => ({ text, column })) }))
  const [head] = lines
  const body = isGrid ? lines.slice(1) : lines
  const paste = (event: ClipboardEvent<HTMLElement>) => {
    const place = placeOf(event.target)
    const pasted = readTable(event.clipboardData.getData('text/plain'), isGrid ? 3 : width)
    if (!place || !pasted) return
    event.preventDefault()
    onSet(pasteCells(cells, kind, pasted, place.row, place.column))
  }
  const sorted = sortCells(cells, kind, numberOf)
  const field = (row: number, column: number, text: string) => (
    <DraftField
      className="field number"
      aria-label={nameCell(kind, titles, row, column)}
      data-row={row}
      data-column={column}
      value={text}
      onCommit={next => onSet(setCell(cells, row, column, next))}
    />
  )
  if (cells.length * width > MOST_CELLS) {
    return (
      <p className="panel-empty">
        {body.length} rows of {width} cells are too many to show one by one: change them in the fields above.
      </p>
    )
  }
  return (
    <div className="cell-table">
      <div className="cell-table-frame" onPaste={paste}>
        <table aria-label={label} onKeyDown={moveFocus}>
          <thead>
            <tr>
              {isGrid
                ? head?.line.map(({ text, column }) => (
                    <th key={column} scope="col">
                      {column === 0 ? (
                        <button
                          type="button"
                          className="cell-corner"
                          data-row={0}
                          data-column={0}
                          aria-label={`Corner of ${label}`}
                          title="Paste here to replace the table with its breakpoints"
                        />
                      ) : (
                        field(0, column, text)
                      )}
                    </th>
                  ))
                : titles.map(title => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {body.map(({ row, line }) => (
              <tr key={row}>
                {line.map(({ text, column }) => (
                  <td key={column} className={column === 0 ? 'is-breakpoint' : undefined}>
                    {field(row, column, text)}
                  </td>
                ))}
                <td className="cell-action">
                  <button
                    type="button"
                    className="icon-button small"
                    aria-label={`Delete row ${isGrid ? row : row + 1} of ${label}`}
                    title="Delete this row"
                    disabled={body.length <= 2}
                    onClick={() => onSet(removeRow(cells, row))}
                  >
                    <Trash2 size={12} aria-hidden />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
          {isGrid && (
            <tfoot>
              <tr>
                {head?.line.map(({ column }) => (
                  <td key={column}>
                    {column > 0 && (
                      <button
                        type="button"
                        className="icon-button small"
                        aria-label={`Delete column ${column} of ${label}`}
                        title="Delete this column"
                        disabled={width <= 3}
                        onClick={() => onSet(removeColumn(cells, column))}
                      >
                        <Trash2 size={12} aria-hidden />
                      </button>
                    )}
                  </td>
                ))}
                <td />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <div className="cell-table-buttons">
        <button type="button" className="button" onClick={() => onSet(addRow(cells, kind))}>
          <BetweenVerticalEnd size={13} aria-hidden /> Add row
        </button>
        {isGrid && (
          <button type="button" className="button" onClick={() => onSet(addColumn(cells))}>
            <BetweenHorizontalEnd size={13} aria-hidden /> Add column
          </button>
        )}
        <button
          type="button"
          className="button"
          disabled={String(sorted) === String(cells)}
          title="Put the breakpoints in order, with their values"
          onClick={() => onSet(sorted)}
        >
          <ArrowDownAZ size={13} aria-hidden /> Sort
        </button>
      </div>
    </div>
  )
}

/** `Breakpoints 2`, `Values 2`; of a grid `Table row 2 column 3`. */
function nameCell(kind: CellTableKind, titles: readonly string[], row: number, column: number): string {
  if (kind === 'columns') return `${titles[column]} ${row + 1}`
  if (column === 0) return `${titles[0]} ${row}`
  return row === 0 ? `${titles[1]} ${column}` : `${titles[2]} row ${row} column ${column}`
}

function placeOf(target: EventTarget): { readonly row: number; readonly column: number } | null {
  if (!(target instanceof HTMLElement) || target.dataset.row === undefined) return null
  return { row: Number(target.dataset.row), column: Number(target.dataset.column) }
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }

/** To the cell above or below. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const place = placeOf(event.target)
  const step = STEPS[event.key]
  if (!place || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  const selector = `[data-row="${place.row + step}"][data-column="${place.column}"]`
  const next = event.currentTarget.querySelector<HTMLElement>(selector)
  if (!next) return
  event.preventDefault()
  next.focus()
  if (next instanceof HTMLInputElement) next.select()
}
