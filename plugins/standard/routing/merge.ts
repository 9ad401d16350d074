import {
  activeOf,
  add,
  count,
  defineBlock,
  type Expression,
  greater,
  isTrue,
  MERGE_ACTIVE,
  number,
  or,
  reference,
  select,
  toReal,
} from '../../sdk.ts'
import { heightForPorts, numberPorts } from '../ports.ts'

export const merge = defineBlock({
  id: 'routing/merge',
  name: 'Merge',
  role: 'merge',
  summary:
    'Passes the input whose conditional model runs, and holds the last value while none does. Only one may run at an instant.',
  equation:
    'y = \\begin{cases} u_n & \\text{the model behind } u_n \\text{ runs} \\\\ y_{k-1} & \\text{none runs} \\end{cases}',
  keywords: ['join', 'combine', 'action', 'if', 'switch case', 'enabled', 'conditional', 'last value'],
  example:
    'Two Enabled Models, heating and cooling, of which one runs at a time: the plant gets the output of that one.',
  parameters: {
    inputs: count('Inputs', '2', { least: 1, most: 64 }),
    initial: number('Initial value', '0', { description: 'Given until one of the models first runs.' }),
  },
  inputs: ({ inputs }) =>
    numberPorts('u', inputs, position => `Signal ${position}, from an Exit of a conditional model`),
  outputs: { y: 'What left last' },
  look: ({ inputs }) => ({ shape: 'rectangle', label: 'Merge', size: [80, heightForPorts(inputs, 60)] }),
  watch: () => ({
    action: 'fail',
    message:
      'Two of its inputs come from models that run at this instant, so that it has two values to pass.',
  }),
  behaviour: ({ p, inputs, discreteState }) => {
    const runs = inputs.map((_, i) => isTrue(reference('input', activeOf(`u${i + 1}`), 1)))
    const values = inputs.map(toReal)
    const widest = values.reduce((a, b) => (b.width > a.width ? b : a))
    const held = discreteState('held', p.initial, widest)
    const y = values.reduceRight<Expression>((rest, value, i) => select(runs[i] ?? held, value, rest), held)
    const count = runs.map(toReal).reduce((a, b) => add(a, b))
    return {
      outputs: { y, [MERGE_ACTIVE]: runs.reduce(or), watch: greater(count, 1) },
      updates: { held: y },
    }
  },
})
