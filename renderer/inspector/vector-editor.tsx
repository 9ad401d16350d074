import type { ClipboardEvent } from 'react'
import type { EvaluatedParameter } from '../../engine/index.ts'
import { readPlainNumber } from '../kernels/number-step.ts'
import { numbersOf } from '../kernels/numbers-of.ts'
import { joinList, readCells, splitList } from '../kernels/read-cells.ts'
import { writeRoots } from '../kernels/root-text.ts'
import { findRoots } from '../kernels/roots.ts'
import { DraftField } from '../theme/draft-field.tsx'
import { ItemList } from './item-list.tsx'
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
        <ItemList
          noun={['an', 'element']}
          label={label}
          items={cells}
          fresh="0"
          onSet={next => onSet(joinList(next))}
          renderField={(cell, place) => (
            <DraftField
              className="field number"
              aria-label={`${label} element ${place + 1}`}
              value={cell}
              onCommit={next => onSet(joinList(cells.with(place, next)))}
              onPaste={event => paste(event, place)}
            />
          )}
        />
      ) : (
        <p>Computed from an expression; write a list such as [1, 2, 3] to change it here.</p>
      )}
      {roots && isPlain && lead !== undefined && (
        <RootList label={label} lead={lead} roots={roots} onSet={onSet} />
      )}
    </details>
  )
}
