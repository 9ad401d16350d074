/**
 * Remembers what was drawn last, so that what did not change keeps its identity. What it gives depends on what it is
 * asked alone; only whether the values are new ones depends on what was asked before.
 */
import type { Project, Registry } from '../../engine/index.ts'
import { type Diagram, describeDiagram } from '../kernels/diagram.ts'
import { findSplice, type Splice } from '../kernels/find-splice.ts'
import type { Point } from '../kernels/geometry.ts'
import { createWireRouter } from '../kernels/wire-router.ts'
import type { Bend } from './canvas-state.ts'
import { carryWires } from './carry-wires.ts'
import { deriveEdges, type EdgeRequest, type RoutedWires, routeDiagram } from './derive-edges.ts'
import { deriveNodes, type NodeRequest } from './derive-nodes.ts'
import { type BlockFlowNode, type CarriedWires, NOTHING_CARRIED, type WireFlowEdge } from './flow-types.ts'

export interface FlowKeeper {
  readonly describe: (project: Project, modelKey: string) => Diagram
  readonly nodes: (request: NodeRequest) => BlockFlowNode[]
  readonly route: (diagram: Diagram, bend: Bend | null) => RoutedWires
  /** The corners of a wire as drawn last. */
  readonly pointsOf: (wire: string) => readonly Point[]
  readonly edges: (diagram: Diagram, request: EdgeRequest) => WireFlowEdge[]
  /** The wires of blocks that are being dragged. */
  readonly carry: (corners: ReadonlyMap<string, Point>) => CarriedWires
  /** The wire, as drawn last, that takes a block whose centre is there. */
  readonly findSplice: (centre: Point) => Splice | null
}

export function createFlowKeeper(registry: Registry): FlowKeeper {
  const router = createWireRouter()
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
    route: (shown, bend) => routeDiagram(shown, bend, router),
    pointsOf: wire => edges.get(wire)?.data?.points ?? [],
    edges: (shown, request) => {
      edges = deriveEdges(edges, shown, request)
      return [...edges.values()]
    },
    carry: corners => (diagram ? carryWires(edges, diagram, corners) : NOTHING_CARRIED),
    findSplice: centre => {
      const wires = [...edges.values()].flatMap(({ id, data }) =>
        data ? [{ id, net: data.net, points: data.points }] : [],
      )
      return findSplice(wires, centre)
    },
  }
}
