/** What React Flow is given: blocks as nodes, connections as edges. */
import type { Edge, Node } from '@xyflow/react'
import type { DrawnBlock } from '../kernels/diagram.ts'
import type { WireName } from '../kernels/wire-names.ts'
import type { WireDrawing } from '../kernels/wiring.ts'

interface BlockNodeData extends Record<string, unknown> {
  readonly block: DrawnBlock
  /** What is wrong with it, in the user's words. */
  readonly problem: BlockProblem | null
  /** Also far out, as one of few that are selected. */
  readonly isInFull: boolean
}

export interface BlockProblem {
  readonly isError: boolean
  readonly text: string
}

export type BlockFlowNode = Node<BlockNodeData, 'block'>

interface WireLook extends Record<string, unknown> {
  /** The output that drives it, as `block.port`. */
  readonly net: string
  readonly drawing: WireDrawing
  /** It carries a vector. */
  readonly isWide: boolean
  /** It is part of a loop that hinders a run. */
  readonly isLooped: boolean
  readonly signal: string | null
  /** The signal's name, on one wire of those that carry it. */
  readonly name: WireName | null
}

export type WireFlowEdge = Edge<WireLook, 'wire'>

/** Wires of blocks that are being dragged, by connection. */
export type CarriedWires = ReadonlyMap<string, WireDrawing>

export const NOTHING_CARRIED: CarriedWires = new Map()
