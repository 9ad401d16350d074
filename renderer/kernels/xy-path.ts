/** One column over another: which belong together, the ranges that show them, and the path through their points. */
import type { Column, Extremes } from './min-max-pyramid.ts'
import { chooseValueRange } from './value-range.ts'

export interface Range {
  readonly from: number
  readonly to: number
}

/** A trace as a scope has it; its id begins with its port. */
interface PortTrace {
  readonly id: string
  readonly name: string
  readonly values: Column
}

export interface XyTrace {
  readonly name: string
  readonly x: Column
  readonly y: Column
}

/** Element by element; a scalar at one port goes with every element at the other. */
export function pairTraces(traces: readonly PortTrace[]): XyTrace[] {
  const at = (port: string) => traces.filter(({ id }) => id.startsWith(`${port}[`))
  const [xs, ys] = [at('x'), at('y')]
  if (xs.length === 0 || ys.length === 0) return []
  return Array.from({ length: Math.max(xs.length, ys.length) }, (_, i) => {
    const x = xs[xs.length === 1 ? 0 : i]
    const y = ys[ys.length === 1 ? 0 : i]
    return x && y ? [{ name: `${y.name} over ${x.name}`, x: x.values, y: y.values }] : []
  }).flat()
}

/** Ranges in which all of the first rows of some traces can be seen. */
export function fitRanges(traces: readonly XyTrace[], rows: number): { x: Range; y: Range } {
  const widest = (columnOf: (trace: XyTrace) => Column): Range => {
    const all: Extremes = { least: Infinity, largest: -Infinity }
    const one: Extremes = { least: 0, largest: 0 }
    for (const trace of traces) {
      columnOf(trace).extremes(0, rows, one)
      all.least = Math.min(all.least, one.least)
      all.largest = Math.max(all.largest, one.largest)
    }
    return chooseValueRange(all)
  }
  return { x: widest(({ x }) => x), y: widest(({ y }) => y) }
}

/** The smallest ranges around the given ones in which one unit is as long on either axis. */
export function equaliseScales(
  { x, y }: { readonly x: Range; readonly y: Range },
  width: number,
  height: number,
): { x: Range; y: Range } {
  const unitsPerPixel = Math.max((x.to - x.from) / width, (y.to - y.from) / height)
  const widen = ({ from, to }: Range, pixels: number): Range => {
    const [middle, half] = [(from + to) / 2, (unitsPerPixel * pixels) / 2]
    return { from: middle - half, to: middle + half }
  }
  return { x: widen(x, width), y: widen(y, height) }
}

/** Values to pixels: `xOffset + x * xScale`, and y alike. */
export interface Projection {
  readonly xOffset: number
  readonly xScale: number
  readonly yOffset: number
  readonly yScale: number
}

/** Onto a rectangle of pixels whose y axis points downwards. */
export function projectOnto(
  { x, y }: { readonly x: Range; readonly y: Range },
  box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): Projection {
  const xScale = box.width / (x.to - x.from)
  const yScale = -box.height / (y.to - y.from)
  return { xScale, xOffset: box.left - x.from * xScale, yScale, yOffset: box.top - y.to * yScale }
}

/** What a canvas and a picture have in common. */
export interface Pen {
  readonly moveTo: (x: number, y: number) => void
  readonly lineTo: (x: number, y: number) => void
}

/** Shorter lines are not seen. */
const LEAST_PIXELS = 0.5

/** Draws the points of rows `from <= row < to`; those within half a pixel of the one before are left out. */
export function tracePath(
  { x, y }: Pick<XyTrace, 'x' | 'y'>,
  from: number,
  to: number,
  { xOffset, xScale, yOffset, yScale }: Projection,
  pen: Pen,
): void {
  let lastX = Number.NaN
  let lastY = Number.NaN
  let isDown = false
  for (let row = from; row < to; row += 1) {
    const px = xOffset + x.at(row) * xScale
    const py = yOffset + y.at(row) * yScale
    if (!(Number.isFinite(px) && Number.isFinite(py))) {
      isDown = false
      continue
    }
    const isNear = Math.abs(px - lastX) < LEAST_PIXELS && Math.abs(py - lastY) < LEAST_PIXELS
    if (isDown && isNear && row < to - 1) continue
    if (isDown) pen.lineTo(px, py)
    else pen.moveTo(px, py)
    isDown = true
    lastX = px
    lastY = py
  }
}
