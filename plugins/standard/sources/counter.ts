import { add, constant, defineBlock, greaterOrEqual, number, period, select } from '../../sdk.ts'
import { checkEvery } from '../checks.ts'

export const counter = defineBlock({
  id: 'sources/counter',
  name: 'Counter',
  summary: 'Counts its samples up to a limit, then begins at 0 again.',
  equation: 'y_{k+1} = \\begin{cases} 0 & y_k \\ge n \\\\ y_k + 1 & \\text{otherwise} \\end{cases}',
  keywords: ['Counter Limited', 'Counter Free-Running', 'count', 'index', 'sample number', 'integer'],
  parameters: {
    most: number('Upper limit', '7', { description: 'Greatest count n; inf for none.' }),
    sampleTime: period(),
  },
  outputs: { y: 'Count, from 0' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.25, 0.2],
      [0.25, 0.4],
      [0.4, 0.4],
      [0.4, 0.6],
      [0.55, 0.6],
      [0.55, 0.8],
      [0.7, 0.8],
      [0.7, 0.2],
      [0.9, 0.2],
    ],
  },
  period: ({ sampleTime }) => sampleTime,
  check: ({ most }) =>
    checkEvery('most', most, x => x >= 1, 'a number to count to', 'Write 1 or more, or inf.'),
  behaviour: ({ p, discreteState }) => {
    const count = discreteState('count', constant(0), p.most)
    return {
      outputs: { y: count },
      updates: { count: select(greaterOrEqual(count, p.most), 0, add(count, 1)) },
    }
  },
})
