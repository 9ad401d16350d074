/** Where the label of a block stands: in its middle, or beside it as far as port names inside need. */
import type { Look } from '../../engine/index.ts'
import { hasNamesInside, LETTER, type PortAnchor } from './block-shape.ts'
import { type FittedLabel, fitLabel, widthOfLabel } from './fit-label.ts'
import type { Side } from './geometry.ts'

/** From the edge to a port name inside, and from there to the label. */
export const NAME_INSET = 6
const GAP = 4
/** Its share of the width that a label may have, by shape. */
const SHARE = { circle: 0.8, triangle: 0.56, bar: 1, pill: 0.8, rectangle: 0.88 } as const

interface Labelled {
  readonly look: Look
  /** As drawn. */
  readonly width: number
  readonly inputs: readonly PortAnchor[]
  readonly outputs: readonly PortAnchor[]
}

interface PlacedLabel extends FittedLabel {
  /** Of its middle, from the left edge of the block as drawn. */
  readonly x: number
}

export function placeLabel(text: string, block: Labelled): PlacedLabel {
  const { look, width, inputs, outputs } = block
  const isNamed = hasNamesInside(look, inputs.length, outputs.length)
  const margin = (width * (1 - SHARE[look.shape])) / 2
  const taken = (side: Side): number => {
    const names = [...inputs, ...outputs].filter(anchor => isNamed && anchor.side === side)
    const widest = Math.max(0, ...names.map(({ name }) => name.length)) * LETTER
    return names.length === 0 ? margin : NAME_INSET + widest + GAP
  }
  const [left, right] = [taken('left'), width - taken('right')]
  const fitted = fitLabel(text, right - left)
  const half = widthOfLabel(fitted) / 2
  return { ...fitted, x: Math.max(left + half, Math.min(right - half, width / 2)) }
}
