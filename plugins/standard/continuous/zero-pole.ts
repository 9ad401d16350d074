import { defineBlock, multiply, number } from '../../sdk.ts'
import { checkRoots, polynomialOf, ROOTS } from '../polynomials.ts'
import { checkDegrees, controllableForm } from './controllable-form.ts'

export const zeroPole = defineBlock({
  id: 'continuous/zero-pole',
  name: 'Zero-Pole',
  summary: 'A linear system given by its zeros, poles and gain, at rest at the start.',
  equation: '\\frac{Y(s)}{U(s)} = k\\,\\frac{(s - z_1)(s - z_2)\\cdots}{(s - p_1)(s - p_2)\\cdots}',
  keywords: [
    'ZPK',
    'zeros',
    'poles',
    'gain',
    'transfer function',
    'linear system',
    'roots',
    'Zero-Pole-Gain',
  ],
  parameters: { ...ROOTS, gain: number('Gain', '1', { description: 'Factor k.' }) },
  inputs: { u: 'Input; each element of a vector has states of its own' },
  outputs: { y: 'Response' },
  look: { shape: 'rectangle', formula: 'k\\,\\dfrac{\\prod (s - z_i)}{\\prod (s - p_i)}', size: [120, 60] },
  check: ({ zeros, zerosImaginary, poles, polesImaginary }) => [
    ...checkRoots('zeros', zeros, zerosImaginary),
    ...checkRoots('poles', poles, polesImaginary),
    ...checkDegrees('zeros', zeros.length, poles.length),
  ],
  behaviour: ({ p, u, continuousState }) => {
    const numerator = polynomialOf(p.zeros, p.zerosImaginary).map(b => multiply(p.gain, b))
    const denominator = polynomialOf(p.poles, p.polesImaginary)
    return controllableForm(u.u, numerator, denominator, continuousState)
  },
})
