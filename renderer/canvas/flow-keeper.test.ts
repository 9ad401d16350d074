import { expect, it } from 'vitest'
import {
  addBlock,
  connect,
  createProject,
  moveBlocks,
  type Project,
  parseConnection,
  setParameter,
} from '../../engine/index.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { registry } from '../stores/registry.ts'
import { createFlowKeeper, type FlowKeeper } from './flow-keeper.ts'

function createChain(): Project {
  let project = createProject()
  const types = ['sources/step', 'math/gain', 'math/sum', 'sinks/scope']
  types.forEach((type, i) => {
    project = addBlock(project, 'main', `b${i}`, { type, parameters: {} }, { at: [i * 120, 0] }, blockFacts)
  })
  for (const text of ['b0.y -> b1.u', 'b1.y -> b2.u1', 'b2.y -> b3.u']) {
    const connection = parseConnection(text)
    if (connection) project = connect(project, 'main', connection, blockFacts)
  }
  return project
}

function draw(keeper: FlowKeeper, project: Project) {
  const diagram = keeper.describe(project, 'main')
  const nodes = keeper.nodes({ diagram, selected: [], drag: null, problems: new Map() })
  const routed = keeper.route(diagram, null, null)
  const edges = keeper.edges(diagram, { routed, selected: [], wideNets: new Set() })
  return { nodes, edges }
}

it('draws anew only what an edit touches, and the same as from nothing', () => {
  const keeper = createFlowKeeper(registry)
  const chain = createChain()
  const before = draw(keeper, chain)
  const moved = moveBlocks(chain, 'main', new Map([['b0', [0, 200]]]))
  const after = draw(keeper, moved)
  expect(after.nodes.map((node, i) => node === before.nodes[i])).toEqual([false, true, true, true])
  expect(after.edges.map((edge, i) => edge === before.edges[i])).toEqual([false, true, true])
  expect(after).toEqual(draw(createFlowKeeper(registry), moved))

  const tuned = draw(keeper, setParameter(moved, 'main', 'b1', 'gain', '7', blockFacts))
  expect(tuned.nodes.map((node, i) => node === after.nodes[i])).toEqual([true, false, true, true])
  expect(tuned.edges.every((edge, i) => edge === after.edges[i])).toBe(true)
})

it('gives every edge a handle at both ends, whatever ports an edit leaves', () => {
  const keeper = createFlowKeeper(registry)
  const project = setParameter(createChain(), 'main', 'b3', 'inputs', '2', blockFacts)
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

it('leaves a wire where it is while a block without wires is held over it, and offers the wire to that block', () => {
  const keeper = createFlowKeeper(registry)
  const gain = { type: 'math/gain', parameters: {} }
  const wide = moveBlocks(createChain(), 'main', new Map([['b0', [-400, 0]]]))
  const project = addBlock(wide, 'main', 'loose', gain, { at: [0, 300] }, blockFacts)
  const before = draw(keeper, project).edges.find(({ id }) => id === 'b0.y -> b1.u')
  const [start, end] = before?.data?.points ?? []
  if (!start || !end) throw new Error('the first wire is not drawn')
  const centre = { x: (start.x + end.x) / 2, y: start.y + 4 }
  const drag = { corners: new Map([['loose', { x: centre.x - 30, y: centre.y - 30 }]]), isCopy: false }
  const pathOf = (loose: string | null) => {
    const diagram = keeper.describe(project, 'main')
    const routed = keeper.route(diagram, { ...drag, loose }, null)
    const edges = keeper.edges(diagram, { routed, selected: [], wideNets: new Set() })
    return edges.find(({ id }) => id === before?.id)?.data?.path
  }
  expect(pathOf(null)).not.toBe(before?.data?.path)
  expect(pathOf('loose')).toBe(before?.data?.path)
  expect(keeper.findSplice(centre)?.connections).toEqual(['b0.y -> b1.u'])
})
