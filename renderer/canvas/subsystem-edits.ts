/** Edits that move the selection between models, and that leave it out of the run. Each is one undo step. */
import {
  type Commented,
  commentBlocks,
  countUses,
  expandSubsystem,
  findBlock,
  findExpandFault,
  findModel,
  makeIndependent,
  makeSubsystem,
  moveBlocks,
  nameNewSubsystem,
  type Project,
} from '../../engine/index.ts'
import { unite } from '../kernels/arrange-diagram.ts'
import { boxOfBlock, type Diagram, type DrawnBlock } from '../kernels/diagram.ts'
import { snap } from '../kernels/geometry.ts'
import { blockFacts, subsystemParts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { changeCanvas } from './canvas-state.ts'
import { findRoomFor, giveWay } from './give-way.ts'
import { currentSelection, selectBlocks } from './selection.ts'
import { shapeNewBlock } from './shape-new-block.ts'
import { shownDiagram, shownModelKey } from './shown-model.ts'

export function commentSelected(how: Commented): void {
  const key = shownModelKey()
  const { blocks } = currentSelection()
  const label = how === 'out' ? 'comment out' : 'comment through'
  useDocument.getState().edit(label, project => commentBlocks(project, key, blocks, how))
}

export function groupSelected(): void {
  const key = shownModelKey()
  const { project, edit } = useDocument.getState()
  const { blocks, notes } = currentSelection()
  const name = nameNewSubsystem(project, key)
  const diagram = shownDiagram()
  const drawn = blocks.flatMap(each => diagram.blocks.get(each) ?? [])
  const sizes = new Map(drawn.map(each => [each.name, [each.width, each.height] as const]))
  edit('make subsystem', before => {
    const made = makeSubsystem(before, key, blocks, subsystemParts, blockFacts, { notes, sizes })
    return made === before ? before : placeInMiddle(made, diagram, name, drawn)
  })
  if (useDocument.getState().project === project)
    changeCanvas({ notice: 'Entries and Exits are the ports of this model and stay in it.' })
  else selectBlocks([name])
}

/** The new Model block, where those stood that are in it now; with long names it may be wider than they were. */
function placeInMiddle(
  project: Project,
  diagram: Diagram,
  name: string,
  inside: readonly DrawnBlock[],
): Project {
  const key = diagram.modelKey
  const model = findModel(project, key)
  const block = model && findBlock(model, name)
  const type = block && registry.find(block.type)
  if (!type) return project
  const shape = shapeNewBlock(project, type, block.parameters)
  const { x, y, width, height } = unite(inside.map(boxOfBlock))
  const middle = { x: snap(x + (width - shape.width) / 2), y: snap(y + (height - shape.height) / 2) }
  const gone = new Set(
    inside.filter(each => !Object.hasOwn(model?.blocks ?? {}, each.name)).map(each => each.name),
  )
  const room = findRoomFor(diagram, shape, middle, gone)
  const aside = giveWay(project, diagram, room, gone)
  return moveBlocks(aside, key, new Map([[name, [room.corner.x, room.corner.y]]]))
}

/** The Model blocks among what is selected. */
export function selectedModelBlocks(): { readonly name: string; readonly used: string }[] {
  const { project } = useDocument.getState()
  const model = findModel(project, shownModelKey())
  return currentSelection().blocks.flatMap(name => {
    const block = model && findBlock(model, name)
    const used = block && blockFacts.isModelBlock(block) ? block.parameters.model : undefined
    return used === undefined ? [] : [{ name, used }]
  })
}

export function hasModelBlock(): boolean {
  return selectedModelBlocks().length > 0
}

export function expandSelected(): void {
  const key = shownModelKey()
  const { project, edit } = useDocument.getState()
  const names = selectedModelBlocks().map(({ name }) => name)
  const before = new Set(Object.keys(findModel(project, key)?.blocks ?? {}))
  const fault = names
    .map(name => findExpandFault(project, key, name, subsystemParts, blockFacts))
    .find(found => found !== null)
  if (fault !== undefined && fault !== null) {
    changeCanvas({ notice: fault })
    return
  }
  edit('expand subsystem', old =>
    names.reduce((next, name) => expandSubsystem(next, key, name, subsystemParts, blockFacts), old),
  )
  const after = Object.keys(findModel(useDocument.getState().project, key)?.blocks ?? {})
  selectBlocks(after.filter(name => !before.has(name) || names.includes(name)))
}

export function isShared(): boolean {
  const { project } = useDocument.getState()
  return selectedModelBlocks().some(({ used }) => countUses(project, used, blockFacts) > 1)
}

export function separateSelected(): void {
  const key = shownModelKey()
  const names = selectedModelBlocks().map(({ name }) => name)
  useDocument
    .getState()
    .edit('make independent', project =>
      names.reduce((next, name) => makeIndependent(next, key, name, blockFacts), project),
    )
}
