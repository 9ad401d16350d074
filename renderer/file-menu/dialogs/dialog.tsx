import { type ReactNode, type SubmitEvent, useId, useLayoutEffect, useRef } from 'react'
import './dialog.css'

interface DialogProps {
  readonly title: string
  /** `alertdialog` for what interrupts the user. */
  readonly role?: 'dialog' | 'alertdialog'
  readonly size?: 'small' | 'large'
  /** Holds the window from the first moment, and is seen only when it lasts. */
  readonly isLate?: boolean
  readonly onCancel: () => void
  /** Enter anywhere in the dialog, or its submit button. */
  readonly onSubmit?: () => void
  readonly children: ReactNode
  readonly buttons: ReactNode
}

/** The browser's own modal dialog: it keeps the focus inside, and gives it back when it closes. */
export function Dialog({
  title,
  role = 'dialog',
  size = 'small',
  isLate = false,
  onCancel,
  onSubmit,
  children,
  buttons,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const bodyId = useId()
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    element?.querySelector<HTMLElement>('[data-first-focus], button[type="submit"]')?.focus()
    return () => element?.close()
  }, [])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <dialog
      ref={dialog}
      className={`dialog dialog-${size} ${isLate ? 'dialog-late' : ''}`}
      role={role}
      aria-labelledby={titleId}
      aria-describedby={role === 'alertdialog' ? bodyId : undefined}
      onCancel={event => {
        event.preventDefault()
        onCancel()
      }}
    >
      <form onSubmit={submit}>
        <h2 id={titleId} className="dialog-title">
          {title}
        </h2>
        <div id={bodyId} className="dialog-body">
          {children}
        </div>
        <footer className="dialog-buttons">{buttons}</footer>
      </form>
    </dialog>
  )
}
