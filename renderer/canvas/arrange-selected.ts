/**
 * Arranging the selected blocks, or the whole model, in one edit: blocks, frames about them, and their wires. Many are
 * arranged in a thread of their own, so that the window goes on.
 */
import {
  changeNote,
  findModel,
  findNotes,
  findWires,
  formatConnection,
  type ModelNotes,
  moveBlocks,
  type PortReference,
  type Position,
  type Project,
  routeWires,
} from '../../engine/index.ts'
import { type ArrangedDiagram, arrangeDiagram, holds, unite } from '../kernels/arrange-diagram.ts'
import type { ArrangedBlock, ArrangedWire } from '../kernels/arranged-block.ts'
import { boxOfName, type Diagram, describeDiagram } from '../kernels/diagram.ts'
import { inflate, type Point, type Rectangle } from '../kernels/geometry.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { type ArrangingThread, spawnArrangingWorker } from './arranging-thread.ts'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import { boxOfNote } from './note-edits.ts'
import { currentSelection } from './selection.ts'
import { listPositions } from './selection-edits.ts'
import { shownDiagram } from './shown-model.ts'

/** Room between a block and the edge of a frame that grows with it. */
const EDGE = 20

/** From a port at the top or bottom to what feeds it. */
const ASIDE = 40

/** So many are arranged before the next frame. */
const FEW = 60

/** What is being arranged in the thread. */
let underWay: ArrangingThread | null = null

/** The selected blocks, or all of the model where fewer than two are; those that are pinned stay. */
export function arrangeSelected(spawn = spawnArrangingWorker): void {
  arrange(shownDiagram(), currentSelection().blocks, spawn)
}

function arrange(diagram: Diagram, chosen: readonly string[], spawn: typeof spawnArrangingWorker): void {
  const { modelKey } = diagram
  const names = new Set(chosen.length > 1 ? chosen : diagram.blocks.keys())
  const before = describe(diagram, names, findNotes(diagram.source.project, modelKey))
  underWay?.end()
  underWay = null
  if (before.blocks.size <= FEW) {
    place(diagram, before, arrangeDiagram(before))
    return
  }
  const notice = `Arranging ${before.blocks.size} blocks...`
  changeCanvas({ notice })
  const finish = (next: string | null): void => {
    underWay?.end()
    underWay = null
    if (useCanvasState.getState().notice === notice) changeCanvas({ notice: next })
  }
  underWay = spawn(
    before,
    after => {
      finish(null)
      const { project } = useDocument.getState()
      if (isDrawnAlike(diagram.source.project, project, modelKey)) place(diagram, before, after)
      else if (findModel(project, modelKey))
        arrange(describeDiagram(project, registry, modelKey, diagram), chosen, spawn)
    },
    message => finish(`The diagram could not be arranged: ${message}`),
  )
}

/** Whether what was arranged is there as it was. */
function isDrawnAlike(before: Project, after: Project, key: string): boolean {
  return (
    findModel(before, key) === findModel(after, key) &&
    before.layout[key] === after.layout[key] &&
    before.variables === after.variables &&
    findNotes(before, key) === findNotes(after, key)
  )
}

function place(diagram: Diagram, before: ArrangedDiagram, after: ArrangedDiagram): void {
  const key = diagram.modelKey
  const notes = findNotes(diagram.source.project, key)
  const corners = new Map<string, Point>()
  for (const [name, { x, y, isPinned }] of after.blocks) if (!isPinned) corners.set(name, { x, y })
  const boxes = new Map([...after.frames, ...after.texts, ...growOthers(before, after, notes)])
  const positions = listPositions(diagram, corners)
  useDocument.getState().edit('arrange', old => {
    const moved = moveBlocks(freeWires(old, diagram, before, corners), key, positions)
    return [...boxes].reduce((now, [name, { x, y, width, height }]) => {
      const size = notes[name]?.kind === 'frame' ? { size: [width, height] as const } : {}
      return changeNote(now, key, name, { at: [x, y], ...size })
    }, moved)
  })
  if (before.blocks.size === diagram.blocks.size) changeCanvas({ isArranged: true })
}

function describe(diagram: Diagram, names: ReadonlySet<string>, notes: ModelNotes): ArrangedDiagram {
  const layout = diagram.source.project.layout[diagram.modelKey] ?? {}
  const blocks = new Map<string, ArrangedBlock>()
  const others = [...diagram.blocks.values()]
    .filter(({ name }) => !names.has(name))
    .map(({ corner, width, height }): Rectangle => ({ ...corner, width, height }))
  for (const name of names) {
    const block = diagram.blocks.get(name)
    if (!block) continue
    const { width, height, corner, outputs, nameSide } = block
    const box = { ...corner, width, height }
    const room = Math.max(width, boxOfName(block).width)
    const facesLeft = outputs.some(({ side }) => side === 'left')
    const isPinned = Object.hasOwn(layout, name) && layout[name]?.pinned === true
    const nameAbove = nameSide === 'top' ? corner.y - boxOfName(block).y : 0
    blocks.set(name, { ...box, room, nameAbove, facesLeft, isPinned })
  }
  const frames = new Map<string, Rectangle>()
  const texts = new Map<string, Rectangle>()
  for (const [name, note] of Object.entries(notes)) {
    const box = boxOfNote(note)
    if (note.kind === 'text') texts.set(name, box)
    else if (
      [...blocks.values()].some(block => holds(box, block)) &&
      !others.some(other => holds(box, other))
    )
      frames.set(name, box)
  }
  const anchorOf = ({ block, port }: PortReference, side: 'inputs' | 'outputs') =>
    diagram.blocks.get(block)?.[side].find(anchor => anchor.name === port)
  const wires = diagram.connections.map(({ from, to }): ArrangedWire => {
    const [start, end] = [anchorOf(from, 'outputs'), anchorOf(to, 'inputs')]
    const aside = (end?.side === 'bottom' ? ASIDE : 0) - (end?.side === 'top' ? ASIDE : 0)
    return {
      from: from.block,
      to: to.block,
      fromY: start?.y ?? 0,
      toY: (end?.y ?? 0) + aside,
      isAside: aside !== 0,
    }
  })
  return { blocks, wires, frames, texts, obstacles: others }
}

/** Frames that hold others, too, still hold what was arranged in them. */
function growOthers(
  before: ArrangedDiagram,
  after: ArrangedDiagram,
  notes: ModelNotes,
): ReadonlyMap<string, Rectangle> {
  const grown = new Map<string, Rectangle>()
  for (const [name, note] of Object.entries(notes)) {
    if (note.kind !== 'frame' || before.frames.has(name)) continue
    const box = boxOfNote(note)
    const outside = [...before.blocks].flatMap(([block, old]) => {
      const now = after.blocks.get(block)
      return now && holds(box, old) && !holds(box, now) ? [inflate(now, EDGE)] : []
    })
    if (outside.length > 0) grown.set(name, unite([box, ...outside]))
  }
  return grown
}

/** What the user bent goes its own way again where its ends do not move alike. */
function freeWires(
  project: Project,
  { modelKey, connections }: Diagram,
  before: ArrangedDiagram,
  corners: ReadonlyMap<string, Point>,
): Project {
  const bent = findWires(project, modelKey)
  const stepOf = (name: string): Point => {
    const [old, now] = [before.blocks.get(name), corners.get(name)]
    return old && now ? { x: now.x - old.x, y: now.y - old.y } : { x: 0, y: 0 }
  }
  const freed = connections
    .filter(({ from, to }) => {
      const [a, b] = [stepOf(from.block), stepOf(to.block)]
      return a.x !== b.x || a.y !== b.y
    })
    .map(formatConnection)
    .filter(id => Object.hasOwn(bent, id))
  return routeWires(project, modelKey, new Map(freed.map((id): [string, readonly Position[]] => [id, []])))
}
