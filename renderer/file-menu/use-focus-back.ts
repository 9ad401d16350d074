import { type RefObject, useMemo, useRef } from 'react'

export interface FocusBack {
  readonly trigger: { readonly onPointerDownCapture: () => void; readonly onKeyDownCapture: () => void }
  readonly content: { readonly onCloseAutoFocus: (event: Event) => void }
}

/**
 * A menu that the mouse opened gives the keyboard back to what had it before, so that one can go on typing on the canvas. One
 * that a key opened gives it to its button. From either, a command that took it for a field of its own keeps it.
 */
export function useFocusBack(): FocusBack {
  const before = useRef<Element | null>(null)
  return useMemo(() => makeFocusBack(before), [])
}

function makeFocusBack(before: RefObject<Element | null>): FocusBack {
  return {
    trigger: {
      onPointerDownCapture: () => {
        before.current = document.activeElement
      },
      onKeyDownCapture: () => {
        before.current = null
      },
    },
    content: {
      onCloseAutoFocus: event => {
        const held = before.current
        const present = document.activeElement
        const isTaken = present !== null && present !== document.body && !isOfMenu(present)
        if (held === null && !isTaken) return
        event.preventDefault()
        if (!isTaken && held instanceof HTMLElement && held !== document.body && !isOfMenu(held))
          held.focus({ preventScroll: true })
        else if (!isTaken && present instanceof HTMLElement) present.blur()
      },
    },
  }
}

function isOfMenu(element: Element): boolean {
  return element.closest('[role="menu"], [aria-haspopup="menu"]') !== null
}
