import type { Question } from '../../stores/dialog-store.ts'
import { Dialog } from './dialog.tsx'

export function FaultDialog({
  question: { title, message, answer },
}: {
  readonly question: Question<'fault'>
}) {
  const close = () => answer('understood')
  return (
    <Dialog
      title={title}
      role="alertdialog"
      onCancel={close}
      onSubmit={close}
      buttons={
        <button type="submit" className="button button-primary">
          OK
        </button>
      }
    >
      <p>{message}</p>
    </Dialog>
  )
}
