/** Presses on the diagram, for the frame about it and for React Flow. */
import { type FocusEvent, type MouseEvent, useLayoutEffect, useMemo, useRef } from 'react'
import { changeCanvas } from './canvas-state.ts'
import type { BlockFlowNode } from './flow-types.ts'
import { openBlock } from './open-block.ts'
import { clickBeside, doubleClick, keepMenuAway, type Plane, press, selectFocused } from './press-diagram.ts'

export interface Presses {
  readonly ofFrame: {
    readonly onDoubleClick: (event: MouseEvent) => void
    readonly onMouseDown: (event: MouseEvent) => void
    readonly onContextMenu: (event: MouseEvent) => void
    readonly onFocus: (event: FocusEvent) => void
  }
  readonly ofFlow: {
    readonly onNodeDoubleClick: (event: MouseEvent, node: BlockFlowNode) => void
    readonly onPaneClick: (event: MouseEvent) => void
  }
}

/** The same handlers whatever is drawn: for new ones every block would be drawn again. */
export function usePresses(plane: Plane, isFar: boolean): Presses {
  const shown = useRef(plane)
  useLayoutEffect(() => {
    shown.current = plane
  })
  return useMemo(
    () => ({
      ofFrame: {
        onDoubleClick: event => doubleClick(event, shown.current),
        onMouseDown: event => press(event, shown.current),
        onContextMenu: keepMenuAway,
        onFocus: event => selectFocused(event, shown.current),
      },
      ofFlow: {
        onNodeDoubleClick: ({ target }, { id }) => {
          const isName = target instanceof Element && target.closest('[data-block-name]') !== null
          if (isName) changeCanvas({ renaming: id })
          else openBlock(shown.current.diagram, id)
        },
        onPaneClick: event => clickBeside(event, shown.current, isFar),
      },
    }),
    [isFar],
  )
}
