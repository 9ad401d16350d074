import {
  add,
  arrayRead,
  constant,
  count,
  defineBlock,
  greaterOrEqual,
  number,
  period,
  retype,
  select,
} from '../../sdk.ts'

export const delay = defineBlock({
  id: 'discrete/delay',
  name: 'Delay',
  summary: 'Gives what its input was some samples before.',
  equation: 'y_k = u_{k-n}',
  keywords: ['z^-n', 'integer delay', 'dead time', 'samples', 'latency', 'shift register', 'queue'],
  parameters: {
    length: count('Delay length', '2', { least: 1, most: 1_000_000, description: 'Number n of samples.' }),
    initial: number('Initial value', '0', { description: 'Output of the first n samples.' }),
    sampleTime: period(),
  },
  inputs: { u: 'Signal to delay' },
  outputs: { y: 'The input n samples before' },
  look: ({ length }) => ({
    shape: 'rectangle',
    formula: /^\d{1,4}$/.test(length) ? `z^{-${length}}` : 'z^{-n}',
    size: [60, 40],
  }),
  period: ({ sampleTime }) => sampleTime,
  behaviour: ({ p, u, discreteArray, discreteState }) => {
    const ring = discreteArray('ring', p.initial, p.length, u.u.width)
    const head = discreteState('head', constant(0))
    const next = add(head, 1)
    return {
      // Of the shape of what it delays, and with the names of a bus.
      outputs: { y: retype(arrayRead(ring, head, u.u.width), { ...u.u, type: 'real' }) },
      updates: {
        ring: { index: head, value: u.u },
        head: select(greaterOrEqual(next, p.length), 0, next),
      },
    }
  },
})
