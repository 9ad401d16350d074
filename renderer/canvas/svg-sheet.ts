/** What has been drawn of a picture so far. */
import type { Point, Rectangle } from '../kernels/geometry.ts'
import { type Paint, round } from './svg-paint.ts'

export interface SvgSheet {
  readonly paint: Paint
  /** Markup, from what lies under all to what lies over all. */
  readonly parts: string[]
  readonly bounds: Rectangle[]
  /** Font families that texts use. */
  readonly families: Set<string>
  /** A box of the screen, measured from the origin of the picture. */
  readonly place: (box: DOMRect) => Rectangle
}

export function createSheet(origin: Point, paint: Paint): SvgSheet {
  return {
    paint,
    parts: [],
    bounds: [],
    families: new Set(),
    place: box => ({
      x: round(box.x - origin.x),
      y: round(box.y - origin.y),
      width: round(box.width),
      height: round(box.height),
    }),
  }
}
