import {
  add,
  constant,
  defineBlock,
  divide,
  multiply,
  number,
  period,
  randomNormal,
  squareRoot,
} from '../../sdk.ts'
import { checkEvery } from '../checks.ts'

export const whiteNoise = defineBlock({
  id: 'sources/band-limited-white-noise',
  name: 'Band-Limited White Noise',
  summary: 'Normal random numbers whose power density does not depend on the sample time.',
  equation: 'y_k \\sim \\mathcal{N}\\!\\left(0,\\ \\tfrac{P}{T}\\right)',
  keywords: ['white noise', 'gaussian', 'random', 'power spectral density', 'PSD', 'disturbance', 'seed'],
  parameters: {
    power: number('Noise power', '0.1', { description: 'Height P of the power spectral density.' }),
    seed: number('Seed', '23341', {
      description: 'Names the sequence; a list gives each element its own.',
    }),
    sampleTime: period(),
  },
  outputs: { y: 'Noise, held between samples' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.5],
      [0.17, 0.7],
      [0.24, 0.3],
      [0.31, 0.9],
      [0.38, 0.4],
      [0.45, 0.65],
      [0.52, 0.15],
      [0.59, 0.6],
      [0.66, 0.45],
      [0.73, 0.85],
      [0.8, 0.2],
      [0.9, 0.55],
    ],
  },
  period: ({ sampleTime }) => sampleTime,
  check: ({ power }) => checkEvery('power', power, x => x >= 0, 'a power', 'Write 0 or more.'),
  behaviour: ({ p, interval, discreteState }) => {
    const k = discreteState('k', constant(0))
    const deviation = squareRoot(divide(p.power, interval))
    return { outputs: { y: multiply(deviation, randomNormal(p.seed, k)) }, updates: { k: add(k, 1) } }
  },
})
