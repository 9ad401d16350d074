/** For a field that opens over the canvas: gives the keyboard back to what had it before, else to the canvas. */
import { useState } from 'react'
import { useView } from '../stores/view-store.ts'

export function useFocusBefore(): () => void {
  const [before] = useState(() => document.activeElement)
  return () => {
    if (before instanceof HTMLElement && before.isConnected && before !== document.body)
      before.focus({ preventScroll: true })
    else useView.getState().callCanvas()
  }
}
