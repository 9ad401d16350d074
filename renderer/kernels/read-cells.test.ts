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
