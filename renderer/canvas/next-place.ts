/** Where a block goes that is placed from the keyboard: on from the selected one, in rows. */
import type { Rectangle } from '../kernels/geometry.ts'
import { findNextSpot } from '../kernels/next-spot.ts'
import type { Spot } from './insert-block.ts'
import { currentSelection } from './selection.ts'
import { listBlockBoxes, shownDiagram } from './shown-model.ts'

export function findNextPlace(seen: Rectangle): Extract<Spot, { left: unknown }> {
  const boxes = listBlockBoxes()
  const [single, ...others] = currentSelection().blocks
  const last = others.length === 0 && single !== undefined ? shownDiagram().blocks.get(single) : undefined
  const beside = last ? { ...last.corner, width: last.width, height: last.height } : null
  return { left: findNextSpot(seen, beside, boxes), clearOf: boxes }
}
