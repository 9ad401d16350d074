import { useEffect } from 'react'
import type { Rectangle } from '../kernels/geometry.ts'
import { isDialogOpen } from '../stores/dialog-store.ts'
import { copySelected, cutSelected, pasteText } from './clipboard.ts'

/** The browser's own copy, cut and paste, wherever the focus is, unless text is what the user means. */
export function useClipboardEvents(findView: () => Rectangle): void {
  useEffect(() => {
    const give = (event: ClipboardEvent, text: string | null) => {
      if (text === null) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
    }
    const onCopy = (event: ClipboardEvent) => {
      if (!isAboutText(event)) give(event, copySelected())
    }
    const onCut = (event: ClipboardEvent) => {
      if (!isAboutText(event)) give(event, cutSelected())
    }
    const onPaste = (event: ClipboardEvent) => {
      if (isAboutText(event)) return
      event.preventDefault()
      pasteText(event.clipboardData?.getData('text/plain') ?? '', findView())
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCut)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCut)
      document.removeEventListener('paste', onPaste)
    }
  }, [findView])
}

function isAboutText({ target }: ClipboardEvent): boolean {
  if (isDialogOpen()) return true
  if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]'))
    return true
  const marked = document.getSelection()
  return marked !== null && !marked.isCollapsed
}
