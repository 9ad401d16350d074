import type { Question } from '../../stores/dialog-store.ts'
import { Dialog } from './dialog.tsx'

/** Seen only where reading takes a while; nothing behind it can be used from the first moment. */
export function OpeningDialog({ question: { answer } }: { readonly question: Question<'opening'> }) {
  const cancel = () => answer('cancel')
  return (
    <Dialog
      title="Opening…"
      isLate
      onCancel={cancel}
      onSubmit={cancel}
      buttons={
        <button type="submit" className="button button-primary">
          Cancel
        </button>
      }
    >
      <p role="status">The project is being read.</p>
    </Dialog>
  )
}
