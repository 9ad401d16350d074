import { count, defineBlock, text } from '../../sdk.ts'
import { lookOfUse, modelParameter } from './use-of-model.ts'

const readNames = (names: string): string[] =>
  names.split(',').flatMap(name => (name.trim() === '' ? [] : [name.trim()]))

export const forEach = defineBlock({
  id: 'subsystems/for-each',
  name: 'For Each Model',
  role: 'model',
  summary:
    'Stands for a diagram that is there once for each element of its inputs, with states of its own; what leaves is put together again.',
  equation: 'y = [M_1(u_1),\\ M_2(u_2),\\ \\ldots,\\ M_n(u_n)]',
  keywords: [
    'for each subsystem',
    'vector',
    'array',
    'loop',
    'parallel',
    'replicate',
    'element',
    'bank',
    'map',
  ],
  example:
    'A model of one room with 5 elements, outside air as a whole input: five heaters give five temperatures.',
  parameters: {
    model: modelParameter,
    elements: count('Elements', '2', {
      least: 1,
      most: 1000,
      description: 'How many elements the inputs have, or parts of equal width; a scalar is for all of them.',
    }),
    whole: text('Whole inputs', '', {
      description: 'Names of Entries, separated by commas, that every element gets whole.',
    }),
  },
  repetition: ({ elements, whole }) => ({ count: elements, whole: readNames(whole) }),
  look: ({ model }) => lookOfUse(model, 'For each'),
})
