/** How often wires cross as they are drawn, feedback with all its way around. */
import type { ArrangedBlock, ArrangedBlocks, ArrangedWire } from './arranged-block.ts'
import type { Point, Rectangle } from './geometry.ts'
import { createWiring, type Wire } from './wiring.ts'

const NO_BENDS: Wire['bends'] = []

export function countDrawn(
  blocks: ArrangedBlocks,
  wires: readonly ArrangedWire[],
  places: ReadonlyMap<string, Point>,
): number {
  const obstacles = [...blocks].map(([name, { width, height }]): [string, Rectangle] => {
    const { x = 0, y = 0 } = places.get(name) ?? {}
    return [name, { x, y, width, height }]
  })
  const boxes = new Map(obstacles)
  const nets: string[] = []
  const asked = wires.flatMap((wire, i): [string, Wire][] => {
    const [start, end] = [blocks.get(wire.from), blocks.get(wire.to)]
    const [a, b] = [boxes.get(wire.from), boxes.get(wire.to)]
    if (!start || !end || !a || !b) return []
    const net = `${wire.from} ${wire.fromY}`
    nets[i] = net
    const from = { x: start.facesLeft ? a.x : a.x + a.width, y: a.y + wire.fromY }
    const side = start.facesLeft ? 'left' : 'right'
    return [
      [
        String(i),
        { net, from: { block: wire.from, ...from, side }, to: findInput(wire, end, b), bends: NO_BENDS },
      ],
    ]
  })
  const crossings = new Set<string>()
  const drawn = [...createWiring().change({ obstacles, wires: asked })].map(([id, { points }]) => ({
    net: nets[Number(id)],
    points,
  }))
  const parts = drawn.flatMap(({ net, points }) =>
    points.slice(1).flatMap((b, i) => {
      const a = points[i]
      return a ? [{ net, a, b, isUpright: a.x === b.x }] : []
    }),
  )
  for (const upright of parts) {
    if (!upright.isUpright) continue
    for (const level of parts) {
      if (level.isUpright || level.net === upright.net) continue
      const [x, y] = [upright.a.x, level.a.y]
      if ((upright.a.y - y) * (upright.b.y - y) < 0 && (level.a.x - x) * (level.b.x - x) < 0)
        crossings.add(`${x} ${y}`)
    }
  }
  return crossings.size
}

function findInput({ to, toY, isAside }: ArrangedWire, end: ArrangedBlock, box: Rectangle): Wire['to'] {
  const x = box.x + box.width / 2
  if (isAside && toY < 0) return { block: to, x, y: box.y, side: 'top' }
  if (isAside) return { block: to, x, y: box.y + box.height, side: 'bottom' }
  return end.facesLeft
    ? { block: to, x: box.x + box.width, y: box.y + toY, side: 'right' }
    : { block: to, x: box.x, y: box.y + toY, side: 'left' }
}
