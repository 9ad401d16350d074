import { choice, defineBlock, text } from '../../sdk.ts'

export const tagParameter = text('Tag', 'A', {
  description: 'The name that a Goto and its Froms have in common.',
})

export const goto = defineBlock({
  id: 'routing/goto',
  name: 'Goto',
  role: 'goto',
  summary: 'Hands its input to every From of the same tag, as if by a wire.',
  equation: '\\text{From}(A) = u',
  keywords: ['tag', 'label', 'jump', 'wireless', 'net label', 'send', 'signal'],
  example:
    'With the tag `speed` it hands the speed to a From of the tag `speed` at the other end of the diagram.',
  parameters: {
    tag: tagParameter,
    scope: choice('Seen', 'local', {
      local: 'In this model',
      scoped: 'In this model and in those that it uses',
      global: 'Everywhere in the project',
    }),
  },
  inputs: { u: 'Signal to hand on' },
  look: ({ tag }) => ({ shape: 'pill', label: `[${tag.trim() || 'A'}]`, size: [80, 40] }),
})
