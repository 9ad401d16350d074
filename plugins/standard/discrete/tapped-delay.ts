import { concatenate, count, defineBlock, elements, flag, number, period } from '../../sdk.ts'

export const tappedDelay = defineBlock({
  id: 'discrete/tapped-delay',
  name: 'Tapped Delay',
  summary: 'Gives the last samples of its input as a vector, the oldest first.',
  equation: 'y_k = [u_{k-n},\\ \\ldots,\\ u_{k-1}]',
  keywords: ['buffer', 'window', 'taps', 'shift register', 'delay line', 'history'],
  parameters: {
    length: count('Delays', '4', { least: 1, most: 1000, description: 'Number n of samples.' }),
    current: flag('With the current input', 'false', { description: 'Puts the input itself last.' }),
    initial: number('Initial value', '0', { description: 'Samples before the start.' }),
    sampleTime: period(),
  },
  inputs: { u: 'Signal' },
  outputs: { y: 'Its last samples, the oldest first' },
  look: { shape: 'rectangle', formula: 'z^{-1} \\ldots z^{-n}', size: [100, 40] },
  period: ({ sampleTime }) => sampleTime,
  behaviour: ({ p, u, discreteState }) => {
    const width = p.length * u.u.width
    const taps = discreteState('taps', p.initial, width)
    const shifted = concatenate([...elements(taps).slice(u.u.width), ...elements(u.u)])
    return {
      outputs: { y: p.current ? concatenate([taps, u.u]) : taps },
      updates: { taps: shifted },
    }
  },
})
