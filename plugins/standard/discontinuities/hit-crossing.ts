import {
  and,
  choice,
  constant,
  defineBlock,
  greater,
  greaterOrEqual,
  less,
  lessOrEqual,
  number,
  or,
  subtract,
  widestOf,
} from '../../sdk.ts'

export const hitCrossing = defineBlock({
  id: 'discontinuities/hit-crossing',
  name: 'Hit Crossing',
  summary: 'Tells at which step its input has reached or crossed a value.',
  equation: 'y = [\\,u \\text{ has crossed } c\\,]',
  keywords: ['zero crossing', 'event', 'threshold', 'detect', 'crossing', 'edge'],
  parameters: {
    offset: number('Crossing value', '0', { description: 'Value c.' }),
    direction: choice('Direction', 'either', {
      either: 'Either',
      rising: 'Rising',
      falling: 'Falling',
    }),
  },
  inputs: { u: 'Signal to watch' },
  outputs: { y: '1 at the first step at or beyond the value, else 0' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.35, 0.5],
      [0.65, 0.5],
      [0.9, 0.8],
    ],
    axes: [0.5, 0.5],
  },
  period: () => 0,
  behaviour: ({ p, u, discreteState }) => {
    const distance = subtract(u.u, p.offset)
    const before = discreteState('before', constant(0), widestOf(distance))
    const rising = and(less(before, 0), greaterOrEqual(distance, 0))
    const falling = and(greater(before, 0), lessOrEqual(distance, 0))
    const y = { rising, falling, either: or(rising, falling) }[p.direction]
    return { outputs: { y }, updates: { before: distance } }
  },
})
