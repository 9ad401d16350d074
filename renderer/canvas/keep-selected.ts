/** Several blocks selected with the keyboard: those that are kept stay so while Tab goes on to others. */
import { useView } from '../stores/view-store.ts'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import { currentSelection, selectBlocks } from './selection.ts'

/** Keeps the selected blocks, or lets them go again where all are kept already. */
export function keepSelected(): void {
  const { blocks } = currentSelection()
  const { kept } = useCanvasState.getState()
  const focused = document.activeElement?.closest<HTMLElement>('.react-flow__node')?.dataset.id
  if (focused !== undefined && kept.includes(focused)) {
    const left = kept.filter(name => name !== focused)
    changeCanvas({ kept: left })
    selectBlocks(left)
  } else changeCanvas({ kept: blocks })
}

/** The block that the keyboard comes to, and those that were kept. */
export function selectWithKept(block: string): void {
  const { kept } = useCanvasState.getState()
  selectBlocks([...kept.filter(name => name !== block), block])
}

/** Any other selection lets them go. */
export function followKept(): () => void {
  return useView.subscribe(({ selection }) => {
    const { kept } = useCanvasState.getState()
    if (!kept.every(name => selection.blocks.includes(name))) changeCanvas({ kept: [] })
  })
}
