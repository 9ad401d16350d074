/**
 * Remembers what was drawn last, so that what did not change keeps its identity. What it gives depends on what it is
 * asked alone; only whether the values are new ones depends on what was asked before.
 */
import type { Project, Registry } from '../../engine/index.ts'
import { type Diagram, describeDiagram } from '../kernels/diagram.ts'
import { findSplice, type Splice } from '../kernels/find-splice.ts'
import type { Point } from '../kernels/geometry.ts'
import { createWiring, type WireDrawing } from '../kernels/wiring.ts'
import { type AskedWires, listWiringChange } from './ask-wiring.ts'
import type { Bend } from './canvas-state.ts'
import { carryWires } from './carry-wires.ts'
import { deriveEdges, type EdgeRequest } from './derive-edges.ts'
import { deriveNodes, type NodeRequest } from './derive-nodes.ts'
import { type BlockFlowNode, type CarriedWires, NOTHING_CARRIED, type WireFlowEdge } from './flow-types.ts'

export interface FlowKeeper {
  readonly describe: (project: Project, modelKey: string) => Diagram
  readonly nodes: (request: NodeRequest) => BlockFlowNode[]
  /** The wires as they are drawn, `bend` being dragged. */
  readonly wire: (diagram: Diagram, bend: Bend | null) => ReadonlyMap<string, WireDrawing>
  /** The corners of a wire as drawn last. */
  readonly pointsOf: (wire: string) => readonly Point[]
  readonly edges: (diagram: Diagram, request: EdgeRequest) => WireFlowEdge[]
  /** The wires of blocks that are being dragged. */
  readonly carry: (corners: ReadonlyMap<string, Point>) => CarriedWires
  /** The wire, as drawn last, that takes a block whose centre is there. */
  readonly findSplice: (centre: Point) => Splice | null
}

export function createFlowKeeper(registry: Registry): FlowKeeper {
  let wiring = createWiring()
  let asked: AskedWires | null = null
  let drawings: ReadonlyMap<string, WireDrawing> = new Map()
  let diagram: Diagram | null = null
  let nodes: ReadonlyMap<string, BlockFlowNode> = new Map()
  let edges: ReadonlyMap<string, WireFlowEdge> = new Map()
  return {
    describe: (project, modelKey) => {
      diagram = describeDiagram(project, registry, modelKey, diagram)
      return diagram
    },
    nodes: request => {
      nodes = deriveNodes(nodes, request)
      return [...nodes.values()]
    },
    wire: (shown, bend) => {
      if (asked?.diagram.modelKey !== shown.modelKey) {
        asked = null
        drawings = new Map()
        wiring = createWiring()
      }
      const { change, ...next } = listWiringChange(asked, shown, bend)
      asked = next
      if (change.obstacles.length + change.wires.length === 0) return drawings
      const kept = new Map(drawings)
      for (const [id, wire] of change.wires) if (!wire) kept.delete(id)
      for (const [id, drawing] of wiring.change(change)) kept.set(id, drawing)
      drawings = kept
      return drawings
    },
    pointsOf: wire => drawings.get(wire)?.points ?? [],
    edges: (shown, request) => {
      edges = deriveEdges(edges, shown, request)
      return [...edges.values()]
    },
    carry: corners => (diagram ? carryWires(drawings, diagram, corners) : NOTHING_CARRIED),
    findSplice: centre => {
      const wires = [...edges.values()].flatMap(({ id, data }) =>
        data ? [{ id, net: data.net, points: data.drawing.points }] : [],
      )
      return findSplice(wires, centre)
    },
  }
}
