import {
  add,
  choice,
  constant,
  defineBlock,
  multiply,
  number,
  period,
  random,
  randomNormal,
  squareRoot,
  subtract,
} from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { checkOrder } from '../limits.ts'

export const randomBlock = defineBlock({
  id: 'sources/random',
  name: 'Random',
  summary: 'Gives a random number at each sample, uniform or normal; the same seed gives the same numbers.',
  equation: 'y_k \\sim \\mathcal{U}(a, b) \\quad\\text{or}\\quad y_k \\sim \\mathcal{N}(\\mu, \\sigma^2)',
  keywords: [
    'Random Number',
    'Uniform Random Number',
    'noise',
    'gaussian',
    'normal',
    'stochastic',
    'seed',
    'disturbance',
  ],
  parameters: {
    distribution: choice('Distribution', 'uniform', { uniform: 'Uniform', normal: 'Normal' }),
    least: number('Minimum', '-1', { description: 'Lower end a of the uniform distribution.' }),
    most: number('Maximum', '1', { description: 'Upper end b of the uniform distribution.' }),
    mean: number('Mean', '0', { description: 'Mean of the normal distribution.' }),
    variance: number('Variance', '1', { description: 'Variance of the normal distribution.' }),
    seed: number('Seed', '0', { description: 'Names the sequence; a list gives each element its own.' }),
    sampleTime: period(),
  },
  outputs: { y: 'The number of this sample' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.5],
      [0.2, 0.7],
      [0.3, 0.35],
      [0.4, 0.8],
      [0.5, 0.25],
      [0.6, 0.6],
      [0.7, 0.4],
      [0.8, 0.75],
      [0.9, 0.3],
    ],
  },
  period: ({ sampleTime }) => sampleTime,
  check: ({ least, most, variance }) => [
    ...checkOrder(['least', least], ['most', most]),
    ...checkEvery('variance', variance, x => x >= 0, 'a variance', 'Write 0 or more.'),
  ],
  behaviour: ({ p, discreteState }) => {
    const k = discreteState('k', constant(0))
    const draws = {
      uniform: () => add(p.least, multiply(subtract(p.most, p.least), random(p.seed, k))),
      normal: () => add(p.mean, multiply(squareRoot(p.variance), randomNormal(p.seed, k))),
    }
    return { outputs: { y: draws[p.distribution]() }, updates: { k: add(k, 1) } }
  },
})
