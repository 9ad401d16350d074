/**
 * Drawing wires, and taking an end of one elsewhere: from port to port, onto a block, or into the void, where a block is
 * offered. A wire stays as it was until its new end is known.
 */
import type { Connection, HandleType, OnConnectEnd, OnConnectStartParams } from '@xyflow/react'
import { useMemo } from 'react'
import { connect, type PortReference, reconnect } from '../../engine/index.ts'
import type { Diagram } from '../kernels/diagram.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { changeCanvas, endWiring, type PortSide, useCanvasState, type WireStart } from './canvas-state.ts'
import { findFittingPort } from './end-wire-at.ts'
import { findPointer } from './find-pointer.ts'
import type { WireFlowEdge } from './flow-types.ts'
import { openInsert } from './open-insert.ts'
import { shownModelKey } from './shown-model.ts'
import type { CanvasView } from './use-canvas-view.ts'

export interface WiringHandlers {
  readonly onConnect: (connection: Connection) => void
  readonly onConnectStart: (event: MouseEvent | TouchEvent, start: OnConnectStartParams) => void
  readonly onConnectEnd: OnConnectEnd
  readonly onClickConnectStart: (event: MouseEvent | TouchEvent, start: OnConnectStartParams) => void
  readonly onClickConnectEnd: () => void
  readonly onReconnectStart: (event: unknown, wire: WireFlowEdge) => void
  readonly onReconnect: (wire: WireFlowEdge, connection: Connection) => void
  readonly onReconnectEnd: (event: MouseEvent | TouchEvent, wire: WireFlowEdge, kept: HandleType) => void
}

/** A wire let go this close to where it began was not meant, in pixels of the screen. */
const SHORTEST = 12

export function useWiring(
  diagram: { readonly current: Diagram },
  view: CanvasView,
  frame: { readonly current: HTMLElement | null },
): WiringHandlers {
  return useMemo(() => {
    let began = { clientX: 0, clientY: 0 }
    const start = (_event: MouseEvent | TouchEvent, { handleType }: OnConnectStartParams) =>
      changeCanvas({ wiringFrom: handleType === 'source' ? 'output' : 'input' })
    const take = ({ source, sourceHandle, target, targetHandle }: Connection) =>
      addWire({ block: source, port: sourceHandle ?? '' }, { block: target, port: targetHandle ?? '' })
    return {
      onConnect: take,
      onReconnectStart: (_event, { id }) => changeCanvas({ rewiring: id }),
      onReconnect: (_wire, connection) => take(connection),
      onReconnectEnd: () => changeCanvas({ rewiring: null }),
      onConnectStart: (event, params) => {
        began = findPointer(event)
        start(event, params)
        if (params.handleType === 'target') changeCanvas({ pulled: findHeld(diagram.current, params) })
      },
      onConnectEnd: (event, { fromHandle, toHandle }) => {
        const { pulled } = useCanvasState.getState()
        changeCanvas({ wiringFrom: null, pulled: null, begun: null })
        const pointer = findPointer(event)
        if (fromHandle && fromHandle.type === toHandle?.type) {
          if (pulled !== null) takeOver(diagram.current, pulled, toReference(toHandle), toHandle.type)
          return
        }
        if (!fromHandle || toHandle || isNear(pointer, began)) return
        const side: PortSide = fromHandle.type === 'source' ? 'output' : 'input'
        const from: WireStart = { block: fromHandle.nodeId, port: fromHandle.id ?? '', side }
        if (!frame.current || !isWithin(frame.current, pointer)) return
        const block = findBlockAt(pointer)
        if (block) wireToBlock(diagram.current, from, block)
        else openInsert(frame.current, view, pointer, from)
      },
      onClickConnectStart: (event, params) => {
        start(event, params)
        const side = params.handleType === 'source' ? 'output' : 'input'
        changeCanvas({
          begun: { block: params.nodeId ?? '', port: params.handleId ?? '', side },
          pulled: null,
        })
      },
      onClickConnectEnd: endWiring,
    }
  }, [diagram, view, frame])
}

/** Or takes the wire there an end of which is being moved. */
function addWire(from: PortReference, to: PortReference): void {
  const key = shownModelKey()
  const { rewiring } = useCanvasState.getState()
  useDocument
    .getState()
    .edit(rewiring === null ? 'connect' : 'reconnect', project =>
      rewiring === null
        ? connect(project, key, { from, to }, blockFacts)
        : reconnect(project, key, rewiring, { from, to }, blockFacts),
    )
}

/** The wire that ends at the input where a wire is begun. */
function findHeld({ connections }: Diagram, { nodeId, handleId }: OnConnectStartParams): string | null {
  return connections.find(({ to }) => to.block === nodeId && to.port === handleId)?.id ?? null
}

/**
 * Who pulls at an input that has a wire, to another input, takes the end of that wire there; and who drags from a wire
 * to another output, its start.
 */
function takeOver({ connections }: Diagram, pulled: string, port: PortReference, type: HandleType): void {
  const wire = connections.find(({ id }) => id === pulled)
  if (!wire) return
  const key = shownModelKey()
  const connection = type === 'target' ? { from: wire.from, to: port } : { from: port, to: wire.to }
  useDocument.getState().edit('reconnect', project => reconnect(project, key, pulled, connection, blockFacts))
}

function toReference({ nodeId, id }: { nodeId: string; id?: string | null }): PortReference {
  return { block: nodeId, port: id ?? '' }
}

/** A wire dropped on the body of a block takes its first free input, or its first output. */
function wireToBlock(diagram: Diagram, start: WireStart, name: string): void {
  const block = diagram.blocks.get(name)
  if (!block) return
  const own = { block: start.block, port: start.port }
  const port = findFittingPort(block, start.side)
  if (port === null) return
  const other = { block: name, port }
  if (start.side === 'output') addWire(own, other)
  else addWire(other, own)
}

type Pointer = ReturnType<typeof findPointer>

function isNear(a: Pointer, b: Pointer): boolean {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) < SHORTEST
}

/** Beside the canvas a wire is given up: what would be placed there could not be seen. */
function isWithin(frame: HTMLElement, { clientX, clientY }: Pointer): boolean {
  const { left, top, right, bottom } = frame.getBoundingClientRect()
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
}

function findBlockAt({ clientX, clientY }: Pointer): string | null {
  const node = document.elementFromPoint(clientX, clientY)?.closest('.react-flow__node')
  return node?.getAttribute('data-id') ?? null
}
