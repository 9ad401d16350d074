/**
 * Remembers what was drawn last, so that what did not change keeps its identity. What it gives depends on what it is
 * asked alone; only whether the values are new ones depends on what was asked before.
 */
import type { Diagram } from '../kernels/diagram.ts'
import { findSplice, type Splice } from '../kernels/find-splice.ts'
import type { Point } from '../kernels/geometry.ts'
import type { WireDrawing } from '../kernels/wiring.ts'
import type { Bend } from './canvas-state.ts'
import { carryWires } from './carry-wires.ts'
import { deriveEdges, type EdgeRequest } from './derive-edges.ts'
import { deriveNodes, type NodeRequest } from './derive-nodes.ts'
import { type BlockFlowNode, type CarriedWires, NOTHING_CARRIED, type WireFlowEdge } from './flow-types.ts'
import { createWireDrawer, type WiringThreads } from './wire-drawer.ts'

export interface FlowKeeper {
  readonly nodes: (request: NodeRequest) => BlockFlowNode[]
  /** Those of these blocks, as given last. */
  readonly pick: (blocks: readonly string[]) => BlockFlowNode[]
  /** The wires as far as they are known, `bend` being dragged. */
  readonly wire: (diagram: Diagram, bend: Bend | null) => ReadonlyMap<string, WireDrawing>
  readonly drawings: () => ReadonlyMap<string, WireDrawing>
  /** Whether wires may yet run otherwise. */
  readonly isRouting: () => boolean
  /** The corners of a wire as drawn last. */
  readonly pointsOf: (wire: string) => readonly Point[]
  readonly edges: (diagram: Diagram, request: EdgeRequest) => WireFlowEdge[]
  /** The wires of blocks that are being dragged. */
  readonly carry: (corners: ReadonlyMap<string, Point>) => CarriedWires
  /** The wire, as drawn last, that takes a block whose centre is there. */
  readonly findSplice: (centre: Point) => Splice | null
  /** Calls when wires are found to run otherwise than was given. Returns how to stop. */
  readonly follow: (onChange: () => void) => () => void
  /** Ends the thread, until something is asked again. */
  readonly end: () => void
}

export interface FlowThreads extends Omit<WiringThreads, 'onChange'> {
  /** Has all who follow draw their wires again. */
  readonly onChange: (draw: () => void) => void
}

/** @param threads null to route wires at once */
export function createFlowKeeper(threads: FlowThreads | null = null): FlowKeeper {
  const followers = new Set<() => void>()
  const draw = (): void => {
    for (const follower of followers) follower()
  }
  const wires = createWireDrawer(threads && { ...threads, onChange: () => threads.onChange(draw) })
  let diagram: Diagram | null = null
  let nodes: ReadonlyMap<string, BlockFlowNode> = new Map()
  let edges: ReadonlyMap<string, WireFlowEdge> = new Map()
  return {
    nodes: request => {
      diagram = request.diagram
      nodes = deriveNodes(nodes, request)
      return [...nodes.values()]
    },
    pick: blocks => blocks.flatMap(name => nodes.get(name) ?? []),
    wire: wires.draw,
    drawings: wires.drawings,
    isRouting: wires.isRouting,
    pointsOf: wire => wires.drawings().get(wire)?.points ?? [],
    edges: (shown, request) => {
      edges = deriveEdges(edges, shown, request)
      return [...edges.values()]
    },
    carry: corners => {
      const carried = diagram ? carryWires(wires.drawings(), diagram, corners) : NOTHING_CARRIED
      wires.keepCarried(carried)
      return carried
    },
    findSplice: centre => {
      const drawings = wires.drawings()
      const drawn = (diagram?.connections ?? []).flatMap(({ id, net }) => {
        const drawing = drawings.get(id)
        return drawing ? [{ id, net, points: drawing.points }] : []
      })
      return findSplice(drawn, centre)
    },
    follow: onChange => {
      followers.add(onChange)
      return () => followers.delete(onChange)
    },
    end: wires.end,
  }
}
