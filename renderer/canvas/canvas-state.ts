/** What gestures on the canvas have under way; nothing of it is part of the document or known outside. */
import { create } from 'zustand'
import type { PortReference } from '../../engine/index.ts'
import type { Splice } from '../kernels/find-splice.ts'
import type { Point } from '../kernels/geometry.ts'

export type PortSide = 'output' | 'input'

/** A port from which a wire is being drawn. */
export interface WireStart extends PortReference {
  readonly side: PortSide
}

export interface InsertRequest {
  /** On the canvas. */
  readonly at: Point
  /** In CSS pixels from the canvas' top left corner, for the search box. */
  readonly box: Point
  /** The port to which the new block gets connected. */
  readonly from: WireStart | null
  /** The wire that takes the new block. */
  readonly splice: Splice | null
  /** What was typed to open the search box. */
  readonly text?: string
}

export interface Drag {
  /** Top left corners as drawn, by block. */
  readonly corners: ReadonlyMap<string, Point>
  /** Blocks stay where they are, and copies of them get these corners. */
  readonly isCopy: boolean
  /** A block that is dragged alone and has no wires yet: a wire may take it, so wires do not give way to it. */
  readonly loose: string | null
}

interface CanvasState {
  readonly drag: Drag | null
  /** The wire that takes the block that is being dragged, if it is let go here. */
  readonly splice: Splice | null
  readonly renaming: string | null
  /** A note whose text is being written. */
  readonly editedNote: string | null
  readonly insert: InsertRequest | null
  /** A wire is being drawn from a port of this side: only the others can take it. */
  readonly wiringFrom: PortSide | null
  /** A block that was just brought into view, to blink. */
  readonly revealed: string | null
  /** A sentence for the user about what could not be done. */
  readonly notice: string | null
}

const NOTHING: CanvasState = {
  drag: null,
  splice: null,
  renaming: null,
  editedNote: null,
  insert: null,
  wiringFrom: null,
  revealed: null,
  notice: null,
}

export const useCanvasState = create<CanvasState>()(() => NOTHING)

export function changeCanvas(change: Partial<CanvasState>): void {
  useCanvasState.setState(change)
}

export function resetCanvas(): void {
  useCanvasState.setState(NOTHING)
}
