import { expect, it } from 'vitest'
import {
  type BlockInstance,
  createProject,
  type Project,
  parseConnection,
  type Timing,
} from '../../engine/index.ts'
import { registry } from '../stores/registry.ts'
import { describeDiagram } from './diagram.ts'
import { markRates, timingOf } from './timing.ts'

function draw(types: Readonly<Record<string, string>>, wires: readonly string[]) {
  const blocks = Object.fromEntries(
    Object.entries(types).map(([name, type]): [string, BlockInstance] => [name, { type, parameters: {} }]),
  )
  const connections = wires.map(parseConnection).filter(connection => connection !== null)
  const project: Project = {
    ...createProject(),
    models: { main: { parameters: {}, blocks, connections } },
  }
  return describeDiagram(project, registry, 'main', null)
}

it('gives letters to rates, discrete ones from the fastest on, with period and offset in words', () => {
  const marks = markRates([
    { kind: 'continuous' },
    { kind: 'discrete', periodSeconds: 1e-3, offsetSeconds: 0 },
    { kind: 'discrete', periodSeconds: 0.01, offsetSeconds: 2e-3 },
    { kind: 'triggered', by: 'count/edges' },
    { kind: 'constant' },
    { kind: 'hybrid' },
  ])
  expect(marks.map(({ letters }) => letters)).toEqual(['Cont', 'D1', 'D2', 'T1', 'Const', 'Multi'])
  expect(marks.map(({ words }) => words).slice(1, 4)).toEqual([
    'every 1 ms',
    'every 10 ms, from 2 ms on',
    'at the events of count/edges',
  ])
  expect(new Set(marks.map(({ color }) => color)).size).toBe(marks.length)
})

it('gives what passes signals on the rate of what it passes on, and no number', () => {
  const diagram = draw(
    { delay: 'discrete/unit-delay', send: 'routing/goto', receive: 'routing/from', scope: 'sinks/scope' },
    ['delay.y -> send.u', 'receive.y -> scope.u1'],
  )
  const timing: Timing = {
    rates: [{ kind: 'discrete', periodSeconds: 1, offsetSeconds: 0 }, { kind: 'constant' }],
    blocks: [
      ['inside/delay', { rate: 0, order: [4, 7], isModel: false }],
      ['inside/scope', { rate: 0, order: [], isModel: false }],
      ['delay', { rate: 1, order: [1], isModel: false }],
    ],
    passed: [['inside/receive.y', 0]],
  }
  const { rates, nets, order } = timingOf(timing, diagram, ['inside'])
  expect(Object.fromEntries(rates)).toEqual({ delay: 0, send: 0, receive: 0, scope: 0 })
  expect(Object.fromEntries(nets)).toEqual({ 'delay.y': 0, 'receive.y': 0 })
  expect(Object.fromEntries(order)).toEqual({ delay: '4, 7' })
})

it('comes to an end where a ring only passes on', () => {
  const ring = draw({ a: 'routing/goto', b: 'routing/goto' }, ['a.y -> b.u', 'b.y -> a.u'])
  const timing: Timing = { rates: [], blocks: [], passed: [] }
  expect(timingOf(timing, ring, []).rates.size).toBe(0)
})
