/** Where a block goes that is placed from the keyboard: in rows, on from the selected one, else from the last placed so. */
import { boxOfBlock, type DrawnBlock } from '../kernels/diagram.ts'
import { overlaps, type Rectangle } from '../kernels/geometry.ts'
import { findNextSpot, type RowPlace } from '../kernels/next-spot.ts'
import { useCanvasState } from './canvas-state.ts'
import { currentSelection } from './selection.ts'
import { listBlockBoxes, shownDiagram, shownModelKey } from './shown-model.ts'

export function findNextPlace(seen: Rectangle): RowPlace {
  const boxes = listBlockBoxes()
  const [single, ...others] = currentSelection().blocks
  const selected = single === undefined ? findLastPlaced(seen) : shownDiagram().blocks.get(single)
  const beside = selected && others.length === 0 ? boxOfBlock(selected) : null
  return { left: width => findNextSpot(seen, beside, boxes, width), clearOf: boxes }
}

/** Unless it is out of sight by now: then the user goes on elsewhere. */
function findLastPlaced(seen: Rectangle): DrawnBlock | undefined {
  const { lastPlaced } = useCanvasState.getState()
  const isHere = lastPlaced?.modelKey === shownModelKey()
  const block = isHere ? shownDiagram().blocks.get(lastPlaced.block) : undefined
  return block && overlaps(seen, boxOfBlock(block)) ? block : undefined
}
