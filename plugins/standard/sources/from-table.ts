import {
  concatenate,
  defineBlock,
  element,
  type MatrixValue,
  matrixParameter,
  type ParameterFault,
} from '../../sdk.ts'
import { followPoints, POINT_PARAMETERS } from '../points-over-time.ts'
import { checkIncreasing } from '../tables.ts'

export const fromTable = defineBlock({
  id: 'sources/from-table',
  name: 'From Table',
  summary: 'Plays signals over time from a table that is typed, or pasted from a spreadsheet.',
  equation: 'y(t_i) = y_i',
  keywords: [
    'From Spreadsheet',
    'spreadsheet',
    'paste',
    'data',
    'profile',
    'drive cycle',
    'piecewise',
    'Excel',
    'From Workspace',
  ],
  parameters: {
    table: matrixParameter('Table', '[0, 0; 1, 1; 2, 1]', {
      description: 'A row for each point: its time in s, increasing, then a value for each signal.',
    }),
    ...POINT_PARAMETERS,
  },
  outputs: { y: 'The signals, one element for each column of values' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.12, 0.15],
      [0.88, 0.15],
      [0.88, 0.85],
      [0.12, 0.85],
      [0.12, 0.62],
      [0.88, 0.62],
      [0.88, 0.38],
      [0.12, 0.38],
      [0.12, 0.15],
      [0.12, 0.85],
      [0.4, 0.85],
      [0.4, 0.15],
    ],
  },
  check: ({ table }) => [
    ...checkWidth(table),
    ...checkIncreasing('table', table.values.slice(0, rowsIn(table))),
  ],
  behaviour: ({ p, t }) => {
    const { columns } = p.table
    const rows = p.table.width / columns
    const column = (at: number) =>
      concatenate(Array.from({ length: rows }, (_, row) => element(p.table, at * rows + row)))
    const values = Array.from({ length: Math.max(1, columns - 1) }, (_, i) =>
      column(Math.min(i + 1, columns - 1)),
    )
    const { method, ends } = p
    const { y, ...breaks } = followPoints(t, { times: column(0), values, method, ends })
    return { outputs: { y }, ...breaks }
  },
})

function rowsIn({ values, columns }: MatrixValue): number {
  return values.length / columns
}

function checkWidth({ columns }: MatrixValue): ParameterFault[] {
  if (columns >= 2) return []
  return [
    {
      parameter: 'table',
      message: 'The table has no column of values.',
      hint: 'Write, for instance, [0, 0; 1, 1].',
    },
  ]
}
