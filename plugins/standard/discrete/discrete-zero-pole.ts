import { defineBlock, multiply, number, period, vector } from '../../sdk.ts'
import { checkDegrees } from '../continuous/controllable-form.ts'
import { filterSignal, padNumerator } from '../linear-filter.ts'
import { checkRoots, polynomialOf, ROOTS } from '../polynomials.ts'

export const discreteZeroPole = defineBlock({
  id: 'discrete/discrete-zero-pole',
  name: 'Discrete Zero-Pole',
  summary: 'A linear system in discrete time given by its zeros, poles and gain, at rest at the start.',
  equation: '\\frac{Y(z)}{U(z)} = k\\,\\frac{(z - z_1)(z - z_2)\\cdots}{(z - p_1)(z - p_2)\\cdots}',
  keywords: ['ZPK', 'zeros', 'poles', 'gain', 'transfer function', 'discrete', 'roots'],
  parameters: {
    ...ROOTS,
    poles: vector('Poles', '[0, 0.5]', { description: 'Real parts of the poles.' }),
    gain: number('Gain', '1', { description: 'Factor k.' }),
    sampleTime: period(),
  },
  inputs: { u: 'Input; each element of a vector has states of its own' },
  outputs: { y: 'Response' },
  look: { shape: 'rectangle', formula: 'k\\,\\dfrac{\\prod (z - z_i)}{\\prod (z - p_i)}', size: [120, 60] },
  period: ({ sampleTime }) => sampleTime,
  check: ({ zeros, zerosImaginary, poles, polesImaginary }) => [
    ...checkRoots('zeros', zeros, zerosImaginary),
    ...checkRoots('poles', poles, polesImaginary),
    ...checkDegrees('zeros', zeros.length, poles.length),
  ],
  behaviour: ({ p, u, discreteState }) => {
    const b = polynomialOf(p.zeros, p.zerosImaginary).map(coefficient => multiply(p.gain, coefficient))
    const a = polynomialOf(p.poles, p.polesImaginary)
    return filterSignal(u.u, padNumerator(b, a), a, discreteState)
  },
})
