import { choice, defineBlock, matrixMultiply, matrixParameter, multiply, reshape, rowsOf } from '../../sdk.ts'

export const gain = defineBlock({
  id: 'math/gain',
  name: 'Gain',
  summary: 'Multiplies its input by a constant.',
  equation: 'y = k\\,u',
  keywords: ['amplify', 'scale', 'proportional', 'k', 'Matrix Gain', 'Unary Minus'],
  parameters: {
    gain: matrixParameter('Gain', '1', {
      description: 'Factor k; a list acts element by element on a vector, and is a row in a matrix product.',
    }),
    multiplication: choice('Multiplication', 'elements', {
      elements: 'Element by element: k .* u',
      left: 'Matrix: k * u',
      right: 'Matrix: u * k',
    }),
  },
  inputs: { u: 'Signal to scale' },
  outputs: { y: 'Scaled signal' },
  look: ({ gain }) => ({ shape: 'triangle', label: gain, size: [60, 60] }),
  trial: { parameters: { gain: '2' } },
  behaviour: ({ u, p }) => {
    if (p.multiplication === 'left') return { outputs: { y: matrixMultiply(p.gain, u.u) } }
    if (p.multiplication === 'right') return { outputs: { y: matrixMultiply(u.u, p.gain) } }
    const factors = rowsOf(p.gain) === 1 && u.u.columns === 1 ? reshape(p.gain, 1) : p.gain
    return { outputs: { y: multiply(factors, u.u) } }
  },
})
