/** What React Flow itself knows and does about selecting, measuring and wires that were begun. */
import { type EdgeChange, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useState } from 'react'
import { useCanvasState } from './canvas-state.ts'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'
import { takeEdgeSelection } from './selection.ts'

export interface FlowStore {
  /** Whether what is taken comes to what is selected already. */
  readonly isAdding: () => boolean
  readonly isKnown: (block: string) => boolean
  readonly onEdgesChange: (changes: EdgeChange<WireFlowEdge>[]) => void
}

/**
 * Sizes and ports are given. React Flow would measure each block that comes into the page, of empty ones find that they
 * have no ports, and ask a thousand blocks then whether they look otherwise.
 */
const measureNothing = (): void => {}

export function useFlowStore(): FlowStore {
  const store = useStoreApi<BlockFlowNode, WireFlowEdge>()
  const isWiring = useCanvasState(state => state.wiringFrom !== null)
  useState(() => store.setState({ updateNodeInternals: measureNothing }))
  useEffect(() => {
    // A wire that was begun with a click and given up.
    const isLeft = !isWiring && store.getState().connectionClickStartHandle !== null
    if (isLeft) store.setState({ connectionClickStartHandle: null })
  }, [isWiring, store])
  return useMemo(() => {
    const isAdding = (): boolean => {
      const { multiSelectionActive, userSelectionActive } = store.getState()
      return multiSelectionActive || userSelectionActive
    }
    return {
      isAdding,
      isKnown: block => store.getState().nodeLookup.has(block),
      onEdgesChange: changes => takeEdgeSelection(changes, isAdding()),
    }
  }, [store])
}
