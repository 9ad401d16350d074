/**
 * Far out nothing can be read: blocks are plain boxes without ports and names, and all wires are one line. So the largest
 * diagrams stay quick to move over. A block that is selected, or under the pointer, is drawn in full all the same.
 */
import { type ReactFlowState, useStore } from '@xyflow/react'
import { createContext } from 'react'

/** Below this zoom. A block of usual size is then 20 pixels wide, and its name two high. */
const PLAIN_ZOOM = 0.35

const isFarOut = ({ transform }: ReactFlowState): boolean => transform[2] < PLAIN_ZOOM

export function useIsPlain(): boolean {
  return useStore(isFarOut)
}

export const PlainDrawing = createContext(false)
