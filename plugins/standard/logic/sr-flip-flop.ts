import { and, choice, constant, defineBlock, isTrue, not, or, toReal, widestOf } from '../../sdk.ts'

export const srFlipFlop = defineBlock({
  id: 'logic/sr-flip-flop',
  name: 'S-R Flip-Flop',
  summary: 'Remembers: set by one input, reset by the other, at every sample.',
  equation: 'Q_k = S_k \\lor (\\lnot R_k \\land Q_{k-1})',
  keywords: ['latch', 'set', 'reset', 'SR', 'memory', 'bistable', 'flip flop'],
  parameters: {
    initial: choice('Initial state', '0', { 0: 'Reset', 1: 'Set' }),
    dominant: choice('With both inputs', 'set', { set: 'It is set', reset: 'It is reset' }),
  },
  inputs: { u1: 'Set S', u2: 'Reset R' },
  outputs: { y1: 'State Q', y2: 'Its opposite' },
  look: { shape: 'rectangle', label: 'S-R', size: [60, 60], marks: { u1: 'S', u2: 'R' } },
  behaviour: ({ p, u, discreteState }) => {
    const like = widestOf(u.u1, u.u2)
    const q = isTrue(discreteState('q', constant(Number(p.initial)), like))
    const [isSet, isReset] = [isTrue(u.u1), isTrue(u.u2)]
    const next = p.dominant === 'set' ? or(isSet, and(not(isReset), q)) : and(not(isReset), or(isSet, q))
    return { outputs: { y1: next, y2: not(next) }, updates: { q: toReal(next) } }
  },
})
