import {
  add,
  choice,
  clamp,
  count,
  defineBlock,
  divide,
  floor,
  multiply,
  number,
  period,
  subtract,
} from '../sdk.ts'
import { checkBelow } from './checks.ts'

export const adc = defineBlock({
  id: 'power/adc',
  name: 'ADC',
  summary: 'Samples its input and rounds it to the codes of a converter of so many bits.',
  equation:
    'y = V_{lo} + q\\,\\operatorname{clip}\\!\\left(\\left\\lfloor \\tfrac{u - V_{lo}}{q} + \\tfrac12 \\right\\rfloor,\\,0,\\,2^n - 1\\right)\\!,\\quad q = \\frac{V_{hi} - V_{lo}}{2^n}',
  keywords: [
    'analog to digital',
    'converter',
    'sampling',
    'quantisation',
    'bits',
    'resolution',
    'LSB',
    'sample and hold',
  ],
  parameters: {
    bits: count('Bits', '12', { least: 1, most: 32, description: 'Number n: it has 2^n codes.' }),
    low: number('Range from', '0', { description: 'Input V_lo of code 0.' }),
    high: number('Range to', '20', { description: 'Input V_hi, one step above the last code.' }),
    result: choice('Gives', 'value', { value: 'The value that the code stands for', code: 'The code' }),
    sampleTime: period('Sample time', '10e-6', {
      description:
        'Seconds between samples, a whole multiple of the step; [period, offset] moves the instant within the period.',
    }),
  },
  inputs: { u: 'Signal to convert' },
  outputs: { y: 'What was sampled, held until the next sample' },
  look: { shape: 'rectangle', label: 'ADC', size: [60, 40] },
  period: ({ sampleTime }) => sampleTime,
  check: ({ low, high }) => checkBelow(['low', low], ['high', high]),
  trial: { parameters: { bits: '3', low: '-2', high: '2', sampleTime: '0.5' } },
  behaviour: ({ p, u }) => {
    const codes = 2 ** p.bits
    const interval = divide(subtract(p.high, p.low), codes)
    const code = clamp(floor(add(divide(subtract(u.u, p.low), interval), 0.5)), 0, codes - 1)
    return { outputs: { y: p.result === 'code' ? code : add(p.low, multiply(interval, code)) } }
  },
})
