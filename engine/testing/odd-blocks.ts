/** Blocks that pass their input on until an instant at which they make a value that is no ordinary number. */
import { defineBlock } from '../block/define-block.ts'
import { concatenate } from '../block/elements.ts'
import { add, divide, logarithm, maximum, squareRoot, subtract } from '../block/elementwise.ts'
import { constant, type Expression, time } from '../block/expression.ts'
import { choice, number, period } from '../block/parameter.ts'
import { createRegistry, type Registry } from '../block/registry.ts'
import { testLibrary } from './blocks.ts'

/** `root` and `log` are odd from the instant on, `pole` only at it. */
const KINDS = { root: '', log: '', pole: '' }

const plain = { summary: 'For tests.', equation: 'y' }
const parameters = { at: number('At', '1'), kind: choice('Kind', 'root', KINDS) }

function oddFrom(at: Expression, kind: string): Expression {
  if (kind === 'root') return squareRoot(subtract(at, time))
  return kind === 'log' ? logarithm(maximum(subtract(at, time), 0)) : divide(1, subtract(time, at))
}

const odd = defineBlock({
  ...plain,
  id: 'test/odd',
  name: 'Odd',
  parameters,
  inputs: { u: '' },
  outputs: { y: '' },
  behaviour: ({ u, p }) => ({ outputs: { y: add(u.u, oddFrom(p.at, p.kind)) } }),
})

/** Only the last of two elements is odd. */
const oddElement = defineBlock({
  ...plain,
  id: 'test/odd-element',
  name: 'Odd element',
  parameters,
  inputs: { u: '' },
  outputs: { y: '', first: '' },
  behaviour: ({ u, p }) => ({
    outputs: { first: u.u, y: concatenate([constant(1), oddFrom(p.at, p.kind)]) },
  }),
})

const oddState = defineBlock({
  ...plain,
  id: 'test/odd-state',
  name: 'Odd state',
  parameters: { ...parameters, period: period() },
  inputs: { u: '' },
  outputs: { y: '' },
  period: p => p.period,
  behaviour: ({ u, p, discreteState }) => {
    const x = discreteState('x', constant(0))
    return { outputs: { y: x }, updates: { x: add(u.u, oddFrom(p.at, p.kind)) } }
  },
})

const oddSlope = defineBlock({
  ...plain,
  id: 'test/odd-slope',
  name: 'Odd slope',
  parameters,
  inputs: { u: '' },
  outputs: { y: '' },
  behaviour: ({ u, p, continuousState }) => {
    const x = continuousState('x', constant(0))
    return { outputs: { y: x }, derivatives: { x: add(u.u, oddFrom(p.at, p.kind)) } }
  },
})

export const ODD_TYPES = ['odd', 'odd-element', 'odd-state', 'odd-slope'] as const

const blocks = [...testLibrary.blocks, odd, oddElement, oddState, oddSlope]
export const oddRegistry: Registry = createRegistry([{ ...testLibrary, blocks }])
