/** The whole diagram in the corner, with the part that is seen; a press there brings the view to it. */
import { Panel, useReactFlow, useStore } from '@xyflow/react'
import { memo, type PointerEvent, useMemo } from 'react'
import type { Rectangle } from '../kernels/geometry.ts'
import { boundsOfNodes, uniteBoxes } from '../kernels/map-box.ts'
import { announcePanel } from './announce-panel.ts'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'

/** CSS pixels; in a small canvas so much of its width. */
const WIDTH = 200
const SHARE = 0.22
/** Height by width. */
const FORM = 0.75

export function DiagramMap({ nodes }: { readonly nodes: readonly BlockFlowNode[] }) {
  const flow = useReactFlow<BlockFlowNode, WireFlowEdge>()
  const x = useStore(({ transform }) => transform[0])
  const y = useStore(({ transform }) => transform[1])
  const zoom = useStore(({ transform }) => transform[2])
  const width = useStore(state => state.width)
  const height = useStore(state => state.height)
  const all = useMemo(() => boundsOfNodes(nodes), [nodes])
  const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
  const mapWidth = Math.round(Math.min(WIDTH, SHARE * width))
  const mapHeight = Math.round(FORM * mapWidth)
  const shown = fitInto(all ? uniteBoxes(all, seen) : seen)

  const goTo = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const box = event.currentTarget.getBoundingClientRect()
    const at = {
      x: shown.x + ((event.clientX - box.left) / box.width) * shown.width,
      y: shown.y + ((event.clientY - box.top) / box.height) * shown.height,
    }
    void flow.setCenter(at.x, at.y, { zoom })
  }
  return (
    <Panel ref={announcePanel} position="top-right" className="diagram-map">
      <svg
        role="img"
        aria-label="Map of the diagram"
        width={mapWidth}
        height={mapHeight}
        viewBox={`${shown.x} ${shown.y} ${shown.width} ${shown.height}`}
        onPointerDown={goTo}
        onPointerMove={goTo}
      >
        <Blocks nodes={nodes} />
        <path
          className="diagram-map-mask"
          fillRule="evenodd"
          d={outline(inflateBox(shown, shown.width)) + outline(seen)}
        />
      </svg>
    </Panel>
  )
}

const Blocks = memo(function Blocks({ nodes }: { readonly nodes: readonly BlockFlowNode[] }) {
  const path = nodes.map(({ position, width = 0, height = 0 }) => outline({ ...position, width, height }))
  return <path className="diagram-map-blocks" d={path.join('')} />
})

function outline({ x, y, width, height }: Rectangle): string {
  return `M${x} ${y}h${width}v${height}h${-width}Z`
}

function inflateBox({ x, y, width, height }: Rectangle, by: number): Rectangle {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

/** With the map's proportions and a margin. */
function fitInto({ x, y, width, height }: Rectangle): Rectangle {
  const wide = 1.1 * Math.max(width, height / FORM)
  const high = FORM * wide
  return { x: x - (wide - width) / 2, y: y - (high - height) / 2, width: wide, height: high }
}
