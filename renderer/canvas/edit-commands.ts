/** Commands that change what is drawn. */
import type { Command } from '../stores/commands.ts'
import { changeCanvas } from './canvas-state.ts'
import { copySelected, cutSelected, pasteText, readClipboard, writeClipboard } from './clipboard.ts'
import { keepSelected } from './keep-selected.ts'
import { addFrame, addText } from './note-edits.ts'
import { openBlock } from './open-block.ts'
import { hasBlocks, hasCopiable, hasSelection } from './selected-kinds.ts'
import { currentSelection } from './selection.ts'
import { duplicateSelected, removeSelected, selectAll, selectConnected } from './selection-edits.ts'
import { shownDiagram } from './shown-model.ts'
import {
  commentSelected,
  expandSelected,
  groupSelected,
  hasModelBlock,
  isShared,
  separateSelected,
} from './subsystem-edits.ts'
import type { CanvasView } from './use-canvas-view.ts'

/** @param insert opens the search box */
export function listEditCommands(view: CanvasView, insert: (text: string) => void): readonly Command[] {
  return [
    {
      id: 'edit.cut',
      title: 'Cut',
      group: 'Edit',
      ownKeys: ['Ctrl+X'],
      run: () => void writeClipboard(cutSelected()),
      isEnabled: hasCopiable,
    },
    {
      id: 'edit.copy',
      title: 'Copy',
      group: 'Edit',
      ownKeys: ['Ctrl+C'],
      run: () => void writeClipboard(copySelected()),
      isEnabled: hasCopiable,
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
      isEnabled: hasCopiable,
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
    {
      id: 'edit.select-connected',
      title: 'Select connected blocks',
      group: 'Edit',
      keys: ['Ctrl+Shift+A'],
      run: selectConnected,
      isEnabled: hasBlocks,
    },
    {
      id: 'edit.keep-selected',
      title: 'Keep the block selected while Tab goes on',
      group: 'Edit',
      keys: ['Shift+Space'],
      run: keepSelected,
      isEnabled: hasBlocks,
    },
    {
      id: 'edit.open',
      title: 'Open the block',
      group: 'Edit',
      ownKeys: ['Enter'],
      run: () => openBlock(shownDiagram(), currentSelection().blocks[0] ?? ''),
      isEnabled: hasBlocks,
    },
    {
      id: 'edit.insert',
      title: 'Insert a block...',
      group: 'Edit',
      keys: ['Ctrl+.'],
      ownKeys: ['Letters and digits'],
      run: () => insert(''),
    },
    {
      id: 'edit.comment-out',
      title: 'Comment out',
      group: 'Edit',
      keys: ['Ctrl+Shift+X'],
      run: () => commentSelected('out'),
      isEnabled: hasBlocks,
    },
    {
      id: 'edit.comment-through',
      title: 'Comment through',
      group: 'Edit',
      keys: ['Ctrl+Shift+Y'],
      run: () => commentSelected('through'),
      isEnabled: hasBlocks,
    },
    {
      id: 'edit.add-note',
      title: 'Add a note',
      group: 'Edit',
      keys: ['Alt+A'],
      run: () => addText(view.findVisible()),
    },
    {
      id: 'edit.add-frame',
      title: 'Add a frame around the selection',
      group: 'Edit',
      keys: ['Alt+G'],
      run: () => addFrame(view.findVisible()),
    },
    {
      id: 'edit.group',
      title: 'Make a subsystem of the selection',
      group: 'Edit',
      keys: ['Ctrl+G'],
      run: groupSelected,
      isEnabled: hasBlocks,
    },
    {
      id: 'edit.expand',
      title: 'Expand the subsystem',
      group: 'Edit',
      keys: ['Ctrl+Shift+G'],
      run: expandSelected,
      isEnabled: hasModelBlock,
    },
    {
      id: 'edit.independent',
      title: 'Make the subsystem independent of its other uses',
      group: 'Edit',
      run: separateSelected,
      isEnabled: isShared,
    },
    {
      id: 'edit.rename',
      title: 'Rename block',
      group: 'Edit',
      keys: ['F2'],
      run: () => changeCanvas({ renaming: currentSelection().blocks[0] ?? null }),
      isEnabled: hasBlocks,
    },
  ]
}
