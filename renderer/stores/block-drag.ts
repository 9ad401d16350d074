/** Type under which a drag from the palette to the canvas carries the id of a block type. */
export const BLOCK_DRAG_TYPE = 'application/x-loopwright-block'
