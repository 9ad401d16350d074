import type { EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { distanceBetween, type Point } from '../kernels/geometry.ts'
import { useView } from '../stores/view-store.ts'
import { useCanvasState } from './canvas-state.ts'
import type { WireFlowEdge } from './flow-types.ts'
import { useWireColor } from './timing-marks.ts'

const DOT_RADIUS = 3
/** The grip on a part of a chosen wire, and how long a part must be to have one. */
const GRIP = { length: 14, thickness: 6 }
const SHORTEST_GRIPPED = 24

export const WireEdge = memo(function WireEdge({ id, data: settled, selected }: EdgeProps<WireFlowEdge>) {
  const carried = useCanvasState(state => state.carried.get(id))
  const isTaking = useCanvasState(({ splice, insert }) =>
    Boolean((splice ?? insert?.splice)?.connections.includes(id)),
  )
  const color = useWireColor(settled?.net ?? '')
  if (!settled) return null
  const { path, line, arrow, dots, points } = carried ?? settled.drawing
  const name = carried ? null : settled.name
  const wide = settled.isWide ? 'wire-wide' : ''
  return (
    <g className={`wire ${color} ${isTaking ? 'wire-taking' : ''} ${settled.isLooped ? 'wire-looped' : ''}`}>
      <path className="wire-reach" d={path} />
      <path className={`wire-line ${wide}`} d={line} />
      {line !== path && <path className={`wire-line wire-whole ${wide}`} d={path} />}
      <path className="wire-arrow" d={arrow} />
      {dots.map(({ x, y }) => (
        <circle key={`${x} ${y}`} className="wire-dot" cx={x} cy={y} r={DOT_RADIUS} />
      ))}
      {name && (
        <text className="wire-name" x={name.x} y={name.y} textAnchor={name.anchor}>
          {name.text}
        </text>
      )}
      {selected && <Grips points={points} />}
    </g>
  )
})

/** What says that the parts of a chosen wire can be dragged; among much that is chosen they would be in the way. */
function Grips({ points }: { readonly points: readonly Point[] }) {
  const isAlone = useView(({ selection }) => selection.connections.length + selection.blocks.length === 1)
  if (!isAlone) return null
  return points.slice(1).map((b, i) => {
    const a = points[i]
    if (!a || distanceBetween(a, b) < SHORTEST_GRIPPED) return null
    const isUpright = a.x === b.x
    const { length, thickness } = GRIP
    const [width, height] = isUpright ? [thickness, length] : [length, thickness]
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2]
    return (
      <rect
        key={`${x} ${y}`}
        className={`wire-grip ${isUpright ? 'is-upright' : 'is-level'}`}
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={thickness / 2}
      />
    )
  })
}
