/** Which blocks React Flow draws: all, or from far the few that are at hand. */
import { useMemo } from 'react'
import { useView } from '../stores/view-store.ts'
import { useCanvasState } from './canvas-state.ts'
import { MOST_IN_FULL } from './derive-nodes.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import type { BlockFlowNode } from './flow-types.ts'

/** @param nodes of the whole diagram */
export function useDrawnNodes(
  nodes: BlockFlowNode[],
  pick: FlowKeeper['pick'],
  isFar: boolean,
): BlockFlowNode[] {
  const selected = useView(view => view.selection.blocks)
  const pointed = useCanvasState(state => state.pointed)
  const revealed = useCanvasState(state => state.revealed)
  return useMemo(() => {
    if (!isFar || nodes.length === 0) return nodes
    const known = selected.length <= MOST_IN_FULL ? selected : []
    return pick([...new Set([...known, ...pointed, ...(revealed === null ? [] : [revealed])])])
  }, [nodes, pick, isFar, selected, pointed, revealed])
}
