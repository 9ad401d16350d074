import { defineBlock } from '../../sdk.ts'
import { tagParameter } from './goto.ts'

export const from = defineBlock({
  id: 'routing/from',
  name: 'From',
  role: 'from',
  summary:
    'Gives what enters the Goto of the same tag: the one in this model, else one around it that is scoped, else one that is global.',
  equation: 'y = \\text{Goto}(A)',
  keywords: ['tag', 'label', 'jump', 'wireless', 'net label', 'receive', 'signal'],
  example:
    'With the tag `speed` it gives what enters the Goto of the tag `speed`, and may stand there more than once.',
  parameters: { tag: tagParameter },
  outputs: { y: 'What enters the Goto' },
  look: ({ tag }) => ({ shape: 'pill', label: `[${tag.trim() || 'A'}]`, size: [80, 40] }),
})
