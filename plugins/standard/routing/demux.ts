import { concatenate, count, defineBlock, ExpressionError, elements } from '../../sdk.ts'
import { heightForPorts, numberPorts } from '../ports.ts'

export const demux = defineBlock({
  id: 'routing/demux',
  name: 'Demux',
  summary: 'Splits a vector into parts of equal width.',
  equation: '[y_1,\\ y_2,\\ \\ldots] = u',
  keywords: ['demultiplexer', 'vector', 'split', 'separate', 'unbundle', 'select', 'elements'],
  parameters: { outputs: count('Outputs', '2', { least: 1, most: 64 }) },
  inputs: { u: 'Vector to split' },
  outputs: ({ outputs }) => numberPorts('y', outputs, position => `Part ${position} of the vector`),
  look: ({ outputs }) => ({ shape: 'bar', size: [20, heightForPorts(outputs, 60)] }),
  behaviour: ({ p, u }) => {
    const width = u.u.width / p.outputs
    if (!Number.isInteger(width)) {
      throw new ExpressionError(
        `A vector of width ${u.u.width} does not split into ${p.outputs} equal parts.`,
      )
    }
    const all = elements(u.u)
    const parts = Array.from({ length: p.outputs }, (_, i) =>
      concatenate(all.slice(i * width, (i + 1) * width)),
    )
    return { outputs: Object.fromEntries(parts.map((part, i) => [`y${i + 1}`, part])) }
  },
})
