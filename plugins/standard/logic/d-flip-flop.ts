import {
  and,
  choice,
  constant,
  defineBlock,
  greater,
  isTrue,
  not,
  select,
  toReal,
  widestOf,
} from '../../sdk.ts'

export const dFlipFlop = defineBlock({
  id: 'logic/d-flip-flop',
  name: 'D Flip-Flop',
  summary: 'Takes its data input at each rising edge of the clock and holds it.',
  equation:
    'Q_k = \\begin{cases} D_k & \\text{at a rising edge of } C \\\\ Q_{k-1} & \\text{otherwise} \\end{cases}',
  keywords: ['latch', 'register', 'sample', 'clocked', 'memory', 'flip flop', 'edge'],
  parameters: { initial: choice('Initial state', '0', { 0: 'Reset', 1: 'Set' }) },
  inputs: { u1: 'Data D', u2: 'Clock C' },
  outputs: { y1: 'State Q', y2: 'Its opposite' },
  look: { shape: 'rectangle', label: 'D', size: [60, 60], marks: { u1: 'D', u2: '>' } },
  behaviour: ({ p, u, discreteState }) => {
    const like = widestOf(u.u1, u.u2)
    const q = isTrue(discreteState('q', constant(Number(p.initial)), like))
    const wasHigh = isTrue(discreteState('wasHigh', constant(1), u.u2.width))
    const isHigh = greater(u.u2, 0)
    const next = select(and(isHigh, not(wasHigh)), isTrue(u.u1), q)
    return {
      outputs: { y1: next, y2: not(next) },
      updates: { q: toReal(next), wasHigh: toReal(isHigh) },
    }
  },
})
