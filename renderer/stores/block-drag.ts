/** Type under which a drag from the palette to the canvas carries the id of a block type. */
export const BLOCK_DRAG_TYPE = 'application/x-loopwright-block'

/** A browser tells a drag's data only when it is dropped; until then this tells what is under way. */
let dragged: string | null = null

export function setDraggedBlock(typeId: string | null): void {
  dragged = typeId
}

export function draggedBlock(): string | null {
  return dragged
}
