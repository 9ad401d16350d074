/** React Flow with our blocks, wires and gestures. */
import { ReactFlow } from '@xyflow/react'
import { useCallback, useLayoutEffect, useRef } from 'react'
import { useView } from '../stores/view-store.ts'
import { useCanvasState } from './canvas-state.ts'
import { DiagramLayers } from './diagram-layers.tsx'
import { EmptyHint } from './empty-hint.tsx'
import { FirstView } from './first-view.ts'
import { FLOW_SETTINGS } from './flow-settings.ts'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'
import { Notice } from './notice.tsx'
import { openInsertByKey } from './open-insert.ts'
import { MANY_BLOCKS, PlainDrawing, useIsPlain } from './plain-drawing.ts'
import { POINTING } from './point-from-far.ts'
import { QuickInsert } from './quick-insert.tsx'
import { stepFromFar } from './step-from-far.ts'
import { useBox } from './use-box.ts'
import { useCanvasCommands } from './use-canvas-commands.ts'
import { useCanvasView } from './use-canvas-view.ts'
import { useClipboardEvents } from './use-clipboard-events.ts'
import { useDrag } from './use-drag.ts'
import { useDrawnNodes } from './use-drawn-nodes.ts'
import { useDrop } from './use-drop.ts'
import { useEdgePan } from './use-edge-pan.ts'
import { useEdges } from './use-edges.ts'
import { useFlow } from './use-flow.ts'
import { useFlowStore } from './use-flow-store.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { useKeys } from './use-keys.ts'
import { usePresses } from './use-presses.ts'
import { useRehearsal } from './use-rehearsal.ts'
import { useViewports } from './use-viewports.ts'
import { useWheel } from './use-wheel.ts'
import { useWiring } from './use-wiring.ts'
import { ViewRequests } from './view-requests.ts'

export function DiagramView() {
  const frame = useRef<HTMLElement>(null)
  const lastFocused = useRef<string | null>(null)
  const { diagram, nodes, keeper } = useFlow(frame)
  const { pick, findSplice, pointsOf, carry } = keeper
  const view = useCanvasView(frame)
  const isPlain = useIsPlain(nodes.length)
  const drawn = useDrawnNodes(nodes, pick, isPlain)
  const edges = useEdges(keeper, diagram, !isPlain)
  const { isAdding, isKnown, onEdgesChange } = useFlowStore()
  const context = useView(state => state.context.join('/'))
  const wiringFrom = useCanvasState(state => state.wiringFrom)
  const isPulling = useCanvasState(state => state.wiringFrom !== null && state.pulled !== null)
  useRehearsal(diagram, keeper)
  useBox(isPlain)
  useEdgePan(frame)
  useWheel(frame)
  // Handlers that stay the same whatever is drawn: each block and wire would be drawn again for new ones.
  const shown = useRef(diagram)
  useLayoutEffect(() => {
    shown.current = diagram
  }, [diagram])
  const dragging = useDrag(shown, view, { findSplice, carry }, isAdding, isKnown)
  const wiring = useWiring(shown, view, frame)
  const dropping = useDrop(view, findSplice)
  const insert = useCallback(
    (text: string) => {
      if (frame.current) openInsertByKey(frame.current, view, pointsOf, text)
    },
    [view, pointsOf],
  )
  useKeptFocus(frame, view, diagram, drawn)
  const keys = useKeys(diagram, pointsOf, insert)
  const viewports = useViewports(context)
  useCanvasCommands(view, pointsOf, insert)
  useClipboardEvents(view.findVisible)

  const { ofFrame, ofFlow } = usePresses({ frame, lastFocused, diagram, view, findSplice, pointsOf }, isPlain)

  return (
    <section
      className={`canvas-frame ${isPlain ? 'is-far' : ''} ${wiringFrom ? `is-wiring-from-${isPulling ? 'wire' : wiringFrom}` : ''}`}
      aria-label="Canvas"
      data-keyboard="canvas"
      ref={frame}
      tabIndex={-1}
      {...ofFrame}
      {...dropping}
      {...(isPlain && POINTING)}
      {...keys}
      onKeyDownCapture={event => isPlain && stepFromFar(event, diagram)}
    >
      <PlainDrawing value={isPlain}>
        <ReactFlow<BlockFlowNode, WireFlowEdge>
          key={context}
          {...FLOW_SETTINGS}
          nodes={drawn}
          edges={edges}
          {...dragging}
          {...wiring}
          {...ofFlow}
          onEdgesChange={onEdgesChange}
          {...(viewports.start && { defaultViewport: viewports.start })}
          onMoveEnd={viewports.keep}
          onlyRenderVisibleElements={drawn.length > MANY_BLOCKS}
        >
          <FirstView view={view} isKnown={viewports.start !== null} />
          <DiagramLayers {...{ diagram, nodes, drawn, keeper, view, isPlain }} />
        </ReactFlow>
      </PlainDrawing>
      {nodes.length === 0 && <EmptyHint modelKey={diagram.modelKey} />}
      <ViewRequests diagram={diagram} view={view} />
      <QuickInsert onDone={view.focus} />
      <Notice />
    </section>
  )
}
