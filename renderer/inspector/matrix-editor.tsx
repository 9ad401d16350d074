import type { ClipboardEvent } from 'react'
import { joinMatrix, readTable, splitMatrix } from '../kernels/read-cells.ts'
import { DraftField } from '../theme/draft-field.tsx'

interface MatrixEditorProps {
  readonly label: string
  readonly text: string
  readonly onSet: (text: string) => void
}

/** A matrix cell by cell; a table from a spreadsheet takes the place of the whole. */
export function MatrixEditor({ label, text, onSet }: MatrixEditorProps) {
  const rows = splitMatrix(text)
  if (!rows) return null
  const columns = rows[0]?.length ?? 0
  const places = rows.flatMap((cells, row) => cells.map((cell, column) => ({ cell, row, column })))
  const paste = (event: ClipboardEvent) => {
    const table = readTable(event.clipboardData.getData('text/plain'))
    if (!table) return
    event.preventDefault()
    onSet(joinMatrix(table))
  }
  const set = (row: number, column: number, cell: string) =>
    onSet(joinMatrix(rows.map((cells, i) => (i === row ? cells.with(column, cell) : cells))))
  return (
    <details className="vector-editor">
      <summary aria-label={`Elements of ${label}`}>
        {rows.length} × {columns}
      </summary>
      <div
        className="matrix-cells"
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(40px, 1fr))` }}
        onPaste={paste}
      >
        {places.map(({ cell, row, column }) => (
          <DraftField
            key={`${row} ${column}`}
            className="field number"
            aria-label={`${label} row ${row + 1} column ${column + 1}`}
            value={cell}
            onCommit={next => set(row, column, next)}
          />
        ))}
      </div>
    </details>
  )
}
