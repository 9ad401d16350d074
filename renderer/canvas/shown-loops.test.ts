import { expect, it } from 'vitest'
import type { Diagnostic } from '../../engine/index.ts'
import { findBlocksOfLoop, findWiresOfLoops } from './shown-loops.ts'

const loop: Diagnostic = {
  severity: 'error',
  code: 'algebraic-loop',
  message: 'These blocks need each other.',
  place: { block: 'sum', path: '' },
  trail: ['sum.y', 'plant/gain.y', 'plant/limit.y', 'back.y', 'sum.y'],
}
const wire = (id: string) => {
  const [from = '', to = ''] = id.split(' -> ')
  const end = (text: string) => ({ block: text.split('.')[0] ?? '', port: text.split('.')[1] ?? '' })
  return { id, net: from, from: end(from), to: end(to) }
}

it('goes through the blocks and along the wires of the context, a Model block for all that stands in it', () => {
  const wires = [
    'sum.y -> plant.u',
    'sum.cc -> plant.u',
    'plant.y -> back.u',
    'back.y -> sum.u2',
    'step.y -> sum.u1',
  ]
  expect(findBlocksOfLoop(loop, [])).toEqual(['sum', 'plant', 'back'])
  expect([...findWiresOfLoops([loop], [], wires.map(wire))]).toEqual([
    'sum.y -> plant.u',
    'plant.y -> back.u',
    'back.y -> sum.u2',
  ])
})

it('shows in a Model block what stands there', () => {
  const wires = ['gain.y -> limit.u', 'limit.y -> y.u', 'u.y -> gain.u']
  expect(findBlocksOfLoop(loop, ['plant'])).toEqual(['gain'])
  expect([...findWiresOfLoops([loop], ['plant'], wires.map(wire))]).toEqual(['gain.y -> limit.u'])
})

it('leaves out what is solved, and what is elsewhere', () => {
  const wires = ['sum.y -> plant.u'].map(wire)
  expect(findWiresOfLoops([{ ...loop, severity: 'info' }], [], wires).size).toBe(0)
  expect(findWiresOfLoops([loop], ['elsewhere'], wires).size).toBe(0)
})
