/** The canvas' commands, for menus, the shortcut sheet and the keyboard. */
import { useEffect } from 'react'
import { type BlockInstance, findBlock, findModel } from '../../engine/index.ts'
import type { Alignment } from '../kernels/align-blocks.ts'
import { type Command, registerCommands } from '../stores/commands.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { useView } from '../stores/view-store.ts'
import { arrangeSelected } from './arrange-selected.ts'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import { copySelected, cutSelected, pasteText, readClipboard, writeClipboard } from './clipboard.ts'
import { PICTURE_COMMANDS } from './export-picture.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import { alignSelected, distributeSelected } from './move-selection.ts'
import { addFrame, addText } from './note-edits.ts'
import { revealGoto } from './open-block.ts'
import { currentSelection, selectBlocks } from './selection.ts'
import {
  duplicateSelected,
  flipSelected,
  pinSelected,
  removeSelected,
  rotateSelected,
  selectAll,
  selectConnected,
} from './selection-edits.ts'
import { shownModelKey } from './shown-model.ts'
import {
  commentSelected,
  expandSelected,
  groupSelected,
  hasModelBlock,
  isShared,
  selectedModelBlocks,
  separateSelected,
} from './subsystem-edits.ts'
import type { CanvasView } from './use-canvas-view.ts'
import { listWireCommands } from './wire-commands.ts'

const hasBlocks = (): boolean => currentSelection().blocks.length > 0
const hasSelection = (): boolean =>
  hasBlocks() || currentSelection().connections.length + currentSelection().notes.length > 0

const hasCopiable = (): boolean => hasBlocks() || currentSelection().notes.length > 0
const hasSeveral = (): boolean => currentSelection().blocks.length + currentSelection().notes.length > 1

const ZOOM_STEP = 1.25
const ALIGNMENTS: readonly (readonly [Alignment, string])[] = [
  ['left', 'Align left edges'],
  ['centre', 'Align centres across'],
  ['right', 'Align right edges'],
  ['top', 'Align top edges'],
  ['middle', 'Align centres down'],
  ['bottom', 'Align bottom edges'],
]

const isWiring = (): boolean => useCanvasState.getState().wiringFrom !== null

/** @param insert opens the search box */
export function useCanvasCommands(
  view: CanvasView,
  pointsOf: FlowKeeper['pointsOf'],
  insert: (text: string) => void,
): void {
  useEffect(
    () =>
      registerCommands([
        ...listCanvasCommands(view, insert),
        ...listWireCommands(pointsOf),
        ...PICTURE_COMMANDS,
      ]),
    [view, pointsOf, insert],
  )
}

function listCanvasCommands(view: CanvasView, insert: (text: string) => void): readonly Command[] {
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
    // Always ours, so that the page is not loaded again.
    { id: 'edit.rotate', title: 'Rotate', group: 'Arrange', keys: ['Ctrl+R'], run: rotateSelected },
    { id: 'edit.flip', title: 'Flip', group: 'Arrange', keys: ['Ctrl+I'], run: flipSelected },
    {
      id: 'edit.rename',
      title: 'Rename block',
      group: 'Edit',
      keys: ['F2'],
      run: () => changeCanvas({ renaming: currentSelection().blocks[0] ?? null }),
      isEnabled: hasBlocks,
    },
    ...ALIGNMENTS.map(([alignment, title]) => ({
      id: `arrange.align-${alignment}`,
      title,
      group: 'Arrange' as const,
      run: () => alignSelected(alignment),
      isEnabled: hasSeveral,
    })),
    {
      id: 'arrange.auto',
      title: 'Arrange from left to right',
      group: 'Arrange',
      keys: ['Ctrl+Shift+L'],
      run: () => arrangeSelected(),
    },
    {
      id: 'arrange.pin',
      title: 'Pin or release the position',
      group: 'Arrange',
      keys: ['Alt+P'],
      run: pinSelected,
      isEnabled: hasBlocks,
    },
    {
      id: 'arrange.distribute-across',
      title: 'Distribute across',
      group: 'Arrange',
      run: () => distributeSelected('across'),
      isEnabled: hasSeveral,
    },
    {
      id: 'arrange.distribute-down',
      title: 'Distribute down',
      group: 'Arrange',
      run: () => distributeSelected('down'),
      isEnabled: hasSeveral,
    },
    {
      id: 'view.goto',
      title: 'Show the Goto of the tag',
      group: 'View',
      run: () => selectedFroms().slice(0, 1).forEach(revealGoto),
      isEnabled: () => selectedFroms().length > 0,
    },
    {
      id: 'view.minimap',
      title: 'Map of the diagram',
      group: 'View',
      keys: ['Alt+M'],
      run: () => useView.getState().toggleMinimap(),
      isOn: () => useView.getState().hasMinimap,
    },
    {
      id: 'view.rates',
      title: 'Sample-time colours',
      group: 'View',
      keys: ['Ctrl+J'],
      run: () => useView.getState().toggleRates(),
      isOn: () => useView.getState().showsRates,
    },
    {
      id: 'view.order',
      title: 'Execution order numbers',
      group: 'View',
      keys: ['Alt+O'],
      run: () => useView.getState().toggleOrder(),
      isOn: () => useView.getState().showsOrder,
    },
    {
      id: 'view.open-tab',
      title: 'Open in a new tab',
      group: 'View',
      keys: ['Alt+T'],
      run: openSelectedInTab,
    },
    {
      id: 'view.close-tab',
      title: 'Close the tab',
      group: 'View',
      keys: ['Alt+W'],
      run: () => useView.getState().closeTab(useView.getState().activeTab),
      isEnabled: () => useView.getState().tabs.length > 1,
    },
    {
      id: 'view.zoom-in',
      title: 'Zoom in',
      group: 'View',
      keys: ['Ctrl+=', 'Ctrl++'],
      run: () => view.zoomTo(zoom => zoom * ZOOM_STEP),
    },
    {
      id: 'view.zoom-out',
      title: 'Zoom out',
      group: 'View',
      keys: ['Ctrl+-'],
      run: () => view.zoomTo(zoom => zoom / ZOOM_STEP),
    },
    { id: 'view.zoom-100', title: 'Zoom to 100 %', group: 'View', run: () => view.zoomTo(() => 1) },
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
  ]
}

function selectedFroms(): BlockInstance[] {
  const model = findModel(useDocument.getState().project, shownModelKey())
  return currentSelection().blocks.flatMap(name => {
    const block = model && findBlock(model, name)
    return block && registry.find(block.type)?.role === 'from' ? [block] : []
  })
}

/** The selected subsystem, or what is shown already. */
function openSelectedInTab(): void {
  const { context, openTab } = useView.getState()
  const [name] = selectedModelBlocks()
  openTab(name === undefined ? context : [...context, name.name])
}

/** Lets go of one thing at a time: the wire that was begun, then the selection, then the subsystem. */
function letGo(): void {
  const { context, leaveTo } = useView.getState()
  if (isWiring()) changeCanvas({ wiringFrom: null, rewiring: null })
  else if (hasSelection()) selectBlocks([])
  else if (context.length > 0) leaveTo(context.length - 1)
}
