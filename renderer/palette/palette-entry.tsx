import type { BlockType } from '../../engine/index.ts'
import { BLOCK_DRAG_TYPE, setDraggedBlock } from '../stores/block-drag.ts'
import { BlockIcon } from './block-icon.tsx'

interface PaletteEntryProps {
  readonly id: string
  readonly type: BlockType
  readonly isActive: boolean
  /** One entry of the list is reached with Tab; the arrows lead to the others. */
  readonly isTabStop: boolean
  readonly describedBy: string | undefined
  readonly onChoose: () => void
  readonly onPlace: () => void
  readonly onPoint: (element: HTMLElement) => void
  readonly onLeave: () => void
}

export function PaletteEntry(props: PaletteEntryProps) {
  const { id, type, isActive, isTabStop, describedBy, onChoose, onPlace, onPoint, onLeave } = props
  return (
    <div
      id={id}
      className="palette-entry"
      role="option"
      aria-selected={isActive}
      aria-describedby={describedBy}
      tabIndex={isTabStop ? 0 : -1}
      data-type={type.id}
      draggable
      onDragStart={event => {
        event.dataTransfer.setData(BLOCK_DRAG_TYPE, type.id)
        event.dataTransfer.setData('text/plain', type.name)
        event.dataTransfer.effectAllowed = 'copy'
        setDraggedBlock(type.id)
        onLeave()
      }}
      onDragEnd={() => setDraggedBlock(null)}
      onDoubleClick={onPlace}
      onFocus={event => {
        onChoose()
        if (event.currentTarget.matches(':focus-visible')) onPoint(event.currentTarget)
      }}
      onBlur={onLeave}
      // Not on entering: the palette may come to stand under a pointer that rests, as after "New project" or a drop.
      onPointerMove={event => event.buttons === 0 && onPoint(event.currentTarget)}
      onPointerLeave={onLeave}
      onPointerDown={onLeave}
    >
      <BlockIcon type={type} />
      <span>{type.name}</span>
    </div>
  )
}
