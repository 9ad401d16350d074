import { defineBlock } from '../../sdk.ts'

const FACE = Array.from({ length: 25 }, (_, i) => {
  const angle = Math.PI / 2 - (2 * Math.PI * i) / 24
  return [0.5 + 0.4 * Math.cos(angle), 0.5 + 0.4 * Math.sin(angle)] as const
})

export const clock = defineBlock({
  id: 'sources/clock',
  name: 'Clock',
  summary: 'Gives the simulated time.',
  equation: 'y = t',
  keywords: ['time', 't', 'seconds', 'digital clock'],
  outputs: { y: 'Simulated time in seconds' },
  look: { shape: 'rectangle', size: [40, 40], curve: [...FACE, [0.5, 0.5], [0.75, 0.5]] },
  behaviour: ({ t }) => ({ outputs: { y: t } }),
})
