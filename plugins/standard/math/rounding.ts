import { ceiling, choice, defineBlock, floor, round, truncate } from '../../sdk.ts'

const FUNCTIONS = { floor, ceil: ceiling, round, fix: truncate }

export const rounding = defineBlock({
  id: 'math/rounding',
  name: 'Rounding',
  summary: 'Rounds to a whole number.',
  equation: 'y = \\lfloor u \\rfloor,\\ \\lceil u \\rceil,\\ \\ldots',
  keywords: ['rounding function', 'floor', 'ceil', 'round', 'fix', 'truncate', 'integer', 'whole number'],
  parameters: {
    function: choice('Function', 'floor', {
      floor: 'Down, to minus infinity',
      ceil: 'Up, to infinity',
      round: 'To the nearest, halves away from 0',
      fix: 'Towards 0',
    }),
  },
  inputs: { u: 'Signal to round' },
  outputs: { y: 'A whole number' },
  look: ({ function: name }) => ({ shape: 'rectangle', label: name, size: [60, 40] }),
  behaviour: ({ p, u }) => ({ outputs: { y: FUNCTIONS[p.function](u.u) } }),
})
