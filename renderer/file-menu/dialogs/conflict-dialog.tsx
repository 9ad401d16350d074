import type { Question } from '../../stores/dialog-store.ts'
import { Dialog } from './dialog.tsx'

export function ConflictDialog({
  question: { name, answer },
}: {
  readonly question: Question<'changed-outside'>
}) {
  return (
    <Dialog
      title="The file was changed outside"
      role="alertdialog"
      onCancel={() => answer('cancel')}
      onSubmit={() => answer('cancel')}
      buttons={
        <>
          <button type="button" className="button dialog-aside" onClick={() => answer('reload')}>
            Reload
          </button>
          <button type="button" className="button" onClick={() => answer('overwrite')}>
            Overwrite
          </button>
          <button type="submit" className="button button-primary">
            Cancel
          </button>
        </>
      }
    >
      <p>
        Another program changed <strong>{name}</strong> after you opened it. Nothing was written.
      </p>
      <p>
        <strong>Reload</strong> opens the file as it is now and drops what you changed here.{' '}
        <strong>Overwrite</strong> replaces it with what you see. Or cancel, and save under another name.
      </p>
    </Dialog>
  )
}
