/** What React Flow is given: blocks as nodes, connections as edges. */
import type { Edge, Node } from '@xyflow/react'
import type { DrawnBlock } from '../kernels/diagram.ts'
import type { Point } from '../kernels/geometry.ts'
import type { WireName } from '../kernels/wire-names.ts'

interface BlockNodeData extends Record<string, unknown> {
  readonly block: DrawnBlock
  /** What is wrong with it, in the user's words. */
  readonly problem: BlockProblem | null
}

export interface BlockProblem {
  readonly isError: boolean
  readonly text: string
}

export type BlockFlowNode = Node<BlockNodeData, 'block'>

export interface WireLook extends Record<string, unknown> {
  /** The output that drives it, as `block.port`. */
  readonly net: string
  /** Corners from end to end. */
  readonly points: readonly Point[]
  readonly path: string
  readonly arrow: string
  readonly dots: readonly Point[]
  /** It carries a vector. */
  readonly isWide: boolean
  /** It keeps to the corners that the user gave it. */
  readonly isDrawn: boolean
  /** No other wire comes from its output. */
  readonly isAlone: boolean
  readonly signal: string | null
  /** The signal's name, on one wire of those that carry it. */
  readonly name: WireName | null
}

export type WireFlowEdge = Edge<WireLook, 'wire'>

/** Wires of blocks that are being dragged, by connection. */
export type CarriedWires = ReadonlyMap<string, WireLook>

export const NOTHING_CARRIED: CarriedWires = new Map()
