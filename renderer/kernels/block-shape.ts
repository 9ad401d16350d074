/** Where a block's box and its ports stand on the canvas, turned and flipped. */
import type { Look, Rotation } from '../../engine/index.ts'
import type { Point, Side } from './geometry.ts'

/** A port on the edge of a block, measured from the top left corner of the block as drawn. */
export interface PortAnchor extends Point {
  readonly name: string
  readonly side: Side
}

export interface BlockShape {
  /** As drawn, so after a turn. */
  readonly width: number
  readonly height: number
  readonly inputs: readonly PortAnchor[]
  readonly outputs: readonly PortAnchor[]
}

const DEFAULT_SIZE = [60, 40] as const
/** Least distance between two ports of a side. */
const PITCH = 20
/** Room that port names inside a block take for each letter. */
export const LETTER = 6.2
/** So many inputs of a circle come from different sides; more come all from the left. */
const AROUND = 3

export interface ShapeRequest {
  readonly look: Look
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly size?: readonly [number, number]
  readonly rotation: Rotation
  readonly flipped: boolean
}

export function shapeBlock(request: ShapeRequest): BlockShape {
  const { look, inputs, outputs, rotation, flipped } = request
  const [width, height] = request.size ?? sizeOf(look, inputs, outputs)
  const isCircle = look.shape === 'circle'
  const upright = {
    inputs: isCircle ? placeAroundCircle(inputs, height) : placeInputs(inputs, look.above, width, height),
    outputs: placeOnSide(outputs, 'right', width, height),
  }
  const turn = (anchor: PortAnchor): PortAnchor => turnAnchor(anchor, width, height, rotation, flipped)
  const isLying = rotation === 90 || rotation === 270
  return {
    width: isLying ? height : width,
    height: isLying ? width : height,
    inputs: upright.inputs.map(turn),
    outputs: upright.outputs.map(turn),
  }
}

/** Whether port names stand inside: where there is more than one and nothing else is drawn but a label. */
export function hasNamesInside(look: Look, inputs: number, outputs: number): boolean {
  const isPlain = look.shape === 'rectangle' && !look.curve && look.formula === undefined && !look.marks
  return isPlain && (inputs > 1 || outputs > 1)
}

/** Size before a turn: the type's own, grown for many ports and for port names inside. */
function sizeOf(
  look: Look,
  inputs: readonly string[],
  outputs: readonly string[],
): readonly [number, number] {
  const [width, height] = look.size ?? DEFAULT_SIZE
  const most = Math.max(inputs.length - (look.above?.length ?? 0), outputs.length)
  const tall = Math.max(height, most * PITCH)
  if (look.shape === 'circle') return inputs.length <= AROUND ? [height, height] : [tall, tall]
  if (!hasNamesInside(look, inputs.length, outputs.length)) return [width, tall]
  const widest = (names: readonly string[]): number => Math.max(0, ...names.map(name => name.length)) * LETTER
  const label = (look.label ?? '').length * (LETTER + 1)
  const wide = widest(inputs) + widest(outputs) + label + 36
  return [Math.max(width, Math.ceil(wide / 20) * 20), tall]
}

/** Spread evenly about the middle, on the grid wherever the side's length is a multiple of 20. */
function spread(count: number, length: number): number[] {
  const even = Math.floor(length / Math.max(count, 1) / PITCH) * PITCH
  const pitch = even > 0 ? even : length / Math.max(count, 1)
  return Array.from({ length: count }, (_, i) => length / 2 + (i - (count - 1) / 2) * pitch)
}

function placeOnSide(
  names: readonly string[],
  side: 'left' | 'right',
  width: number,
  height: number,
): PortAnchor[] {
  const offsets = spread(names.length, height)
  return names.map((name, i) => ({ name, side, x: side === 'left' ? 0 : width, y: offsets[i] ?? 0 }))
}

/** From the left, but for those that the look puts above, in the order of the ports. */
function placeInputs(
  names: readonly string[],
  above: readonly string[] = [],
  width: number,
  height: number,
): PortAnchor[] {
  const isAbove = (name: string): boolean => above.includes(name)
  const left = placeOnSide(
    names.filter(name => !isAbove(name)),
    'left',
    width,
    height,
  )
  const top = names.filter(isAbove)
  const offsets = spread(top.length, width)
  const placed = new Map<string, PortAnchor>(left.map(anchor => [anchor.name, anchor]))
  top.forEach((name, i) => {
    placed.set(name, { name, side: 'top', x: offsets[i] ?? 0, y: 0 })
  })
  return names.flatMap(name => placed.get(name) ?? [])
}

/** As in textbooks: the first from the left, the second from below, the third from above; more than three from the left. */
function placeAroundCircle(names: readonly string[], diameter: number): PortAnchor[] {
  const radius = diameter / 2
  if (names.length <= AROUND) {
    const places: readonly Omit<PortAnchor, 'name'>[] = [
      { side: 'left', x: 0, y: radius },
      { side: 'bottom', x: radius, y: diameter },
      { side: 'top', x: radius, y: 0 },
    ]
    return names.flatMap((name, i) => {
      const place = places[i]
      return place ? [{ name, ...place }] : []
    })
  }
  return placeOnSide(names, 'left', diameter, diameter).map(anchor => ({
    ...anchor,
    x: radius - Math.sqrt(Math.max(0, radius ** 2 - (anchor.y - radius) ** 2)),
  }))
}

const CLOCKWISE: Readonly<Record<Side, Side>> = { left: 'top', top: 'right', right: 'bottom', bottom: 'left' }
const MIRRORED: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', top: 'top', bottom: 'bottom' }

function turnAnchor(
  anchor: PortAnchor,
  width: number,
  height: number,
  rotation: Rotation,
  flipped: boolean,
): PortAnchor {
  let side = flipped ? MIRRORED[anchor.side] : anchor.side
  for (let turned = 0; turned < rotation; turned += 90) side = CLOCKWISE[side]
  return { name: anchor.name, side, ...turnPoint(anchor, [width, height], rotation, flipped) }
}

/** A point of a block of some size, mirrored and turned with the block about its centre. */
export function turnPoint(
  point: Point,
  [width, height]: readonly [number, number],
  rotation: Rotation,
  flipped: boolean,
): Point {
  let dx = (point.x - width / 2) * (flipped ? -1 : 1)
  let dy = point.y - height / 2
  for (let turned = 0; turned < rotation; turned += 90) [dx, dy] = [-dy, dx]
  const isLying = rotation === 90 || rotation === 270
  return { x: dx + (isLying ? height : width) / 2, y: dy + (isLying ? width : height) / 2 }
}

/** Top left corner as drawn, of a block whose corner before the turn is `at`: it turns about its centre. */
export function cornerAsDrawn(
  at: Point,
  shape: Pick<BlockShape, 'width' | 'height'>,
  rotation: Rotation,
): Point {
  if (rotation === 0 || rotation === 180) return at
  const shift = (shape.height - shape.width) / 2
  return { x: at.x + shift, y: at.y - shift }
}

/** The inverse of `cornerAsDrawn`. */
export function cornerBeforeTurn(
  drawn: Point,
  shape: Pick<BlockShape, 'width' | 'height'>,
  rotation: Rotation,
): Point {
  if (rotation === 0 || rotation === 180) return drawn
  const shift = (shape.height - shape.width) / 2
  return { x: drawn.x - shift, y: drawn.y + shift }
}
