/** What React Flow is given, made anew only where something changed. */
import { useEffect, useLayoutEffect, useMemo, useReducer, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Diagram } from '../kernels/diagram.ts'
import { useDocument } from '../stores/document-store.ts'
import { useAllProblems, useProblems } from '../stores/problems-store.ts'
import { useView } from '../stores/view-store.ts'
import { groupProblems } from './block-problems.ts'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import { createFlowKeeper, type FlowKeeper } from './flow-keeper.ts'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'
import { listWideNets } from './list-wide-nets.ts'
import { findWiresOfLoops } from './shown-loops.ts'
import { diagramOf, useShownModelKey } from './shown-model.ts'
import { spawnWiringWorker } from './wiring-thread.ts'

export interface Flow {
  readonly diagram: Diagram
  readonly nodes: BlockFlowNode[]
  readonly edges: WireFlowEdge[]
  readonly pick: FlowKeeper['pick']
  readonly findSplice: FlowKeeper['findSplice']
  readonly pointsOf: FlowKeeper['pointsOf']
  readonly carry: FlowKeeper['carry']
}

/** @param frame is busy while wires are being routed. */
export function useFlow(frame: { readonly current: HTMLElement | null }): Flow {
  const project = useDocument(state => state.project)
  const modelKey = useShownModelKey()
  const context = useView(view => view.context)
  const { blocks, connections } = useView(view => view.selection)
  const drag = useCanvasState(state => state.drag)
  const bend = useCanvasState(state => state.bend)
  const diagnostics = useAllProblems()
  const widths = useProblems(state => state.widths)
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  const [keeper] = useState(() =>
    createFlowKeeper({
      spawn: spawnWiringWorker,
      // Before it is said that they are there.
      onChange: () => flushSync(drawAgain),
      onSettled: () => frame.current?.setAttribute('aria-busy', 'false'),
      onCrash: message => changeCanvas({ notice: `Wires are routed more slowly from now on: ${message}` }),
    }),
  )
  useEffect(() => keeper.end, [keeper])

  const diagram = useMemo(() => diagramOf(project, modelKey), [project, modelKey])
  const problems = useMemo(
    () => groupProblems(diagnostics, modelKey, context),
    [diagnostics, modelKey, context],
  )
  const nodes = useMemo(
    () => keeper.nodes({ diagram, selected: blocks, drag, problems }),
    [keeper, diagram, blocks, drag, problems],
  )
  const drawings = keeper.wire(diagram, bend)
  useLayoutEffect(() => frame.current?.setAttribute('aria-busy', String(keeper.isRouting())))
  const wideNets = useMemo(() => listWideNets(widths, context), [widths, context])
  const looped = useMemo(
    () => findWiresOfLoops(diagnostics, context, diagram.connections),
    [diagnostics, context, diagram],
  )
  const edges = useMemo(
    () => keeper.edges(diagram, { drawings, selected: connections, wideNets, looped }),
    [keeper, diagram, drawings, connections, wideNets, looped],
  )
  const { pick, findSplice, pointsOf, carry } = keeper
  return { diagram, nodes, edges, pick, findSplice, pointsOf, carry }
}
