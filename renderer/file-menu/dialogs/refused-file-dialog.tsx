import { describeDiagnostic, describePlace } from '../../../engine/index.ts'
import type { Question } from '../../stores/dialog-store.ts'
import { Dialog } from './dialog.tsx'

export function RefusedFileDialog({ question }: { readonly question: Question<'refused-file'> }) {
  const { name, diagnostics, canOpenAnyway, answer } = question
  const cancel = () => answer('cancel')
  return (
    <Dialog
      title="This file could not be opened"
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
        <strong>{name}</strong> has{' '}
        {diagnostics.length === 1 ? 'a problem' : `${diagnostics.length} problems`}.{' '}
        {canOpenAnyway
          ? 'You can open it and mend it here; it runs when the problems are gone.'
          : 'What you have open stays as it is.'}
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
