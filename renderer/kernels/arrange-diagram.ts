/**
 * Arranging a model with its frames: what stands in a frame is arranged there, the frame goes about it, and then stands
 * for it among the others. Texts stay where they are, or go along with their frame. Arranging twice changes nothing
 * more, but for large diagrams.
 */
import { arrangeBlocks } from './arrange-blocks.ts'
import type { ArrangedBlock, ArrangedWire } from './arranged-block.ts'
import { GRID, inflate, overlaps, type Point, type Rectangle } from './geometry.ts'
import { settle } from './settle.ts'

export interface ArrangedDiagram {
  readonly blocks: ReadonlyMap<string, ArrangedBlock>
  readonly wires: readonly ArrangedWire[]
  /** Frames about some of the blocks. */
  readonly frames: ReadonlyMap<string, Rectangle>
  readonly texts: ReadonlyMap<string, Rectangle>
  /** What else is there, and stays. */
  readonly obstacles: readonly Rectangle[]
}

/** Room in a frame about what it holds; more above, for the title. */
const FRAME_ROOM = 40
const TITLE_ROOM = 20
/** Room in a frame about a text. */
const TEXT_ROOM = 10
/** The name below a block. */
const NAME_ROOM = 20

/** Of more blocks than these a few rounds must do: the user waits. */
const MANY = 300
const FEW_ROUNDS = 4

export function arrangeDiagram(diagram: ArrangedDiagram): ArrangedDiagram {
  return diagram.blocks.size > MANY
    ? settle(diagram, arrangeOnce, writePlaces, FEW_ROUNDS)
    : settle(diagram, arrangeOnce, writePlaces)
}

function writePlaces({ blocks, frames, texts }: ArrangedDiagram): string {
  return JSON.stringify(
    [blocks, frames, texts].map(all =>
      [...all].map(([key, { x, y, width, height }]) => [key, x, y, width, height]),
    ),
  )
}

/** What is being put in place. */
interface Board {
  readonly blocks: Map<string, ArrangedBlock>
  readonly frames: Map<string, Rectangle>
  readonly texts: Map<string, Rectangle>
}

function arrangeOnce(diagram: ArrangedDiagram): ArrangedDiagram {
  const { wires, obstacles } = diagram
  const board: Board = {
    blocks: new Map(diagram.blocks),
    frames: new Map(diagram.frames),
    texts: new Map(diagram.texts),
  }
  const nest = findNest(diagram)
  const arrangeIn = (frame: string | null): void => {
    const own = nest.get(frame) ?? NOTHING
    for (const inner of own.frames) arrangeIn(inner)
    const items = new Map<string, ArrangedBlock>()
    for (const name of own.blocks) {
      const block = board.blocks.get(name)
      if (block) items.set(name, block)
    }
    for (const inner of own.frames) {
      const box = board.frames.get(inner)
      const isPinned = [...listHeld(nest, inner).blocks].some(name => board.blocks.get(name)?.isPinned)
      if (box) items.set(itemOf(inner), { ...box, room: box.width, facesLeft: false, isPinned })
    }
    const around = frame === null ? [...obstacles, ...boxesOf(own.texts, board.texts)] : []
    const corners = arrangeBlocks(items, bundle(wires, own, nest, board, items), around)
    for (const [name, corner] of corners) {
      const box = items.get(name)
      if (!box) continue
      if (own.blocks.includes(name)) board.blocks.set(name, { ...box, ...corner })
      else moveFrame(board, nest, name.slice(FRAME.length), { x: corner.x - box.x, y: corner.y - box.y })
    }
    if (frame !== null) goAbout(board, own, frame)
  }
  arrangeIn(null)
  return { ...diagram, ...board }
}

/** What stands in a frame, or in none, and in no frame therein. */
interface Contents {
  readonly blocks: readonly string[]
  readonly frames: readonly string[]
  readonly texts: readonly string[]
}

const NOTHING: Contents = { blocks: [], frames: [], texts: [] }

type Nest = ReadonlyMap<string | null, Contents>

/** No block is called so: a name has no slash. */
const FRAME = 'frame/'
const itemOf = (frame: string): string => `${FRAME}${frame}`

/** Frames without blocks hold nothing, and are texts. */
function findNest({ blocks, frames, texts }: ArrangedDiagram): Nest {
  const smallestFirst = [...frames].sort(
    ([a, one], [b, other]) => one.width * one.height - other.width * other.height || (a < b ? -1 : 1),
  )
  const frameAround = (box: Rectangle, after: number): string | null =>
    smallestFirst.slice(after).find(([, frame]) => holds(frame, box))?.[0] ?? null
  const nest = new Map<string | null, { blocks: string[]; frames: string[]; texts: string[] }>()
  const contentsOf = (frame: string | null) => {
    const contents = nest.get(frame) ?? { blocks: [], frames: [], texts: [] }
    nest.set(frame, contents)
    return contents
  }
  for (const [name, box] of blocks) contentsOf(frameAround(box, 0)).blocks.push(name)
  for (const [name, box] of texts) contentsOf(frameAround(box, 0)).texts.push(name)
  smallestFirst.forEach(([name, box], index) => {
    contentsOf(frameAround(box, index + 1)).frames.push(name)
  })
  return nest
}

export function holds(frame: Rectangle, box: Rectangle): boolean {
  return (
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height
  )
}

/** All that stands in a frame, and in frames therein. */
function listHeld(nest: Nest, frame: string): Contents {
  const own = nest.get(frame) ?? NOTHING
  const inner = own.frames.map(name => listHeld(nest, name))
  return {
    blocks: [...own.blocks, ...inner.flatMap(({ blocks }) => blocks)],
    frames: [...own.frames, ...inner.flatMap(({ frames }) => frames)],
    texts: [...own.texts, ...inner.flatMap(({ texts }) => texts)],
  }
}

/** Wires between what stands side by side; those of a block in a frame are the frame's. */
function bundle(
  wires: readonly ArrangedWire[],
  own: Contents,
  nest: Nest,
  board: Board,
  items: ReadonlyMap<string, ArrangedBlock>,
): ArrangedWire[] {
  const itemByBlock = new Map(own.blocks.map(name => [name, name]))
  for (const frame of own.frames)
    for (const name of listHeld(nest, frame).blocks) itemByBlock.set(name, itemOf(frame))
  const below = (name: string, item: string): number =>
    (board.blocks.get(name)?.y ?? 0) - (items.get(item)?.y ?? 0)
  return wires.flatMap(({ from, to, fromY, toY, isAside = false }): ArrangedWire[] => {
    const [start, end] = [itemByBlock.get(from), itemByBlock.get(to)]
    if (start === undefined || end === undefined || start === end) return []
    return [{ from: start, to: end, fromY: fromY + below(from, start), toY: toY + below(to, end), isAside }]
  })
}

function moveFrame(board: Board, nest: Nest, frame: string, by: Point): void {
  const { blocks, frames, texts } = listHeld(nest, frame)
  const move = <T extends Rectangle>(all: Map<string, T>, names: readonly string[]): void => {
    for (const name of names) {
      const box = all.get(name)
      if (box) all.set(name, { ...box, x: box.x + by.x, y: box.y + by.y })
    }
  }
  move(board.blocks, blocks)
  move(board.frames, [frame, ...frames])
  move(board.texts, texts)
}

/** A frame just as large as what it holds. Texts that would be covered go below. */
function goAbout(board: Board, own: Contents, frame: string): void {
  const blocks = own.blocks.flatMap(name => {
    const { x = 0, y = 0, width = 0, height = 0, room = 0 } = board.blocks.get(name) ?? {}
    return [{ x: x - (room - width) / 2, y, width: room, height: height + NAME_ROOM }]
  })
  const held = [...blocks, ...boxesOf(own.frames, board.frames)]
  if (held.length === 0) return
  const bounds = unite(held)
  let bottom = bounds.y + bounds.height + TEXT_ROOM
  for (const name of own.texts) {
    const box = board.texts.get(name)
    if (!box || !held.some(other => overlaps(other, box))) continue
    board.texts.set(name, { ...box, x: bounds.x, y: Math.ceil(bottom / GRID) * GRID })
    bottom += box.height + TEXT_ROOM
  }
  const { x, y, width, height } = inflate(bounds, FRAME_ROOM)
  const box = { x, y: y - TITLE_ROOM, width, height: height + TITLE_ROOM - NAME_ROOM }
  const texts = boxesOf(own.texts, board.texts).map(text => inflate(text, TEXT_ROOM))
  board.frames.set(frame, outward(unite([box, ...texts])))
}

function boxesOf(names: readonly string[], all: ReadonlyMap<string, Rectangle>): Rectangle[] {
  return names.flatMap(name => all.get(name) ?? [])
}

export function unite(boxes: readonly Rectangle[]): Rectangle {
  const x = Math.min(...boxes.map(box => box.x))
  const y = Math.min(...boxes.map(box => box.y))
  const right = Math.max(...boxes.map(box => box.x + box.width))
  const bottom = Math.max(...boxes.map(box => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** To the grid, and no smaller. */
function outward({ x, y, width, height }: Rectangle): Rectangle {
  const [left, top] = [Math.floor(x / GRID) * GRID, Math.floor(y / GRID) * GRID]
  const [right, bottom] = [Math.ceil((x + width) / GRID) * GRID, Math.ceil((y + height) / GRID) * GRID]
  return { x: left, y: top, width: right - left, height: bottom - top }
}
