import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinList, joinMatrix, readCells, readTable, splitList, splitMatrix } from './read-cells.ts'

it('reads what a spreadsheet copies', () => {
  expect(readCells('1\t2\n3\t4\n')).toEqual(['1', '2', '3', '4'])
  expect(readCells('0,5\r\n1,25\r\n')).toEqual(['0.5', '1.25'])
  expect(readCells('1e3; -2')).toEqual(['1e3', '-2'])
  expect(readCells('7')).toBeNull()
  expect(readCells('a\tb')).toBeNull()
})

it('takes a list apart and puts it together again', () => {
  const cell = fc.constantFrom('1', '2*K', 'min(a, b)', '-3e2', 'f(g(1, 2), 3)')
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 6 }), cells => {
      expect(splitList(joinList(cells))).toEqual(cells)
    }),
  )
  expect(splitList('[1 -2 K]')).toEqual(['1', '-2', 'K'])
  expect(splitList('2*[1, 2]')).toBeNull()
  expect(splitList('K')).toBeNull()
})

it('reads tables and matrices by rows', () => {
  expect(readTable('1\t2\n3\t4\n')).toEqual([
    ['1', '2'],
    ['3', '4'],
  ])
  expect(readTable('1\t2\n3')).toBeNull()
  expect(readTable('5')).toBeNull()
  expect(splitMatrix('[1, 2*K; 3, 4]')).toEqual([
    ['1', '2*K'],
    ['3', '4'],
  ])
  expect(splitMatrix('[1; 2, 3]')).toBeNull()
  expect(
    joinMatrix([
      ['1', '2'],
      ['3', '4'],
    ]),
  ).toBe('[1, 2; 3, 4]')
})

it('tells decimal commas from commas between cells, and leaves titles out', () => {
  expect(readTable('x;y\r\n0,5;1\r\n1;-2,25\r\n')).toEqual([
    ['0.5', '1'],
    ['1', '-2.25'],
  ])
  expect(readTable('0.5, 1\n1, 2')).toEqual([
    ['0.5', '1'],
    ['1', '2'],
  ])
  expect(readTable('0,5\n1,25\n')).toEqual([['0.5'], ['1.25']])
  expect(readTable('0,5\n1,25\n', 2)).toEqual([
    ['0', '5'],
    ['1', '25'],
  ])
  expect(readTable('0,5\n1\n', 2)).toEqual([['0.5'], ['1']])
  expect(readTable('"time (s)"\t"u"\n"0"\t1e-3\n')).toEqual([['0', '1e-3']])
  expect(readTable('1 2\n3   4')).toEqual([
    ['1', '2'],
    ['3', '4'],
  ])
  expect(readTable('a\tb\n')).toBeNull()
  expect(readTable('1\tx\n')).toBeNull()
})

it('keeps the first line of a grid with breakpoints on two sides', () => {
  const grid = [
    ['', '10', '20'],
    ['1', '2', '3'],
    ['2', '4', '5'],
  ]
  expect(readTable('\t10\t20\n1\t2\t3\n2\t4\t5\n')).toEqual(grid)
  expect(readTable('rpm;10;20\n1;2;3\n2;4;5')?.[0]).toEqual(['rpm', '10', '20'])
})
