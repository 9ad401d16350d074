/**
 * Far out nothing can be read: blocks are plain boxes without ports and names, and all wires are one line. So the largest
 * diagrams stay quick to move over. A block that is selected, or under the pointer, is drawn in full all the same; of many
 * that are selected only the outlines are others.
 */
import { type ReactFlowState, useStore } from '@xyflow/react'
import { createContext, useCallback } from 'react'

/** Below this zoom. A block of usual size is then 20 pixels wide, and its name two high. */
const PLAIN_ZOOM = 0.35
/** Above this number of blocks those out of sight are not in the page. */
export const MANY_BLOCKS = 300

/** A diagram that was not yet fitted into its window would be drawn in full only to be drawn plainly at once. */
function isPlaced({ width, transform: [x, y, zoom] }: ReactFlowState): boolean {
  return width > 0 && (x !== 0 || y !== 0 || zoom !== 1)
}

/** @param count of blocks */
export function useIsPlain(count: number): boolean {
  const isMany = count > MANY_BLOCKS
  return useStore(
    useCallback(flow => flow.transform[2] < PLAIN_ZOOM || (isMany && !isPlaced(flow)), [isMany]),
  )
}

export const PlainDrawing = createContext(false)
