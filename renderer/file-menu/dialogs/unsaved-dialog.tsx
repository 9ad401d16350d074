import type { Question } from '../../stores/dialog-store.ts'
import { Dialog } from './dialog.tsx'

export function UnsavedDialog({ question: { name, answer } }: { readonly question: Question<'unsaved'> }) {
  return (
    <Dialog
      title="Unsaved changes"
      role="alertdialog"
      onCancel={() => answer('cancel')}
      onSubmit={() => answer('save')}
      buttons={
        <>
          <button type="button" className="button dialog-aside" onClick={() => answer('discard')}>
            Don't save
          </button>
          <button type="button" className="button" onClick={() => answer('cancel')}>
            Cancel
          </button>
          <button type="submit" className="button button-primary">
            Save
          </button>
        </>
      }
    >
      <p>
        <strong>{name}</strong> has changes that are not saved. They are lost if you go on without saving.
      </p>
    </Dialog>
  )
}
