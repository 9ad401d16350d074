/** Commands that change how the diagram is seen, and which. */
import { type BlockInstance, findBlock, findModel } from '../../engine/index.ts'
import type { Command } from '../stores/commands.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { useView } from '../stores/view-store.ts'
import { endWiring, useCanvasState } from './canvas-state.ts'
import { revealGoto } from './open-block.ts'
import { hasSelection } from './selected-kinds.ts'
import { currentSelection, selectBlocks } from './selection.ts'
import { shownModelKey } from './shown-model.ts'
import { selectedModelBlocks } from './subsystem-edits.ts'
import type { CanvasView } from './use-canvas-view.ts'

const ZOOM_STEP = 1.25

const isWiring = (): boolean => useCanvasState.getState().wiringFrom !== null

export function listViewCommands(view: CanvasView): readonly Command[] {
  return [
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
  if (isWiring()) endWiring()
  else if (hasSelection()) selectBlocks([])
  else if (context.length > 0) leaveTo(context.length - 1)
}
