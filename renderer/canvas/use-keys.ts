/** Keys that mean something only while the focus is on the canvas; all others are commands. */
import { type KeyboardEvent, useEffect, useMemo } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import { GRID, type Point } from '../kernels/geometry.ts'
import { useDocument } from '../stores/document-store.ts'
import { nudgeWire } from './bend-wire.ts'
import { endWireAt } from './end-wire-at.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import { moveSelection } from './move-selection.ts'
import { openBlock } from './open-block.ts'
import { listPinnable } from './pin-value.ts'
import { hasSelection } from './selected-kinds.ts'
import { currentSelection, selectBlocks } from './selection.ts'
import { noteTypedPin, PIN, takeTypedPin } from './typed-pin.ts'

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -GRID, y: 0 },
  ArrowRight: { x: GRID, y: 0 },
  ArrowUp: { x: 0, y: -GRID },
  ArrowDown: { x: 0, y: GRID },
}
const FAR = 5
/** Whatever is written begins a name or a formula, `.5` and `|u|` too, but for the key of the shortcuts. */
const INSERTING = /^[^\s?]$/u

export interface KeyHandlers {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onKeyUp: (event: KeyboardEvent<HTMLElement>) => void
}

/** @param insert opens the search box with what was typed */
export function useKeys(
  diagram: Diagram,
  pointsOf: FlowKeeper['pointsOf'],
  insert: (text: string) => void,
): KeyHandlers {
  const handlers = useMemo(
    () => ({
      onKeyDown: (event: Pressed) => {
        if (isHeld(event) || isInField(event)) return
        const focused = findFocusedBlock(event)
        // Where nothing is selected, the block that has the focus is the one that is meant.
        const takeFocused = () => focused !== null && !hasSelection() && selectBlocks([focused])
        const arrow = ARROWS[event.key]
        if (arrow) {
          takeFocused()
          const far = event.shiftKey ? FAR : 1
          if (nudgeWire(pointsOf, { x: arrow.x * far, y: arrow.y * far })) event.preventDefault()
          if (currentSelection().blocks.length + currentSelection().notes.length === 0) return
          event.preventDefault()
          moveSelection(diagram, { x: arrow.x * far, y: arrow.y * far }, 'nudge')
        }
        if (event.key === 'Enter' && focused !== null) {
          event.preventDefault()
          if (event.target instanceof Element && endWireAt(focused, event.target)) return
          selectBlocks([focused])
          openBlock(diagram, focused)
        }
        if (event.key === 'Delete' || event.key === 'Backspace') takeFocused()
        // A command then, and no block's first letter unless a second one follows.
        if (event.key === PIN && listPinnable().length > 0) return noteTypedPin(event.timeStamp)
        if (INSERTING.test(event.key)) {
          event.preventDefault()
          insert(takeTypedPin(event.key, event.timeStamp) + event.key)
        }
      },
      onKeyUp: ({ key }: Pick<Pressed, 'key'>) => {
        if (ARROWS[key]) useDocument.getState().settle()
      },
    }),
    [diagram, pointsOf, insert],
  )
  // Where nothing has the focus, as after a menu was used, the canvas has it.
  useEffect(() => {
    const isOfNothing = ({ target }: Event) =>
      target === document.body && document.querySelector('dialog[open]') === null
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (!event.defaultPrevented && isOfNothing(event)) handlers.onKeyDown(event)
    }
    const onKeyUp = (event: globalThis.KeyboardEvent) => {
      if (isOfNothing(event)) handlers.onKeyUp(event)
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('keyup', onKeyUp)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('keyup', onKeyUp)
    }
  }, [handlers])
  return handlers
}

/** A key, as React or the browser says it. */
type Pressed = Pick<
  globalThis.KeyboardEvent,
  | 'key'
  | 'target'
  | 'ctrlKey'
  | 'metaKey'
  | 'altKey'
  | 'shiftKey'
  | 'timeStamp'
  | 'preventDefault'
  | 'getModifierState'
>

/** AltGr writes characters, such as the brackets and | of a German keyboard, and may say that it is Ctrl and Alt. */
function isHeld(event: Pressed): boolean {
  return (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph')
}

function isInField({ target }: Pick<Pressed, 'target'>): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, button:not(.note-grip), a, select') !== null
  )
}

function findFocusedBlock({ target }: Pick<Pressed, 'target'>): string | null {
  if (!(target instanceof Element) || !target.classList.contains('react-flow__node')) return null
  return target.getAttribute('data-id')
}
