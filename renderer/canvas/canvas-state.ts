/** What gestures on the canvas have under way; nothing of it is part of the document or known outside. */
import { create } from 'zustand'
import type { PortReference } from '../../engine/index.ts'
import type { Splice } from '../kernels/find-splice.ts'
import type { Route } from '../kernels/follow-route.ts'
import type { Point } from '../kernels/geometry.ts'
import type { RowPlace } from '../kernels/next-spot.ts'
import { type CarriedWires, NOTHING_CARRIED } from './flow-types.ts'

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
  /** The connection that the new one takes the place of. */
  readonly replaced?: string
  /** The wire that takes the new block. */
  readonly splice: Splice | null
  /** Nobody pointed there: the new block stands in its row, or beside what is there. */
  readonly place?: RowPlace
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
  /** Notes that go along, and how far. */
  readonly notes: readonly string[]
  readonly by: Point
}

export interface Bend {
  readonly wire: string
  readonly route: Route
}

interface Naming {
  readonly output: PortReference
  readonly at: Point
}

interface CanvasState {
  readonly drag: Drag | null
  /** Wires of the dragged blocks, by their connections, as drawn until the blocks are let go. */
  readonly carried: CarriedWires
  /** The wire that takes the block that is being dragged, if it is let go here. */
  readonly splice: Splice | null
  /** The wire a part of which is being dragged, with its corners as they are then. */
  readonly bend: Bend | null
  /** Seen from far: the block under the pointer, and while a wire is drawn all that it came by. They are drawn in full. */
  readonly pointed: readonly string[]
  /** The wire under the pointer. */
  readonly hovered: string | null
  /** The connection an end of which is being taken elsewhere. */
  readonly rewiring: string | null
  readonly renaming: string | null
  /** Blocks that stay selected while the keyboard goes on to others. */
  readonly kept: readonly string[]
  /** The output whose signal is being named, and where on the canvas. */
  readonly naming: Naming | null
  /** A note whose text is being written. */
  readonly editedNote: string | null
  readonly insert: InsertRequest | null
  /** A wire is being drawn from a port of this side: the others can take it. */
  readonly wiringFrom: PortSide | null
  /** The connection that is pulled at meanwhile: a port of the same side takes its end, or its start, over. */
  readonly pulled: string | null
  /** Where a wire was begun with a click or Enter, for a port, a block or a new block to end it. */
  readonly begun: WireStart | null
  /** A block that was just placed without pointing, to be brought into view. */
  readonly placed: string | null
  /** Whether the whole model was just arranged, to be brought into view. */
  readonly isArranged: boolean
  /** The block that was placed so last, from which the next row goes on. */
  readonly lastPlaced: { readonly modelKey: string; readonly block: string } | null
  /** A block that was just brought into view, to blink. */
  readonly revealed: string | null
  /** A sentence for the user about what could not be done. */
  readonly notice: string | null
  /** Counts: a legend or the map came, grew or went. */
  readonly panelsChanged: number
}

const NO_WIRE = { wiringFrom: null, pulled: null, begun: null, rewiring: null } as const

const NOTHING: CanvasState = {
  drag: null,
  carried: NOTHING_CARRIED,
  splice: null,
  bend: null,
  pointed: [],
  hovered: null,
  renaming: null,
  kept: [],
  naming: null,
  editedNote: null,
  insert: null,
  ...NO_WIRE,
  placed: null,
  isArranged: false,
  lastPlaced: null,
  revealed: null,
  notice: null,
  panelsChanged: 0,
}

export const useCanvasState = create<CanvasState>()(() => NOTHING)

export function changeCanvas(change: Partial<CanvasState>): void {
  useCanvasState.setState(change)
}

/** Gives up the wire that is being drawn, or that one end of which is being moved. */
export function endWiring(): void {
  changeCanvas(NO_WIRE)
}

export function resetCanvas(): void {
  useCanvasState.setState(NOTHING)
}
