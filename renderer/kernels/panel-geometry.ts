/** Where the parts of a panel block stand in its box, and which value a hand points at. Angles are clockwise from the top. */
import type { Panel } from '../../engine/index.ts'
import type { Point, Rectangle } from './geometry.ts'
import { writeNumber, writeSliderValue } from './slider-range.ts'

export interface Box {
  readonly width: number
  readonly height: number
}

export interface Circle extends Point {
  readonly radius: number
}

/** Room for the value above a slider and below a dial. */
const TEXT = 18
/** What is left of the block's frame around a control, to take hold of the block. */
const FRAME = 6
/** Half the way that a knob turns, and that a needle goes. */
export const KNOB_REACH = 135
export const GAUGE_REACH = 90
/** So near to its middle, a share of its radius, a knob is not turned. */
const DEAD = 0.2

const isUpright = ({ width, height }: Box): boolean => height > width

/** From the low end to the high one: to the right, or upwards in a block that is turned. */
export function sliderTrack(box: Box): readonly [Point, Point] {
  const { width, height } = box
  const inset = FRAME + 8
  if (isUpright(box)) {
    const x = width / 2
    return [
      { x, y: height - inset },
      { x, y: inset + TEXT },
    ]
  }
  const y = TEXT + (height - TEXT - FRAME) / 2
  return [
    { x: inset, y },
    { x: width - inset, y },
  ]
}

export function knobCircle({ width, height }: Box): Circle {
  const room = Math.min(width, height - TEXT) - 2 * FRAME
  return { x: width / 2, y: FRAME + room / 2 + 2, radius: room / 2 - 2 }
}

export function gaugeCircle({ width, height }: Box): Circle {
  const radius = Math.max(4, Math.min(width / 2 - 12, height - TEXT - 2 * FRAME - 4))
  return { x: width / 2, y: height - TEXT - FRAME, radius }
}

/** One lamp, or one for each element of a vector, row by row. */
export function lampCircles(count: number, { width, height }: Box): Circle[] {
  const columns = Math.max(1, Math.round(Math.sqrt((count * width) / height)))
  const rows = Math.max(1, Math.ceil(count / columns))
  const pitch = Math.min((width - 6) / columns, (height - 6) / rows)
  return Array.from({ length: count }, (_, i) => ({
    x: width / 2 + ((i % columns) - (columns - 1) / 2) * pitch,
    y: height / 2 + (Math.floor(i / columns) - (rows - 1) / 2) * pitch,
    radius: pitch * 0.36,
  }))
}

/** Where a hand acts; everywhere else the block is dragged. */
export function controlArea(panel: Panel, box: Box): Rectangle | null {
  const { width, height } = box
  switch (panel.kind) {
    case 'slider':
      return isUpright(box)
        ? { x: FRAME, y: TEXT + FRAME, width: width - 2 * FRAME, height: height - TEXT - 2 * FRAME }
        : { x: FRAME, y: TEXT - 2, width: width - 2 * FRAME, height: height - TEXT - FRAME + 4 }
    case 'knob': {
      const { x, y, radius } = knobCircle(box)
      return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }
    }
    case 'switch':
      return { x: width / 2 - 18, y: height / 2 - 11, width: 36, height: 22 }
    case 'button':
      return { x: 10, y: 7, width: width - 20, height: height - 14 }
    default:
      return null
  }
}

export function pointOn({ x, y }: Point, radius: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180
  return { x: x + radius * Math.sin(angle), y: y - radius * Math.cos(angle) }
}

/** Part of a circle, as a path. */
export function arcPath(centre: Point, radius: number, from: number, to: number): string {
  const [a, b] = [pointOn(centre, radius, from), pointOn(centre, radius, to)]
  const round = (value: number): number => Math.round(value * 1000) / 1000
  const isLarge = Math.abs(to - from) > 180 ? 1 : 0
  return `M${round(a.x)} ${round(a.y)}A${radius} ${radius} 0 ${isLarge} ${to > from ? 1 : 0} ${round(b.x)} ${round(b.y)}`
}

/** The angle at a share of a scale that reaches so far to both sides. */
export function angleAt(fraction: number, reach: number): number {
  return reach * (2 * fraction - 1)
}

/** Which share of its range a hand at a point of the block means; null where it does not say. */
export function fractionAt(kind: 'slider' | 'knob', box: Box, at: Point, before: number): number | null {
  if (kind === 'slider') {
    const [low, high] = sliderTrack(box)
    const [dx, dy] = [high.x - low.x, high.y - low.y]
    return clamp(((at.x - low.x) * dx + (at.y - low.y) * dy) / (dx * dx + dy * dy))
  }
  const { x, y, radius } = knobCircle(box)
  const [dx, dy] = [at.x - x, at.y - y]
  if (Math.hypot(dx, dy) < DEAD * radius) return null
  const turned = (Math.atan2(dx, -dy) * 180) / Math.PI
  const fraction = clamp((turned / KNOB_REACH + 1) / 2)
  // Across the gap below, it stays at the end from which it came.
  if (Math.abs(fraction - before) > 0.6) return before > 0.5 ? 1 : 0
  return fraction
}

export interface Range {
  readonly low: number
  readonly high: number
  /** 0 for none. */
  readonly step: number
}

/** Not a number where it has no place. */
export function toFraction(value: number, { low, high }: Pick<Range, 'low' | 'high'>): number {
  return clamp((value - low) / (high - low))
}

/** The value at a share of the range, as the user would type it. */
export function writeValueAt(fraction: number, { low, high, step }: Range): string {
  const value = low + fraction * (high - low)
  if (!(step > 0)) return writeSliderValue(value, low, high)
  const most = Math.floor((high - low) / step + 1e-9)
  return writeNumber(low + Math.min(most, Math.round((value - low) / step)) * step)
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction))
}
