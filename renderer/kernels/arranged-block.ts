/** What is arranged: boxes of a diagram, and the wires from one to the other. */
import type { Rectangle } from './geometry.ts'

export interface ArrangedBlock extends Rectangle {
  /** At least its width: a name may be wider. */
  readonly room: number
  /** Room that its name takes above it; else the name stands below. */
  readonly nameAbove?: number
  /** It is mirrored, as blocks in a feedback path are. */
  readonly facesLeft: boolean
  /** It stays where it is, and the blocks that wires join with it come to stand about it. */
  readonly isPinned?: boolean
}

/** From block to block, and how far below the top of each the port is. */
export interface ArrangedWire {
  readonly from: string
  readonly to: string
  readonly fromY: number
  readonly toY: number
  /** It ends above or below a block, so that it cannot be straight; `toY` is where it comes from. */
  readonly isAside?: boolean
}

export type ArrangedBlocks = ReadonlyMap<string, ArrangedBlock>

/** Room for the name of a block and a wire. */
export const ROW_GAP = 40

/** The leftmost that is pinned. */
export function findAnchor(part: ArrangedBlocks): string | null {
  const pinned = [...part].filter(([, { isPinned }]) => isPinned)
  return pinned.sort(([, a], [, b]) => a.x - b.x || a.y - b.y)[0]?.[0] ?? null
}
