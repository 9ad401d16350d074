/** The few blocks that the engine's own tests are written with; it must not need those of any plugin. */

import type { Edge } from '../block/block-role.ts'
import { defineBlock } from '../block/define-block.ts'
import { concatenate, element } from '../block/elements.ts'
import {
  add,
  cosine,
  divide,
  greater,
  multiply,
  negate,
  randomNormal,
  sine,
  subtract,
} from '../block/elementwise.ts'
import { constant, tick, time } from '../block/expression.ts'
import { choice, count, number, period, text } from '../block/parameter.ts'
import { createRegistry, type Library, type Registry } from '../block/registry.ts'
import { delayBlocks } from './delay-blocks.ts'

const plain = { summary: 'For tests.', equation: 'y' }

const ramp = defineBlock({
  ...plain,
  id: 'test/ramp',
  name: 'Ramp',
  outputs: { y: '' },
  behaviour: () => ({ outputs: { y: time } }),
})

const noise = defineBlock({
  ...plain,
  id: 'test/noise',
  name: 'Noise',
  parameters: { period: period(), seed: number('Seed', '1') },
  outputs: { y: '', step: '' },
  period: p => p.period,
  behaviour: ({ p }) => ({ outputs: { y: randomNormal(p.seed, tick), step: tick } }),
})

const value = defineBlock({
  ...plain,
  id: 'test/value',
  name: 'Value',
  parameters: { value: number('Value', '1') },
  outputs: { y: '' },
  behaviour: ({ p }) => ({ outputs: { y: p.value } }),
})

const gain = defineBlock({
  ...plain,
  id: 'test/gain',
  name: 'Gain',
  parameters: { gain: number('Gain', '1') },
  inputs: { u: '' },
  outputs: { y: '' },
  behaviour: ({ u, p }) => ({ outputs: { y: multiply(p.gain, u.u) } }),
})

const sum = defineBlock({
  ...plain,
  id: 'test/sum',
  name: 'Sum',
  parameters: { signs: text('Signs', '+-') },
  inputs: ({ signs }) => Object.fromEntries([...signs].map((_, i) => [`u${i + 1}`, ''])),
  outputs: { y: '' },
  behaviour: ({ p, inputs }) => ({
    outputs: {
      y: inputs.reduce(
        (total, u, i) => (p.signs[i] === '-' ? subtract(total, u) : add(total, u)),
        constant(0),
      ),
    },
  }),
})

const sineOf = defineBlock({
  ...plain,
  id: 'test/sine-of',
  name: 'Sine of',
  inputs: { u: '' },
  outputs: { y: '' },
  behaviour: ({ u }) => ({ outputs: { y: sine(u.u) } }),
})

const cosineOf = defineBlock({
  ...plain,
  id: 'test/cosine-of',
  name: 'Cosine of',
  inputs: { u: '' },
  outputs: { y: '' },
  behaviour: ({ u }) => ({ outputs: { y: cosine(u.u) } }),
})

const inverse = defineBlock({
  ...plain,
  id: 'test/inverse',
  name: 'Inverse',
  inputs: { u: '' },
  outputs: { y: '' },
  behaviour: ({ u }) => ({ outputs: { y: divide(1, u.u) } }),
})

const integrator = defineBlock({
  ...plain,
  id: 'test/integrator',
  name: 'Integrator',
  parameters: { initial: number('Initial value', '0') },
  inputs: { u: '' },
  outputs: { y: '' },
  behaviour: ({ u, p, continuousState }) => {
    const x = continuousState('x', p.initial, u.u)
    return { outputs: { y: x }, derivatives: { x: u.u } }
  },
})

const delay = defineBlock({
  ...plain,
  id: 'test/delay',
  name: 'Delay',
  parameters: { period: period(), initial: number('Initial value', '0') },
  inputs: { u: '' },
  outputs: { y: '' },
  period: p => p.period,
  behaviour: ({ u, p, discreteState }) => {
    const x = discreteState('x', p.initial, u.u)
    return { outputs: { y: x }, updates: { x: u.u } }
  },
})

/** Two outputs of which only one lets the input through. */
const split = defineBlock({
  ...plain,
  id: 'test/split',
  name: 'Split',
  inputs: { u: '' },
  outputs: { through: '', held: '' },
  behaviour: ({ u, continuousState }) => {
    const x = continuousState('x', constant(0))
    return { outputs: { through: negate(u.u), held: x }, derivatives: { x: u.u } }
  },
})

const mux = defineBlock({
  ...plain,
  id: 'test/mux',
  name: 'Mux',
  parameters: { inputs: count('Inputs', '2', { least: 1, most: 100 }) },
  inputs: p => Object.fromEntries(Array.from({ length: p.inputs }, (_, i) => [`u${i + 1}`, ''])),
  outputs: { y: '' },
  behaviour: ({ inputs }) => ({ outputs: { y: concatenate(inputs) } }),
})

const last = defineBlock({
  ...plain,
  id: 'test/last',
  name: 'Last',
  inputs: { u: '' },
  outputs: { y: '' },
  behaviour: ({ u }) => ({ outputs: { y: element(u.u, u.u.width - 1) } }),
})

/** Ends the run once its input is greater than the limit. */
const watch = defineBlock({
  ...plain,
  id: 'test/watch',
  name: 'Watch',
  role: 'check',
  parameters: {
    limit: number('Limit', '1'),
    action: choice('Action', 'stop', { stop: '', fail: '' }),
  },
  inputs: { u: '' },
  watch: p => ({ action: p.action, message: 'It went beyond the limit' }),
  behaviour: ({ p, u }) => ({ outputs: { watch: greater(u.u, p.limit) } }),
})

const scope = defineBlock({ ...plain, id: 'test/scope', name: 'Scope', role: 'scope', inputs: { u: '' } })
const entry = defineBlock({
  ...plain,
  id: 'test/entry',
  name: 'Entry',
  role: 'entry',
  parameters: { name: text('Name', '') },
  outputs: { y: '' },
})
const exit = defineBlock({
  ...plain,
  id: 'test/exit',
  name: 'Exit',
  role: 'exit',
  parameters: {
    name: text('Name', ''),
    whenOff: choice('While off', 'hold', { hold: '', reset: '' }),
    value: number('Value', '0'),
  },
  inputs: { u: '' },
})
const model = defineBlock({
  ...plain,
  id: 'test/model',
  name: 'Model',
  role: 'model',
  parameters: { model: text('Model', '') },
})
const edges = { rising: '', falling: '', either: '' }
const enabled = defineBlock({
  ...plain,
  id: 'test/enabled',
  name: 'Enabled',
  role: 'model',
  parameters: {
    model: text('Model', ''),
    statesOnEnable: choice('States', 'keep', { keep: '', reset: '' }),
  },
  inputs: { enable: '' },
  execution: p => ({ enable: { port: 'enable', states: p.statesOnEnable } }),
})
const triggered = defineBlock({
  ...plain,
  id: 'test/triggered',
  name: 'Triggered',
  role: 'model',
  parameters: { model: text('Model', ''), edge: choice<Edge>('Edge', 'rising', edges) },
  inputs: { trigger: '' },
  execution: p => ({ trigger: { port: 'trigger', edge: p.edge } }),
})
const resettable = defineBlock({
  ...plain,
  id: 'test/resettable',
  name: 'Resettable',
  role: 'model',
  parameters: {
    model: text('Model', ''),
    resetOn: choice<Edge | 'level'>('Reset on', 'rising', { ...edges, level: '' }),
  },
  inputs: { reset: '' },
  execution: p => ({ reset: { port: 'reset', on: p.resetOn } }),
})

const blocks = [
  ramp,
  noise,
  value,
  gain,
  sum,
  sineOf,
  cosineOf,
  inverse,
  integrator,
  delay,
  split,
  mux,
  last,
  ...delayBlocks,
  scope,
  watch,
  entry,
  exit,
  model,
  enabled,
  triggered,
  resettable,
]

export const testLibrary: Library = { id: 'test', name: 'Test', blocks }
export const testRegistry: Registry = createRegistry([testLibrary])
