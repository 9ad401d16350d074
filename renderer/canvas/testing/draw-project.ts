/** A project as it comes about on the canvas: by the edits that place blocks and draw wires. */
import { addBlock, connect, createProject, type Project, parseConnection } from '../../../engine/index.ts'
import { blockFacts } from '../../stores/block-facts.ts'

type Drawn = readonly [name: string, type: string, at: readonly [number, number]]

export function drawProject(blocks: readonly Drawn[], wires: readonly string[]): Project {
  const placed = blocks.reduce(
    (project, [name, type, at]) =>
      addBlock(project, 'main', name, { type, parameters: {} }, { at }, blockFacts),
    createProject(),
  )
  return wires
    .flatMap(wire => parseConnection(wire) ?? [])
    .reduce((project, connection) => connect(project, 'main', connection, blockFacts), placed)
}

/** b0 to b3 in a row: a step, a gain, a sum and a scope. */
export function drawChain(): Project {
  const types = ['sources/step', 'math/gain', 'math/sum', 'sinks/scope']
  const blocks = types.map((type, i): Drawn => [`b${i}`, type, [i * 120, 0]])
  return drawProject(blocks, ['b0.y -> b1.u', 'b1.y -> b2.u1', 'b2.y -> b3.u'])
}

/** b0 to the last in a row: a step, and gains one after the other. */
export function drawRow(count: number): Project {
  const names = Array.from({ length: count }, (_, i) => `b${i}`)
  const blocks = names.map((name, i): Drawn => [name, i === 0 ? 'sources/step' : 'math/gain', [i * 120, 0]])
  return drawProject(
    blocks,
    names.slice(1).map((name, i) => `b${i}.y -> ${name}.u`),
  )
}
