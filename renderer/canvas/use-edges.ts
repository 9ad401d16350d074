/** Wires as React Flow's edges, drawn again as it becomes known how they run. */
import { useLayoutEffect, useMemo, useReducer } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import type { WireDrawing } from '../kernels/wiring.ts'
import { useAllProblems, useProblems } from '../stores/problems-store.ts'
import { useView } from '../stores/view-store.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import type { WireFlowEdge } from './flow-types.ts'
import { listWideNets } from './list-wide-nets.ts'
import { findWiresOfLoops } from './shown-loops.ts'

/** The wires as far as they are known; draws what calls it again whenever they are found to run otherwise. */
export function useWires(keeper: FlowKeeper, isWanted = true): ReadonlyMap<string, WireDrawing> {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  useLayoutEffect(() => (isWanted ? keeper.follow(drawAgain) : undefined), [keeper, isWanted])
  return keeper.drawings()
}

/** @param isWanted false where something else draws the wires: none then, and nothing is drawn again for them */
export function useEdges(keeper: FlowKeeper, diagram: Diagram, isWanted: boolean): WireFlowEdge[] {
  const drawings = useWires(keeper, isWanted)
  const context = useView(view => view.context)
  const selected = useView(view => view.selection.connections)
  const diagnostics = useAllProblems()
  const widths = useProblems(state => state.widths)
  const wideNets = useMemo(() => listWideNets(widths, context), [widths, context])
  const looped = useMemo(
    () => findWiresOfLoops(diagnostics, context, diagram.connections),
    [diagnostics, context, diagram],
  )
  return useMemo(
    () => (isWanted ? keeper.edges(diagram, { drawings, selected, wideNets, looped }) : NO_EDGES),
    [isWanted, keeper, diagram, drawings, selected, wideNets, looped],
  )
}

const NO_EDGES: WireFlowEdge[] = []
