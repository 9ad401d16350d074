import { Plus, Trash2 } from 'lucide-react'
import type { ClipboardEvent } from 'react'
import type { EvaluatedParameter } from '../../engine/index.ts'
import { readPlainNumber } from '../kernels/number-step.ts'
import { numbersOf } from '../kernels/numbers-of.ts'
import { joinList, readCells, splitList } from '../kernels/read-cells.ts'
import { writeRoots } from '../kernels/root-text.ts'
import { findRoots } from '../kernels/roots.ts'
import { DraftField } from '../theme/draft-field.tsx'
import { RootList } from './root-list.tsx'

interface VectorEditorProps {
  readonly label: string
  readonly text: string
  readonly result: EvaluatedParameter | undefined
  /** Its elements are coefficients of a polynomial in s or z. */
  readonly isPolynomial: boolean
  readonly onSet: (text: string) => void
}

/** A list cell by cell, into which a spreadsheet's cells can be pasted; of a polynomial also its roots. */
export function VectorEditor({ label, text, result, isPolynomial, onSet }: VectorEditorProps) {
  const cells = splitList(text)
  const values = numbersOf(result)
  const roots = isPolynomial ? findRoots(values) : null
  const isPlain = cells?.every(cell => readPlainNumber(cell) !== null) ?? false
  const lead = values.find(value => value !== 0)
  const paste = (event: ClipboardEvent, place: number) => {
    const pasted = readCells(event.clipboardData.getData('text/plain'))
    if (!pasted || !cells) return
    event.preventDefault()
    onSet(joinList([...cells.slice(0, place), ...pasted, ...cells.slice(place + pasted.length)]))
  }
  return (
    <details className="vector-editor">
      <summary aria-label={`Elements of ${label}`}>
        {values.length} {values.length === 1 ? 'element' : 'elements'}
        {roots && roots.length > 0 && `, roots ${writeRoots(roots).join(', ')}`}
      </summary>
      {cells ? (
        <ol>
          {cells
            .map((cell, place) => ({ cell, place }))
            .map(({ cell, place }) => (
              <li key={place} onPaste={event => paste(event, place)}>
                <DraftField
                  className="field number"
                  aria-label={`${label} element ${place + 1}`}
                  value={cell}
                  onCommit={next => onSet(joinList(cells.with(place, next)))}
                />
                <button
                  type="button"
                  className="icon-button small"
                  aria-label={`Delete element ${place + 1} of ${label}`}
                  onClick={() => onSet(joinList(cells.toSpliced(place, 1)))}
                >
                  <Trash2 size={12} aria-hidden />
                </button>
              </li>
            ))}
          <li>
            <button
              type="button"
              className="icon-button small"
              aria-label={`Add an element to ${label}`}
              title="Add an element"
              onClick={() => onSet(joinList([...cells, '0']))}
            >
              <Plus size={13} aria-hidden />
            </button>
          </li>
        </ol>
      ) : (
        <p>Computed from an expression; write a list such as [1, 2, 3] to change it here.</p>
      )}
      {roots && isPlain && lead !== undefined && (
        <RootList label={label} lead={lead} roots={roots} onSet={onSet} />
      )}
    </details>
  )
}
