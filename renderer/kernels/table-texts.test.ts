import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readTableTexts, writeTableTexts } from './table-texts.ts'

const CURVE = { kind: 'columns', x: 'times', ys: ['values'] } as const
const GRID = { kind: 'grid', rows: 'rows', columns: 'columns', values: 'values' } as const

it('reads parameters as one table, short ones filled up', () => {
  expect(readTableTexts(CURVE, { times: '[0, 1, 2*T]', values: '[3, K]' })).toEqual([
    ['0', '3'],
    ['1', 'K'],
    ['2*T', '0'],
  ])
  expect(readTableTexts(CURVE, { times: '[0, 1]', values: '[1, 2; 3, 4]' })).toEqual([
    ['0', '1', '2'],
    ['1', '3', '4'],
  ])
  expect(readTableTexts(CURVE, { times: '0:2', values: '[1, 2, 3]' })).toBeNull()
  const texts = { rows: '[5, 6]', columns: '[1, 2]' }
  const cells = [
    ['', '1', '2'],
    ['5', 'a', 'b'],
    ['6', 'c', 'd'],
  ]
  expect(readTableTexts(GRID, { ...texts, values: '[a, b; c, d]' })).toEqual(cells)
  expect(readTableTexts(GRID, { ...texts, values: '[a, b, c, d]' })).toEqual(cells)
})

it('writes what it has read', () => {
  const cell = fc.constantFrom('1', '-2.5', '3*K', 'min(a, b)')
  const grid = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cell, { minLength: columns + 1, maxLength: columns + 1 }), {
        minLength: rows + 1,
        maxLength: rows + 1,
      }),
    )
  fc.assert(
    fc.property(grid, table => {
      const cells = table.map((line, i) => (i === 0 ? ['', ...line.slice(1)] : line))
      expect(readTableTexts(GRID, writeTableTexts(GRID, {}, cells))).toEqual(cells)
      const several = {
        times: '[0]',
        values: table.length > 1 ? (writeTableTexts(GRID, {}, table).values ?? '') : '[0]',
      }
      const read = readTableTexts(CURVE, several)
      if (read) expect(readTableTexts(CURVE, writeTableTexts(CURVE, several, read))).toEqual(read)
    }),
  )
})
