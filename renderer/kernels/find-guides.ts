/** Lines on which what is dragged stands level with something else: edges, centres, and ports. */
import type { PortAnchor } from './block-shape.ts'
import type { Rectangle } from './geometry.ts'

export interface GuideBox extends Rectangle {
  /** Measured from its corner. */
  readonly ports: readonly PortAnchor[]
}

export interface Guide {
  readonly axis: 'x' | 'y'
  readonly at: number
  /** Its ends along the other axis. */
  readonly from: number
  readonly to: number
}

const NEAR = 0.5
/** So far beyond the boxes that it joins. */
const OVERHANG = 8

/** At most one guide for each line, over all boxes that stand on it. */
export function findGuides(moved: GuideBox, others: Iterable<GuideBox>): readonly Guide[] {
  const guides = new Map<string, Guide>()
  const join = (axis: 'x' | 'y', at: number, other: GuideBox): void => {
    const key = `${axis} ${at}`
    const old = guides.get(key)
    const [a, b] = [spanOf(moved, axis), spanOf(other, axis)]
    guides.set(key, {
      axis,
      at,
      from: Math.min(a[0], b[0], old?.from ?? a[0]) - (old ? 0 : OVERHANG),
      to: Math.max(a[1], b[1], old?.to ?? a[1]) + (old ? 0 : OVERHANG),
    })
  }
  const own = { x: linesOf(moved, 'x'), y: linesOf(moved, 'y') }
  for (const other of others) {
    for (const axis of ['x', 'y'] as const) {
      const lines = linesOf(other, axis)
      for (const kind of ['edges', 'centre', 'ports'] as const) {
        const shared = own[axis][kind].find(line => lines[kind].some(place => Math.abs(place - line) < NEAR))
        if (shared === undefined) continue
        join(axis, shared, other)
        break
      }
    }
  }
  return [...guides.values()]
}

/** Ports have lines in the direction in which their wires leave. */
function linesOf(box: GuideBox, axis: 'x' | 'y') {
  const [start, length] = axis === 'x' ? [box.x, box.width] : [box.y, box.height]
  const sides = axis === 'x' ? ['top', 'bottom'] : ['left', 'right']
  return {
    edges: [start, start + length],
    centre: [start + length / 2],
    ports: box.ports.filter(({ side }) => sides.includes(side)).map(port => start + port[axis]),
  }
}

function spanOf({ x, y, width, height }: Rectangle, axis: 'x' | 'y'): readonly [number, number] {
  return axis === 'x' ? [y, y + height] : [x, x + width]
}
