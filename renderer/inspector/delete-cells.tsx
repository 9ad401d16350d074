/** Buttons that take rows and columns from a table of cells. */
import { Trash2 } from 'lucide-react'
import { type Cells, removeColumn } from '../kernels/cell-table.ts'

interface DeleteCellsProps {
  readonly what: 'row' | 'column'
  readonly number: number
  /** The table. */
  readonly of: string
  /** A table needs more than would be left. */
  readonly isNeeded: boolean
  readonly onDelete: () => void
}

export function DeleteCells({ what, number, of, isNeeded, onDelete }: DeleteCellsProps) {
  return (
    <button
      type="button"
      className="icon-button small"
      aria-label={`Delete ${what} ${number} of ${of}`}
      title={`Delete this ${what}`}
      disabled={isNeeded}
      onClick={onDelete}
    >
      <Trash2 size={12} aria-hidden />
    </button>
  )
}

interface DeleteColumnsProps {
  readonly label: string
  readonly cells: Cells
  readonly onSet: (cells: Cells) => void
}

/** Below each column of a grid but that of its rows' breakpoints. */
export function DeleteColumns({ label, cells, onSet }: DeleteColumnsProps) {
  const columns = (cells[0] ?? []).map((_, column) => column)
  return (
    <tfoot>
      <tr>
        {columns.map(column => (
          <td key={column}>
            {column > 0 && (
              <DeleteCells
                what="column"
                number={column}
                of={label}
                isNeeded={columns.length <= 3}
                onDelete={() => onSet(removeColumn(cells, column))}
              />
            )}
          </td>
        ))}
        <td />
      </tr>
    </tfoot>
  )
}
