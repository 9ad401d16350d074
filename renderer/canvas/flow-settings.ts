/** What React Flow is told once and for all. Keys are commands (`use-keys.ts`). */
import { type ReactFlowProps, SelectionMode } from '@xyflow/react'
import { BlockNode } from './block-node.tsx'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import { endWireAt } from './end-wire-at.ts'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'
import { currentSelection, selectBlocks } from './selection.ts'
import { WireEdge } from './wire-edge.tsx'
import { WirePreview } from './wire-preview.tsx'

type Settings = Partial<ReactFlowProps<BlockFlowNode, WireFlowEdge>>

/** The middle and the right button move the plane; the left one draws a box of selection. */
const PAN_BUTTONS = [1, 2]
/** Half of how far the grip of an end reaches from its port: most of a short wire is left to be branched from. */
const REACH_OF_ENDS = 5

export const FLOW_SETTINGS = {
  nodeTypes: { block: BlockNode },
  edgeTypes: { wire: WireEdge },
  connectionLineComponent: WirePreview,
  nodeDragThreshold: 3,
  connectionDragThreshold: 3,
  connectionRadius: 16,
  reconnectRadius: REACH_OF_ENDS,
  autoPanOnConnect: false,
  autoPanOnNodeDrag: false,
  autoPanOnSelection: false,
  minZoom: 0.1,
  maxZoom: 4,
  panOnDrag: PAN_BUTTONS,
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
  attributionPosition: 'bottom-left',
  onEdgeMouseEnter: (_event, { id }) => changeCanvas({ hovered: id }),
  onEdgeMouseLeave: () => changeCanvas({ hovered: null }),
  // A click on one of several selected blocks selects that one; Shift adds and takes away. Ports take clicks themselves.
  onNodeClick: ({ shiftKey, target, currentTarget }, { id }) => {
    const { begun } = useCanvasState.getState()
    const isOnPort = target instanceof Element && target.closest('.port') !== null
    if (begun && begun.block !== id && !isOnPort) endWireAt(id, currentTarget)
    const { blocks, notes } = currentSelection()
    if (!shiftKey && blocks.length + notes.length > 1) selectBlocks([id])
  },
  // React Flow takes nodes and edges one after the other, so that for a moment an edge may end at a port that the new
  // nodes do not have; our edges come from the same diagram as our nodes.
  onError: (code, message) => {
    if (code !== '008') console.warn(message)
  },
} as const satisfies Settings
