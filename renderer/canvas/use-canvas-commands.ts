/** The canvas' commands, for menus, the shortcut sheet and the keyboard. */
import { useEffect } from 'react'
import { registerCommands } from '../stores/commands.ts'
import { ARRANGE_COMMANDS } from './arrange-commands.ts'
import { listEditCommands } from './edit-commands.ts'
import { PICTURE_COMMANDS } from './export-picture.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import type { CanvasView } from './use-canvas-view.ts'
import { listViewCommands } from './view-commands.ts'
import { listWireCommands } from './wire-commands.ts'

/** @param insert opens the search box */
export function useCanvasCommands(
  view: CanvasView,
  pointsOf: FlowKeeper['pointsOf'],
  insert: (text: string) => void,
): void {
  useEffect(
    () =>
      registerCommands([
        ...listEditCommands(view, insert),
        ...ARRANGE_COMMANDS,
        ...listViewCommands(view),
        ...listWireCommands(pointsOf),
        ...PICTURE_COMMANDS,
      ]),
    [view, pointsOf, insert],
  )
}
