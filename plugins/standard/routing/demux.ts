import {
  concatenate,
  count,
  defineBlock,
  ExpressionError,
  elements,
  type ParameterFault,
  text,
} from '../../sdk.ts'
import { heightForPorts, numberPorts } from '../ports.ts'

const MOST_OUTPUTS = 64
/** Stands for what the others leave. */
const REST = -1

/** `3, 1` or `[3 1]`; an empty list for parts of equal width. */
function readSizes(typed: string): number[] {
  const inner = typed
    .trim()
    .replace(/^\[(.*)\]$/s, '$1')
    .trim()
  return inner === '' ? [] : inner.split(/\s*,\s*|\s+/).map(Number)
}

function checkSizes(typed: string): ParameterFault[] {
  const sizes = readSizes(typed)
  const fault = (message: string): ParameterFault[] => [
    {
      parameter: 'sizes',
      message,
      hint: 'Write whole numbers, such as 3, 1; one of them may be -1: what is left.',
    },
  ]
  const odd = sizes.find(size => size !== REST && !(Number.isInteger(size) && size > 0))
  if (odd !== undefined) return fault(`${odd} is no number of elements.`)
  if (sizes.length > MOST_OUTPUTS) return fault(`${sizes.length} outputs are too many.`)
  return sizes.filter(size => size === REST).length > 1 ? fault('Only one output can get what is left.') : []
}

const countOutputs = (outputs: number, sizes: string): number =>
  Math.min(readSizes(sizes).length || outputs, MOST_OUTPUTS)

/** How many elements each output gets. */
function divide(width: number, outputs: number, typed: string): number[] {
  const sizes = readSizes(typed)
  if (sizes.length === 0) {
    if (width % outputs !== 0)
      throw new ExpressionError(`A vector of width ${width} does not split into ${outputs} equal parts.`)
    return Array.from({ length: outputs }, () => width / outputs)
  }
  const known = sizes.reduce((sum, size) => sum + (size === REST ? 0 : size), 0)
  const left = width - known
  if (sizes.includes(REST) ? left < 1 : left !== 0)
    throw new ExpressionError(`A vector of width ${width} does not split into Sizes of ${sizes.join(', ')}.`)
  return sizes.map(size => (size === REST ? left : size))
}

export const demux = defineBlock({
  id: 'routing/demux',
  name: 'Demux',
  summary: 'Splits a vector into parts of equal width, or of the widths that are listed.',
  equation: '[y_1,\\ y_2,\\ \\ldots] = u',
  keywords: ['demultiplexer', 'vector', 'split', 'separate', 'unbundle', 'select', 'elements'],
  example:
    'With 2 outputs, [1, 2, 3, 4] leaves as [1, 2] and [3, 4]; with the sizes 3, 1 as [1, 2, 3] and 4.',
  parameters: {
    outputs: count('Outputs', '2', { least: 1, most: MOST_OUTPUTS }),
    sizes: text('Sizes', '', {
      description: 'Elements of each output, such as 3, 1; -1 for what is left. Empty: equal parts.',
    }),
  },
  inputs: { u: 'Vector to split' },
  outputs: ({ outputs, sizes }) =>
    numberPorts('y', countOutputs(outputs, sizes), position => `Part ${position} of the vector`),
  look: ({ outputs, sizes }) => ({
    shape: 'bar',
    size: [20, heightForPorts(sizes.trim() === '' ? outputs : `${countOutputs(1, sizes)}`, 60)],
  }),
  check: ({ sizes }) => checkSizes(sizes),
  behaviour: ({ p, u }) => {
    const all = elements(u.u)
    let from = 0
    const parts = divide(u.u.width, p.outputs, p.sizes).map((width, i) => {
      const part = concatenate(all.slice(from, from + width))
      from += width
      return [`y${i + 1}`, part] as const
    })
    return { outputs: Object.fromEntries(parts) }
  },
})
