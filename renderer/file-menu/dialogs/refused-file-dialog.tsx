import { describeDiagnostic, describePlace } from '../../../engine/index.ts'
import type { Question } from '../../stores/dialog-store.ts'
import { Dialog } from './dialog.tsx'

export function RefusedFileDialog({ question }: { readonly question: Question<'refused-file'> }) {
  const { name, diagnostics, canOpenAnyway, answer } = question
  const cancel = () => answer('cancel')
  const isOne = diagnostics.length === 1
  const problems = isOne ? 'a problem' : `${diagnostics.length} problems`
  return (
    <Dialog
      title={canOpenAnyway ? `This file has ${problems}` : 'This file could not be opened'}
      role="alertdialog"
      size="large"
      onCancel={cancel}
      onSubmit={cancel}
      buttons={
        <>
          {canOpenAnyway && (
            <button type="button" className="button dialog-aside" onClick={() => answer('open')}>
              Open anyway
            </button>
          )}
          <button type="submit" className="button button-primary">
            Cancel
          </button>
        </>
      }
    >
      <p>
        <strong>{name}</strong>{' '}
        {canOpenAnyway
          ? `can be opened and mended here; it runs when the ${isOne ? 'problem is' : 'problems are'} gone.`
          : `has ${problems}. What you have open stays as it is.`}
      </p>
      <ul className="fault-list">
        {diagnostics.map(diagnostic => (
          <li key={describeDiagnostic(diagnostic)}>
            {describePlace(diagnostic.place) && (
              <span className="fault-place">{describePlace(diagnostic.place)}</span>
            )}
            {diagnostic.message}
            {diagnostic.hint && <span className="fault-hint">{diagnostic.hint}</span>}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
