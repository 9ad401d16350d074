/**
 * The edits that hands make, on a copy that nobody sees: a program runs quickly only where it has run before, and the first
 * edits of a large diagram are not to wait for that.
 */
import {
  addBlock,
  type BlockInstance,
  connect,
  copyBlocks,
  exciseSelection,
  findModel,
  keysOf,
  type Model,
  moveBlocks,
  nameNewBlock,
  type Project,
  pasteBlocks,
  readProject,
  renameBlock,
  setParameter,
  writeProject,
} from '../../engine/index.ts'
import { type Diagram, describeDiagram } from '../kernels/diagram.ts'
import { createGrouping } from '../kernels/keep-groups.ts'
import type { WireDrawing } from '../kernels/wiring.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { type AskedWires, listWiringChange } from './ask-wiring.ts'
import { deriveEdges } from './derive-edges.ts'
import { deriveNodes } from './derive-nodes.ts'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'
import { createPlainWires } from './plain-wires.ts'

const ROUNDS = 3
const PASTED = 20

type Drawings = ReadonlyMap<string, WireDrawing>

/** @param shown is left as it is; @param drawings how its wires run. Yields after each step, which takes some milliseconds. */
export function* rehearseEdits(shown: Diagram, drawings: Drawings): Generator<undefined> {
  const { modelKey, source } = shown
  const draw = createScratch(drawings)
  draw(shown)
  yield
  for (let round = 0; round < ROUNDS; round += 1) {
    let diagram = shown
    for (const project of listEdits(source.project, modelKey)) {
      yield
      diagram = describeDiagram(project, source.registry, modelKey, diagram)
      draw(diagram)
      yield
    }
    // As undo does.
    draw(describeDiagram(source.project, source.registry, modelKey, diagram))
  }
}

/** The project after each of them, one after the other. */
function* listEdits(project: Project, key: string): Generator<Project> {
  const model = findModel(project, key)
  const wire = model?.connections[0]
  const block = wire && model.blocks[wire.to.block]
  if (!model || !wire || !block) return
  const name = nameNewBlock(model, block.type)
  let next = addBlock(project, key, name, block, { at: [0, 0] }, blockFacts)
  yield next
  next = connect(next, key, { from: wire.from, to: { block: name, port: wire.to.port } }, blockFacts)
  yield next
  const other = `${name}_`
  next = renameBlock(next, key, name, other, blockFacts)
  yield next
  next = setFirst(next, key, other, block)
  yield next
  next = moveBlocks(next, key, new Map([[other, [20, 20]]]))
  yield next
  next = exciseSelection(next, key, { blocks: [other], connections: [] }, blockFacts)
  yield next
  const fragment = readProject(writeProject(copyBlocks(next, key, listFirst(model), blockFacts))).project
  if (fragment) yield pasteBlocks(next, key, fragment, [20, 20], blockFacts)
}

const listFirst = ({ blocks }: Model): readonly string[] => keysOf(blocks).slice(0, PASTED)

function setFirst(project: Project, key: string, name: string, block: BlockInstance): Project {
  const [parameter, text] = Object.entries(block.parameters)[0] ?? []
  return parameter === undefined
    ? project
    : setParameter(project, key, name, parameter, `${text} `, blockFacts)
}

/** All that is drawn of a diagram, from near and from far. */
function createScratch(drawings: Drawings): (diagram: Diagram) => void {
  let nodes: ReadonlyMap<string, BlockFlowNode> = new Map()
  let edges: ReadonlyMap<string, WireFlowEdge> = new Map()
  let asked: AskedWires | null = null
  const listWires = createPlainWires()
  const group = createGrouping<BlockFlowNode>(({ position }) => Math.floor(position.x / 1000))
  return diagram => {
    nodes = deriveNodes(nodes, { diagram, selected: [], drag: null, problems: new Map() })
    group([...nodes.values()])
    asked = listWiringChange(asked, diagram, null)
    edges = deriveEdges(edges, diagram, { drawings, selected: [], wideNets: NONE, looped: NONE })
    listWires(diagram.connections, drawings, { selected: [], carried: new Map() })
  }
}

const NONE: ReadonlySet<string> = new Set()
