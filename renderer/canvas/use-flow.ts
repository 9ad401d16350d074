/** What React Flow is given, made anew only where something changed. */
import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Diagram } from '../kernels/diagram.ts'
import { useDocument } from '../stores/document-store.ts'
import { useAllProblems } from '../stores/problems-store.ts'
import { useView } from '../stores/view-store.ts'
import { groupProblems } from './block-problems.ts'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import { createFlowKeeper, type FlowKeeper } from './flow-keeper.ts'
import type { BlockFlowNode } from './flow-types.ts'
import { diagramOf, useShownModelKey } from './shown-model.ts'
import { spawnWiringWorker } from './wiring-thread.ts'

export interface Flow {
  readonly diagram: Diagram
  readonly nodes: BlockFlowNode[]
  /** What was drawn, with the wires of this diagram. */
  readonly keeper: FlowKeeper
}

/** @param frame is busy while wires are being routed. */
export function useFlow(frame: { readonly current: HTMLElement | null }): Flow {
  const project = useDocument(state => state.project)
  const modelKey = useShownModelKey()
  const context = useView(view => view.context)
  const blocks = useView(view => view.selection.blocks)
  const drag = useCanvasState(state => state.drag)
  const bend = useCanvasState(state => state.bend)
  const diagnostics = useAllProblems()
  const [keeper] = useState(() =>
    createFlowKeeper({
      spawn: spawnWiringWorker,
      // Before it is said that they are there.
      onChange: draw => flushSync(draw),
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
  keeper.wire(diagram, bend)
  useLayoutEffect(() => frame.current?.setAttribute('aria-busy', String(keeper.isRouting())))
  return { diagram, nodes, keeper }
}
