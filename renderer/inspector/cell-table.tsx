import type { ClipboardEvent } from 'react'
import { type Cells, type CellTableKind, pasteCells, removeRow, setCell } from '../kernels/cell-table.ts'
import { readTable } from '../kernels/read-cells.ts'
import { DraftField } from '../theme/draft-field.tsx'
import { moveFocus, placeOf } from './cell-focus.ts'
import { CellTableButtons } from './cell-table-buttons.tsx'
import { DeleteCells, DeleteColumns } from './delete-cells.tsx'

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
                  <DeleteCells
                    what="row"
                    number={isGrid ? row : row + 1}
                    of={label}
                    isNeeded={body.length <= 2}
                    onDelete={() => onSet(removeRow(cells, row))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
          {isGrid && <DeleteColumns label={label} cells={cells} onSet={onSet} />}
        </table>
      </div>
      <CellTableButtons kind={kind} cells={cells} numberOf={numberOf} onSet={onSet} />
    </div>
  )
}

/** `Breakpoints 2`, `Values 2`; of a grid `Table row 2 column 3`. */
function nameCell(kind: CellTableKind, titles: readonly string[], row: number, column: number): string {
  if (kind === 'columns') return `${titles[column]} ${row + 1}`
  if (column === 0) return `${titles[0]} ${row}`
  return row === 0 ? `${titles[1]} ${column}` : `${titles[2]} row ${row} column ${column}`
}
