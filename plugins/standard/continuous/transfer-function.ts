import { defineBlock, elements, type ParameterFault, vector } from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { checkDegrees, controllableForm } from './controllable-form.ts'
import { drawFraction } from './polynomial-formula.ts'

const LIST_HINT = 'Write the coefficients from the highest power of s down, such as [1, 2, 5].'

export const transferFunction = defineBlock({
  id: 'continuous/transfer-function',
  name: 'Transfer Fcn',
  summary: 'A linear system given by its transfer function, at rest at the start.',
  equation: '\\frac{Y(s)}{U(s)} = \\frac{b_0 s^m + \\ldots + b_m}{a_0 s^n + \\ldots + a_n},\\quad m \\le n',
  keywords: [
    'transfer function',
    'tf',
    'plant',
    'lag',
    'filter',
    'first order',
    'first order lag',
    'second order',
    'PT1',
    'PT2',
    'linear',
  ],
  parameters: {
    numerator: vector('Numerator', '[1]', {
      description: 'Coefficients b, from the highest power of s down.',
    }),
    denominator: vector('Denominator', '[1, 1]', {
      description: 'Coefficients a, from the highest power of s down.',
    }),
  },
  inputs: { u: 'Input; each element of a vector has states of its own' },
  outputs: { y: 'Response' },
  look: ({ numerator, denominator }) => drawFraction(numerator, denominator),
  check: ({ numerator, denominator }) => [
    ...checkEvery('numerator', numerator, Number.isFinite, 'a coefficient', LIST_HINT),
    ...checkEvery('denominator', denominator, Number.isFinite, 'a coefficient', LIST_HINT),
    ...checkDegrees('numerator', numerator.length - 1, denominator.length - 1),
    ...checkLeading(denominator),
  ],
  behaviour: ({ p, u, continuousState }) =>
    controllableForm(u.u, elements(p.numerator), elements(p.denominator), continuousState),
})

function checkLeading(denominator: readonly number[]): ParameterFault[] {
  if (denominator[0] !== 0) return []
  return [
    {
      parameter: 'denominator',
      message: 'The first coefficient of the denominator is 0.',
      hint: 'Leave leading zeros out.',
    },
  ]
}
