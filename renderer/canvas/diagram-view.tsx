/** React Flow with our blocks, wires and gestures. */
import {
  Background,
  BackgroundVariant,
  type EdgeChange,
  ReactFlow,
  SelectionMode,
  useStoreApi,
} from '@xyflow/react'
import { type MouseEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { GRID } from '../kernels/geometry.ts'
import { useView } from '../stores/view-store.ts'
import { BlockNode } from './block-node.tsx'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import { CopyGhosts } from './copy-ghosts.tsx'
import { DiagramMap } from './diagram-map.tsx'
import { EmptyHint } from './empty-hint.tsx'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'
import { GuidesLayer } from './guides-layer.tsx'
import { HeatLayer } from './heat-layer.tsx'
import { NotesLayer } from './notes-layer.tsx'
import { Notice } from './notice.tsx'
import { openBlock } from './open-block.ts'
import { openInsertByKey } from './open-insert.ts'
import { PlainDiagram } from './plain-diagram.tsx'
import { MANY_BLOCKS, PlainDrawing, useIsPlain } from './plain-drawing.ts'
import { POINTING } from './point-from-far.ts'
import { clickBeside, doubleClick, keepMenuAway, press, selectFocused } from './press-diagram.ts'
import { QuickInsert } from './quick-insert.tsx'
import { currentSelection, selectBlocks, takeEdgeSelection } from './selection.ts'
import { stepFromFar } from './step-from-far.ts'
import { TimingLayer } from './timing-layer.tsx'
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
import { useKeptFocus } from './use-kept-focus.ts'
import { useKeys } from './use-keys.ts'
import { useRehearsal } from './use-rehearsal.ts'
import { useViewports } from './use-viewports.ts'
import { useWheel } from './use-wheel.ts'
import { useWiring } from './use-wiring.ts'
import { ValuesLayer } from './values-layer.tsx'
import { ViewRequests } from './view-requests.ts'
import { WireEdge } from './wire-edge.tsx'
import { WireNameField } from './wire-name-field.tsx'
import { WirePreview } from './wire-preview.tsx'
import { ZoomControls } from './zoom-controls.tsx'

const NODE_TYPES = { block: BlockNode }
const EDGE_TYPES = { wire: WireEdge }
/** The middle and the right button move the plane; the left one draws a box of selection. */
const PAN_BUTTONS = [1, 2]
/** Half of how far the grip of an end reaches from its port: most of a short wire is left to be branched from. */
const REACH_OF_ENDS = 5

/**
 * Sizes and ports are given. React Flow would measure each block that comes into the page, of empty ones find that they
 * have no ports, and ask a thousand blocks then whether they look otherwise.
 */
const measureNothing = (): void => {}

// One function for good: for another one every wire would be drawn again.
const pointAt = (_event: MouseEvent, { id }: WireFlowEdge): void => changeCanvas({ hovered: id })
const pointAway = (): void => changeCanvas({ hovered: null })

/** Keys are commands (`use-keys.ts`). */
const SETTINGS = {
  selectionOnDrag: true,
  selectionMode: SelectionMode.Partial,
  selectionKeyCode: null,
  multiSelectionKeyCode: 'Shift',
  deleteKeyCode: null,
  panActivationKeyCode: null,
  zoomOnDoubleClick: false,
  disableKeyboardA11y: true,
  edgesFocusable: false,
  elevateNodesOnSelect: false,
} as const

export function DiagramView() {
  const frame = useRef<HTMLElement>(null)
  const { diagram, nodes, keeper } = useFlow(frame)
  const { pick, findSplice, pointsOf, carry } = keeper
  const view = useCanvasView(frame)
  const isPlain = useIsPlain(nodes.length)
  const drawn = useDrawnNodes(nodes, pick, isPlain)
  const edges = useEdges(keeper, diagram, !isPlain)
  const flowStore = useStoreApi<BlockFlowNode, WireFlowEdge>()
  useState(() => flowStore.setState({ updateNodeInternals: measureNothing }))
  const context = useView(state => state.context.join('/'))
  const hasMinimap = useView(state => state.hasMinimap)
  const wiringFrom = useCanvasState(state => state.wiringFrom)
  const isPulling = useCanvasState(state => state.wiringFrom !== null && state.pulled !== null)
  const isAdding = useCallback(() => {
    const { multiSelectionActive, userSelectionActive } = flowStore.getState()
    return multiSelectionActive || userSelectionActive
  }, [flowStore])
  const isKnown = useCallback((block: string) => flowStore.getState().nodeLookup.has(block), [flowStore])
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
  const viewports = useViewports(view, context)
  useCanvasCommands(view, pointsOf, insert)
  useClipboardEvents(view.findVisible)

  // So that a block can be typed at once.
  useEffect(() => {
    if (document.activeElement === document.body) view.focus()
  }, [view])

  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireFlowEdge>[]) => takeEdgeSelection(changes, isAdding()),
    [isAdding],
  )
  useEffect(() => {
    // A wire that was begun with a click and given up.
    const isLeft = wiringFrom === null && flowStore.getState().connectionClickStartHandle !== null
    if (isLeft) flowStore.setState({ connectionClickStartHandle: null })
  }, [wiringFrom, flowStore])
  const onBlockDoubleClick = useCallback((event: MouseEvent, { id }: BlockFlowNode) => {
    const isName = event.target instanceof Element && event.target.closest('[data-block-name]') !== null
    if (isName) changeCanvas({ renaming: id })
    else openBlock(shown.current, id)
  }, [])
  const plane = { frame, diagram, view, findSplice, pointsOf }
  const pressed = useRef(plane)
  useLayoutEffect(() => {
    pressed.current = plane
  })
  const onPaneClick = useCallback(
    (event: MouseEvent) => clickBeside(event, pressed.current, isPlain),
    [isPlain],
  )
  const hasStart = viewports.start !== null
  const onInit = useCallback(() => {
    if (!hasStart) view.fitAtOnce()
  }, [hasStart, view])

  return (
    <section
      className={`canvas-frame ${isPlain ? 'is-far' : ''} ${wiringFrom ? `is-wiring-from-${isPulling ? 'wire' : wiringFrom}` : ''}`}
      aria-label="Canvas"
      ref={frame}
      tabIndex={-1}
      onDoubleClick={event => doubleClick(event, plane)}
      onMouseDown={event => press(event, plane)}
      onContextMenu={keepMenuAway}
      {...dropping}
      {...(isPlain && POINTING)}
      onFocus={event => selectFocused(event, plane)}
      {...keys}
      onKeyDownCapture={event => isPlain && stepFromFar(event, diagram)}
    >
      <PlainDrawing value={isPlain}>
        <ReactFlow<BlockFlowNode, WireFlowEdge>
          key={context}
          nodes={drawn}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          {...dragging}
          {...wiring}
          onEdgesChange={onEdgesChange}
          onEdgeMouseEnter={pointAt}
          onEdgeMouseLeave={pointAway}
          onNodeDoubleClick={onBlockDoubleClick}
          onNodeClick={selectOne}
          onPaneClick={onPaneClick}
          connectionLineComponent={WirePreview}
          nodeDragThreshold={3}
          connectionDragThreshold={3}
          connectionRadius={16}
          reconnectRadius={REACH_OF_ENDS}
          autoPanOnConnect={false}
          autoPanOnNodeDrag={false}
          autoPanOnSelection={false}
          {...(viewports.start && { defaultViewport: viewports.start })}
          onInit={onInit}
          onMoveEnd={viewports.keep}
          minZoom={0.1}
          maxZoom={4}
          panOnDrag={PAN_BUTTONS}
          onlyRenderVisibleElements={drawn.length > MANY_BLOCKS}
          {...SETTINGS}
          onError={reportError}
          attributionPosition="bottom-left"
        >
          {isPlain ? (
            <PlainDiagram nodes={nodes} inFull={drawn} diagram={diagram} keeper={keeper} />
          ) : (
            <Background
              variant={BackgroundVariant.Dots}
              gap={2 * GRID}
              size={1.5}
              color="var(--color-grid)"
            />
          )}
          <NotesLayer diagram={diagram} carry={carry} />
          <CopyGhosts diagram={diagram} />
          <HeatLayer diagram={diagram} />
          <TimingLayer diagram={diagram} />
          <WireNameField onDone={view.focus} />
          <GuidesLayer diagram={diagram} />
          <ValuesLayer diagram={diagram} keeper={keeper} />
          <ZoomControls onFit={view.fit} />
          {hasMinimap && <DiagramMap nodes={nodes} />}
        </ReactFlow>
      </PlainDrawing>
      {nodes.length === 0 && <EmptyHint modelKey={diagram.modelKey} />}
      <ViewRequests diagram={diagram} view={view} />
      <QuickInsert onDone={view.focus} />
      <Notice />
    </section>
  )
}

/** A click on one of several selected blocks selects that one; Shift adds and takes away. */
function selectOne(event: MouseEvent, { id }: BlockFlowNode): void {
  const { blocks, notes } = currentSelection()
  if (!event.shiftKey && blocks.length + notes.length > 1) selectBlocks([id])
}

/**
 * React Flow takes nodes and edges one after the other, so that for a moment an edge may end at a port that the new
 * nodes do not have; our edges come from the same diagram as our nodes.
 */
function reportError(code: string, message: string): void {
  if (code !== '008') console.warn(message)
}
