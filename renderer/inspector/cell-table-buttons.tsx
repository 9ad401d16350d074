import { ArrowDownAZ, BetweenHorizontalEnd, BetweenVerticalEnd } from 'lucide-react'
import { addColumn, addRow, type Cells, type CellTableKind, sortCells } from '../kernels/cell-table.ts'

interface CellTableButtonsProps {
  readonly kind: CellTableKind
  readonly cells: Cells
  readonly numberOf: (text: string) => number
  readonly onSet: (cells: Cells) => void
}

/** Rows and columns at the end, and breakpoints in order. */
export function CellTableButtons({ kind, cells, numberOf, onSet }: CellTableButtonsProps) {
  const sorted = sortCells(cells, kind, numberOf)
  return (
    <div className="cell-table-buttons">
      <button type="button" className="button" onClick={() => onSet(addRow(cells, kind))}>
        <BetweenVerticalEnd size={13} aria-hidden /> Add row
      </button>
      {kind === 'grid' && (
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
  )
}
