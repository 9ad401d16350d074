/** Blocks with arrays: a delay by a number of steps, and a delay by a time. */
import { arrayRead, history } from '../block/array.ts'
import { defineBlock } from '../block/define-block.ts'
import { add, greaterOrEqual, lessOrEqual, modulo, select, subtract } from '../block/elementwise.ts'
import { constant, time } from '../block/expression.ts'
import { count, number, period } from '../block/parameter.ts'

const plain = { summary: 'For tests.', equation: 'y' }

/** A ring: what is read at the head is the oldest, and the newest takes its place. */
const line = defineBlock({
  ...plain,
  id: 'test/line',
  name: 'Line',
  parameters: {
    steps: count('Steps', '3', { least: 1, most: 1_000_000 }),
    initial: number('Initial value', '0'),
    period: period(),
  },
  inputs: { u: '' },
  outputs: { y: '' },
  period: p => p.period,
  behaviour: ({ u, p, discreteArray, discreteState }) => {
    const ring = discreteArray('ring', p.initial, p.steps, u.u.width)
    const head = discreteState('head', constant(0))
    const next = add(head, 1)
    return {
      outputs: { y: arrayRead(ring, head, u.u.width) },
      updates: {
        ring: { index: head, value: u.u },
        head: select(greaterOrEqual(next, p.steps), 0, next),
      },
    }
  },
})

/** The newest sample is written over until it is far enough from the one before, so that no delay outlives the ring. */
const transport = defineBlock({
  ...plain,
  id: 'test/transport',
  name: 'Transport',
  parameters: {
    delay: number('Delay', '0.25'),
    initial: number('Initial value', '0'),
    samples: count('Samples', '64', { least: 2, most: 1_000_000 }),
    spacing: number('Least distance of samples', '0'),
  },
  inputs: { u: '' },
  outputs: { y: '' },
  behaviour: ({ u, p, discreteArray, discreteState }) => {
    const times = discreteArray('times', constant(0), p.samples)
    const values = discreteArray('values', p.initial, p.samples, u.u.width)
    const written = discreteState('written', constant(0))
    const kept = discreteState('kept', constant(Number.NEGATIVE_INFINITY))
    const at = subtract(time, p.delay)
    const isFar = greaterOrEqual(subtract(time, kept), p.spacing)
    const position = select(isFar, written, subtract(written, 1))
    const index = modulo(position, p.samples)
    const past = history(at, { times, values, written, elementWidth: u.u.width })
    return {
      outputs: { y: select(lessOrEqual(at, 0), p.initial, past) },
      updates: {
        times: { index, value: time },
        values: { index, value: u.u },
        written: add(position, 1),
        kept: select(isFar, time, kept),
      },
    }
  },
})

export const delayBlocks = [line, transport]
