/** Lining up blocks: new top left corners, by block. What is already in line is not among them. */
import type { Point, Rectangle } from './geometry.ts'

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'
export type Axis = 'across' | 'down'

export type Boxes = ReadonlyMap<string, Rectangle>

/** Edges or centres go to the outermost edge, or to the middle of all. */
export function alignBlocks(boxes: Boxes, alignment: Alignment): Map<string, Point> {
  const all = [...boxes.values()]
  const left = Math.min(...all.map(({ x }) => x))
  const right = Math.max(...all.map(({ x, width }) => x + width))
  const top = Math.min(...all.map(({ y }) => y))
  const bottom = Math.max(...all.map(({ y, height }) => y + height))
  return listMoves(boxes, ({ x, y, width, height }) => {
    switch (alignment) {
      case 'left':
        return { x: left, y }
      case 'centre':
        return { x: (left + right - width) / 2, y }
      case 'right':
        return { x: right - width, y }
      case 'top':
        return { x, y: top }
      case 'middle':
        return { x, y: (top + bottom - height) / 2 }
      case 'bottom':
        return { x, y: bottom - height }
    }
  })
}

/** The same room between each two neighbours, or where there is none the same step; the outermost stay. */
export function distributeBlocks(boxes: Boxes, axis: Axis): Map<string, Point> {
  const start = ({ x, y }: Rectangle): number => (axis === 'across' ? x : y)
  const long = ({ width, height }: Rectangle): number => (axis === 'across' ? width : height)
  const sorted = [...boxes].sort(([, a], [, b]) => start(a) - start(b))
  const first = sorted[0]?.[1]
  const last = sorted.at(-1)?.[1]
  if (!first || !last || sorted.length < 3) return new Map()
  const taken = sorted.reduce((sum, [, box]) => sum + long(box), 0)
  const room = (start(last) + long(last) - start(first) - taken) / (sorted.length - 1)
  const step = (start(last) - start(first)) / (sorted.length - 1)
  const places = new Map<string, number>()
  let at = start(first)
  for (const [name, box] of sorted) {
    places.set(name, at)
    at += room < 0 ? step : long(box) + room
  }
  return listMoves(boxes, ({ x, y }, name) => {
    const place = Math.round(places.get(name) ?? 0)
    return axis === 'across' ? { x: place, y } : { x, y: place }
  })
}

function listMoves(boxes: Boxes, place: (box: Rectangle, name: string) => Point): Map<string, Point> {
  return new Map(
    [...boxes].flatMap(([name, box]): [string, Point][] => {
      const to = place(box, name)
      return to.x === box.x && to.y === box.y ? [] : [[name, to]]
    }),
  )
}
