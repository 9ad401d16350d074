/** Signs beside the inputs of a sum, and port names where there is more than one. */
import { hasNamesInside, type PortAnchor } from '../kernels/block-shape.ts'
import type { DrawnBlock } from '../kernels/diagram.ts'
import { OUTWARD } from '../kernels/geometry.ts'
import { NAME_INSET } from '../kernels/place-label.ts'

const MARK_INSET = 10
const NAME_OFFSET = 5

export function PortMarks({ block }: { readonly block: DrawnBlock }) {
  const { look, inputs, outputs } = block
  if (look.marks) {
    const marks = look.marks
    return inputs.map(anchor => <Mark key={anchor.name} anchor={anchor} text={marks[anchor.name] ?? ''} />)
  }
  if (hasNamesInside(look, inputs.length, outputs.length)) {
    return [...inputs, ...outputs].map(anchor => (
      <text
        key={`${anchor.side} ${anchor.name}`}
        className={`port-name port-name-${anchor.side}`}
        x={anchor.x - OUTWARD[anchor.side].x * NAME_INSET}
        y={anchor.y - OUTWARD[anchor.side].y * NAME_INSET}
      >
        {anchor.name}
      </text>
    ))
  }
  if (look.shape !== 'rectangle') return null
  return [...(inputs.length > 1 ? inputs : []), ...(outputs.length > 1 ? outputs : [])].map(anchor => (
    <OuterName key={`${anchor.side} ${anchor.name}`} anchor={anchor} />
  ))
}

function Mark({ anchor, text }: { readonly anchor: PortAnchor; readonly text: string }) {
  const { x, y, side } = anchor
  return (
    <text className="port-mark" x={x - OUTWARD[side].x * MARK_INSET} y={y - OUTWARD[side].y * MARK_INSET}>
      {text === '-' ? '−' : text}
    </text>
  )
}

/** Above the wire, where the block itself is taken by a curve or a formula. */
function OuterName({ anchor: { name, side, x, y } }: { readonly anchor: PortAnchor }) {
  const isSideways = side === 'left' || side === 'right'
  const at = isSideways
    ? { x: x + OUTWARD[side].x * (NAME_OFFSET + 4), y: y - NAME_OFFSET - 1 }
    : { x: x + NAME_OFFSET, y: y + OUTWARD[side].y * (NAME_OFFSET + 8) }
  const anchorClass = side === 'left' ? 'port-name-right' : 'port-name-left'
  return (
    <text className={`port-name port-name-outside ${anchorClass}`} x={at.x} y={at.y}>
      {name}
    </text>
  )
}
