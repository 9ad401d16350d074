import { expect, it } from 'vitest'
import { createProject, moveBlocks, type Project, setParameter } from '../../engine/index.ts'
import { type Diagram, describeDiagram } from '../kernels/diagram.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { registry } from '../stores/registry.ts'
import { createFlowKeeper, type FlowKeeper } from './flow-keeper.ts'
import { drawChain } from './testing/draw-project.ts'

let last: Diagram | null = null

/** From the diagram before. */
function describe(project: Project): Diagram {
  last = describeDiagram(project, registry, 'main', last)
  return last
}

function draw(keeper: FlowKeeper, project: Project) {
  const diagram = describe(project)
  const nodes = keeper.nodes({ diagram, selected: [], drag: null, problems: new Map() })
  const drawings = keeper.wire(diagram, null)
  const edges = keeper.edges(diagram, { drawings, selected: [], wideNets: new Set(), looped: new Set() })
  return { nodes, edges }
}

it('draws anew only what an edit touches, and the same as from nothing', () => {
  const keeper = createFlowKeeper()
  const chain = drawChain()
  const before = draw(keeper, chain)
  const moved = moveBlocks(chain, 'main', new Map([['b0', [0, 200]]]))
  const after = draw(keeper, moved)
  expect(after.nodes.map((node, i) => node === before.nodes[i])).toEqual([false, true, true, true])
  expect(after.edges.map((edge, i) => edge === before.edges[i])).toEqual([false, true, true])
  expect(after).toEqual(draw(createFlowKeeper(), moved))

  const tuned = draw(keeper, setParameter(moved, 'main', 'b1', 'gain', '7', blockFacts))
  expect(tuned.nodes.map((node, i) => node === after.nodes[i])).toEqual([true, false, true, true])
  expect(tuned.edges.every((edge, i) => edge === after.edges[i])).toBe(true)
})

it('gives every edge a handle at both ends, whatever ports an edit leaves', () => {
  const keeper = createFlowKeeper()
  const project = setParameter(drawChain(), 'main', 'b3', 'inputs', '2', blockFacts)
  const { nodes, edges } = draw(keeper, project)
  const handles = new Set(
    nodes.flatMap(node => (node.handles ?? []).map(({ id, type }) => `${node.id}.${id} ${type}`)),
  )
  expect(edges.map(({ id }) => id)).toContain('b2.y -> b3.u1')
  for (const { source, sourceHandle, target, targetHandle } of edges) {
    expect(handles).toContain(`${source}.${sourceHandle} source`)
    expect(handles).toContain(`${target}.${targetHandle} target`)
  }
})

it('draws nothing anew while blocks are dragged but their own wires, from where the blocks are', () => {
  const keeper = createFlowKeeper()
  const { edges } = draw(keeper, drawChain())
  const carried = keeper.carry(new Map([['b0', { x: 0, y: 200 }]]))
  expect([...carried.keys()]).toEqual(['b0.y -> b1.u'])
  const [wire] = carried.values()
  expect(wire?.points[0]?.y).toBe((edges[0]?.data?.drawing.points[0]?.y ?? 0) + 200)
  expect(wire?.points.at(-1)).toEqual(edges[0]?.data?.drawing.points.at(-1))
})

it('carries of 500 blocks one, with its wires', () => {
  let project = createProject()
  const gain = { type: 'math/gain', parameters: {} }
  const places = Array.from(
    { length: 500 },
    (_, i) => [`g${i}`, [(i % 25) * 120, Math.floor(i / 25) * 80]] as const,
  )
  project = {
    ...project,
    models: {
      main: {
        parameters: {},
        blocks: Object.fromEntries(places.map(([name]) => [name, gain])),
        connections: places.flatMap(([name], i) =>
          i % 25 === 0 ? [] : [{ from: { block: `g${i - 1}`, port: 'y' }, to: { block: name, port: 'u' } }],
        ),
      },
    },
    layout: { main: Object.fromEntries(places.map(([name, at]) => [name, { at }])) },
  }
  const keeper = createFlowKeeper()
  const before = draw(keeper, project)
  const diagram = describe(project)
  const corners = new Map([['g260', { x: 1234, y: 777 }]])
  const drag = { corners, isCopy: false, loose: null, notes: [], by: { x: 0, y: 0 } }
  const nodes = keeper.nodes({ diagram, selected: [], drag, problems: new Map() })
  expect(nodes.filter((node, i) => node !== before.nodes[i]).map(({ id }) => id)).toEqual(['g260'])
  expect([...keeper.carry(corners).keys()]).toEqual(['g259.y -> g260.u', 'g260.y -> g261.u'])
})

it('offers a wire to a block that is held over it', () => {
  const keeper = createFlowKeeper()
  const wide = moveBlocks(drawChain(), 'main', new Map([['b0', [-400, 0]]]))
  const [start, end] = draw(keeper, wide).edges[0]?.data?.drawing.points ?? []
  if (!start || !end) throw new Error('the first wire is not drawn')
  const centre = { x: (start.x + end.x) / 2, y: start.y + 4 }
  expect(keeper.findSplice(centre)?.connections).toEqual(['b0.y -> b1.u'])
})
