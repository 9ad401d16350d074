import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  addColumn,
  addRow,
  type Cells,
  insertRow,
  pasteCells,
  removeColumn,
  removeRow,
  setCell,
  sortCells,
} from './cell-table.ts'

const CURVE: Cells = [
  ['0', '1'],
  ['2', '3*K'],
]
const GRID: Cells = [
  ['', '0', '1'],
  ['5', 'a', 'b'],
  ['7', 'c', 'd'],
]

it('goes on as the breakpoints do', () => {
  expect(addRow(CURVE, 'columns').at(-1)).toEqual(['4', '3*K'])
  expect(addRow(GRID, 'grid').at(-1)).toEqual(['9', 'c', 'd'])
  expect(addColumn(GRID).map(line => line.at(-1))).toEqual(['2', 'b', 'd'])
  expect(
    addRow(
      [
        ['x', '1'],
        ['y', '2'],
      ],
      'columns',
    ).at(-1),
  ).toEqual(['y + 1', '2'])
})

it('puts a point between its neighbours', () => {
  expect(insertRow(CURVE, [0, 2], 1.5, ['9'])).toEqual([CURVE[0], ['1.5', '9'], CURVE[1]])
  expect(insertRow(CURVE, [0, 2], 7, ['9']).at(-1)).toEqual(['7', '9'])
})

it('sorts rows, and columns of a grid, with what belongs to them', () => {
  const mixed: Cells = [
    ['', '3', '1'],
    ['9', 'a', 'b'],
    ['-2', 'c', 'd'],
  ]
  expect(sortCells(mixed, 'grid', Number)).toEqual([
    ['', '1', '3'],
    ['-2', 'd', 'c'],
    ['9', 'b', 'a'],
  ])
  const rows = fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 1 })
  fc.assert(
    fc.property(rows, list => {
      const cells = list.map(([x, y]) => [String(x), String(y)])
      const sorted = sortCells(cells, 'columns', Number)
      expect(sorted.toSorted().map(String)).toEqual(cells.toSorted().map(String))
      expect(sorted.every((line, i) => i === 0 || Number(sorted[i - 1]?.[0]) <= Number(line[0]))).toBe(true)
    }),
  )
})

it('takes what a spreadsheet copied: in the place of all of it, or from a cell on', () => {
  const whole = [
    ['1', '2'],
    ['3', '4'],
    ['5', '6'],
  ]
  expect(pasteCells(CURVE, 'columns', whole, 1, 0)).toEqual(whole)
  expect(pasteCells(CURVE, 'columns', [['8'], ['9']], 1, 1)).toEqual([
    ['0', '1'],
    ['2', '8'],
    ['4', '9'],
  ])
  const map = [
    ['rpm', '10', '20'],
    ['1', '2', '3'],
  ]
  expect(pasteCells(GRID, 'grid', map, 2, 2)).toEqual([
    ['', '10', '20'],
    ['1', '2', '3'],
  ])
  expect(
    pasteCells(
      GRID,
      'grid',
      [
        ['1', '2'],
        ['3', '4'],
      ],
      2,
      2,
    ),
  ).toEqual([
    ['', '0', '1', '2'],
    ['5', 'a', 'b', 'b'],
    ['7', 'c', '1', '2'],
    ['9', 'c', '3', '4'],
  ])
})

it('keeps what it does not touch', () => {
  expect(setCell(GRID, 1, 2, 'z')[1]).toEqual(['5', 'a', 'z'])
  expect(removeRow(GRID, 1)).toEqual([GRID[0], GRID[2]])
  expect(removeColumn(GRID, 1)).toEqual([
    ['', '1'],
    ['5', 'b'],
    ['7', 'd'],
  ])
})
