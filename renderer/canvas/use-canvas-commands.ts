/** The canvas' commands, for menus, the shortcut sheet and the keyboard. */
import { useEffect } from 'react'
import { registerCommands } from '../stores/commands.ts'
import { useView } from '../stores/view-store.ts'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import { copySelected, cutSelected, pasteText, readClipboard, writeClipboard } from './clipboard.ts'
import { currentSelection, selectBlocks } from './selection.ts'
import {
  duplicateSelected,
  flipSelected,
  removeSelected,
  rotateSelected,
  selectAll,
} from './selection-edits.ts'
import type { CanvasView } from './use-canvas-view.ts'

const hasBlocks = (): boolean => currentSelection().blocks.length > 0
const hasSelection = (): boolean => hasBlocks() || currentSelection().connections.length > 0

const isWiring = (): boolean => useCanvasState.getState().wiringFrom !== null

export function useCanvasCommands(view: CanvasView): void {
  useEffect(
    () =>
      registerCommands([
        {
          id: 'edit.cut',
          title: 'Cut',
          group: 'Edit',
          ownKeys: ['Ctrl+X'],
          run: () => void writeClipboard(cutSelected()),
          isEnabled: hasBlocks,
        },
        {
          id: 'edit.copy',
          title: 'Copy',
          group: 'Edit',
          ownKeys: ['Ctrl+C'],
          run: () => void writeClipboard(copySelected()),
          isEnabled: hasBlocks,
        },
        {
          id: 'edit.paste',
          title: 'Paste',
          group: 'Edit',
          ownKeys: ['Ctrl+V'],
          run: () => void readClipboard().then(text => pasteText(text ?? '', view.findVisible())),
        },
        {
          id: 'edit.duplicate',
          title: 'Duplicate',
          group: 'Edit',
          keys: ['Ctrl+Shift+D'],
          run: duplicateSelected,
          isEnabled: hasBlocks,
        },
        {
          id: 'edit.delete',
          title: 'Delete',
          group: 'Edit',
          keys: ['Delete', 'Backspace'],
          run: removeSelected,
          isEnabled: hasSelection,
        },
        { id: 'edit.select-all', title: 'Select all', group: 'Edit', keys: ['Ctrl+A'], run: selectAll },
        // Always ours, so that the page is not loaded again.
        { id: 'edit.rotate', title: 'Rotate', group: 'Edit', keys: ['Ctrl+R'], run: rotateSelected },
        { id: 'edit.flip', title: 'Flip', group: 'Edit', keys: ['Ctrl+I'], run: flipSelected },
        {
          id: 'edit.rename',
          title: 'Rename block',
          group: 'Edit',
          keys: ['F2'],
          run: () => changeCanvas({ renaming: currentSelection().blocks[0] ?? null }),
          isEnabled: hasBlocks,
        },
        {
          id: 'view.fit',
          title: 'Fit the diagram',
          group: 'View',
          keys: ['Space'],
          run: view.fit,
        },
        {
          id: 'view.leave',
          title: 'Leave the subsystem',
          group: 'View',
          keys: ['Escape'],
          run: letGo,
          isEnabled: () => isWiring() || hasSelection() || useView.getState().context.length > 0,
        },
      ]),
    [view],
  )
}

/** Lets go of one thing at a time: the wire that was begun, then the selection, then the subsystem. */
function letGo(): void {
  const { context, leaveTo } = useView.getState()
  if (isWiring()) changeCanvas({ wiringFrom: null })
  else if (hasSelection()) selectBlocks([])
  else if (context.length > 0) leaveTo(context.length - 1)
}
