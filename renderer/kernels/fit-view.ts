/** The view in which all that is drawn is seen: as large as it can be, clear of what lies over the canvas. */
import { inflate, overlaps, type Rectangle } from './geometry.ts'
import { uniteBoxes } from './map-box.ts'

export interface FittedView {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

interface Frame {
  readonly width: number
  readonly height: number
}

interface Room {
  readonly top: number
  readonly left: number
  readonly right: number
  readonly bottom: number
}

/** Pixels at the edges; below there is room for names and wires, and for the buttons that lie over the canvas. */
const ROOM: Room = { top: 32, left: 40, right: 40, bottom: 76 }
export const LEAST_ZOOM = 0.1
export const MOST_FITTED_ZOOM = 1.25
/** For a name and wires, of the plane's pixels; and what legends keep clear about them, of the screen's. */
const AROUND_BLOCK = 22
const AROUND_PANEL = 10

/**
 * @param boxes what is drawn, in the plane
 * @param panels what lies over the upper part of the canvas, on the screen, as `frame` is
 */
export function fitView(
  boxes: readonly Rectangle[],
  frame: Frame,
  panels: readonly Rectangle[],
): FittedView | null {
  const [first, ...others] = boxes
  if (!first) return null
  const bounds = others.reduce(uniteBoxes, first)
  const isClear = ({ x, y, zoom }: FittedView): boolean => {
    const shown = panels.map(panel => ({
      x: (panel.x - x) / zoom,
      y: (panel.y - y) / zoom,
      width: panel.width / zoom,
      height: panel.height / zoom,
    }))
    return !boxes.some(box => shown.some(panel => overlaps(panel, inflate(box, AROUND_BLOCK))))
  }
  const plain = placeIn(ROOM, bounds, frame, MOST_FITTED_ZOOM)
  if (isClear(plain)) return plain
  const beside = listRooms(panels, frame.width)
    .filter(({ top, left, right, bottom }) => left + right < frame.width && top + bottom < frame.height)
    .map(room => placeIn(room, bounds, frame, MOST_FITTED_ZOOM))
    .sort((a, b) => b.zoom - a.zoom)[0]
  const least = beside?.zoom ?? LEAST_ZOOM
  for (let zoom = plain.zoom; zoom > least; zoom *= SMALLER) {
    const found = listPlaces(bounds, frame, zoom).find(isClear)
    if (found) return found
  }
  return beside ?? plain
}

/** From one size that is tried to the next. */
const SMALLER = 0.96

/** In the middle, and then at the edges, lowest first, as panels lie above. */
function listPlaces(bounds: Rectangle, { width, height }: Frame, zoom: number): FittedView[] {
  const [free, low] = [width - bounds.width * zoom, height - ROOM.bottom - bounds.height * zoom]
  const centre = placeIn(ROOM, bounds, { width, height }, zoom)
  const xs = [centre.x, ROOM.left - bounds.x * zoom, free - ROOM.right - bounds.x * zoom]
  const ys = [centre.y, low - bounds.y * zoom]
  return ys.flatMap(y => xs.map(x => ({ x, y, zoom })))
}

/** Each panel has the whole height of its side, or else the whole width above. */
function listRooms(panels: readonly Rectangle[], width: number): Room[] {
  let rooms = [ROOM]
  for (const { x, y, width: wide, height: high } of panels) {
    const isLeft = x + wide / 2 < width / 2
    rooms = rooms.flatMap(room => [
      { ...room, top: Math.max(room.top, y + high + AROUND_PANEL + AROUND_BLOCK) },
      isLeft
        ? { ...room, left: Math.max(room.left, x + wide + AROUND_PANEL + AROUND_BLOCK) }
        : { ...room, right: Math.max(room.right, width - x + AROUND_PANEL + AROUND_BLOCK) },
    ])
  }
  return rooms
}

/** In the middle of the canvas, or as near to it as there is room. */
function placeIn(
  { top, left, right, bottom }: Room,
  bounds: Rectangle,
  { width, height }: Frame,
  most: number,
): FittedView {
  const fitting = Math.min((width - left - right) / bounds.width, (height - top - bottom) / bounds.height)
  const zoom = Math.min(most, Math.max(LEAST_ZOOM, fitting))
  const centre = (before: number, after: number, length: number, whole: number): number =>
    Math.max(before, Math.min((whole - length) / 2, whole - after - length))
  return {
    x: centre(left, right, bounds.width * zoom, width) - bounds.x * zoom,
    y: centre(top, bottom, bounds.height * zoom, height) - bounds.y * zoom,
    zoom,
  }
}
