import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createShiftedLu } from './sparse-lu.ts'
import { colourColumns, createPattern, densePattern, rowsOf, type SparsityPattern } from './sparsity.ts'

const number = fc.integer({ min: -640, max: 640 }).map(n => n / 64)

const matrix = fc.integer({ min: 1, max: 12 }).chain(size =>
  fc
    .array(fc.array(fc.nat(size - 1), { maxLength: 4 }), { minLength: size, maxLength: size })
    .chain(columns => {
      const pattern = createPattern(columns)
      return fc.record({
        pattern: fc.constant(pattern),
        entries: fc
          .array(number, { minLength: pattern.rows.length, maxLength: pattern.rows.length })
          .map(values => Float64Array.from(values)),
        re: fc.array(number, { minLength: size, maxLength: size }),
        im: fc.array(number, { minLength: size, maxLength: size }),
        shift: number,
        imaginaryShift: number,
      })
    }),
)

/** (shift I - A) x for a complex shift and x. */
function multiply(
  pattern: SparsityPattern,
  entries: Float64Array,
  shift: readonly [number, number],
  re: Float64Array,
  im: Float64Array,
): [number[], number[]] {
  const real = Array.from(re, (a, i) => shift[0] * a - shift[1] * (im[i] ?? 0))
  const imaginary = Array.from(re, (a, i) => shift[0] * (im[i] ?? 0) + shift[1] * a)
  for (let column = 0; column < pattern.size; column += 1) {
    rowsOf(pattern, column).forEach((row, k) => {
      const value = entries[(pattern.columnStarts[column] ?? 0) + k] ?? 0
      real[row] = (real[row] ?? 0) - value * (re[column] ?? 0)
      imaginary[row] = (imaginary[row] ?? 0) - value * (im[column] ?? 0)
    })
  }
  return [real, imaginary]
}

describe('the sparse LU', () => {
  it('solves what it was given, for any pattern and shift, to rounding of what stood in the way', () => {
    fc.assert(
      fc.property(matrix, ({ pattern, entries, re, im, shift, imaginaryShift }) => {
        for (const kind of ['real', 'complex'] as const) {
          const imaginary = kind === 'complex' ? imaginaryShift : 0
          const lu = createShiftedLu(pattern, kind)
          if (!lu.factorise(entries, shift, imaginary)) continue
          const x = Float64Array.from(re)
          const xi = kind === 'complex' ? Float64Array.from(im) : new Float64Array(re.length)
          lu.solve(x, xi)
          const size = Math.max(1, ...Array.from(x, Math.abs), ...Array.from(xi, Math.abs))
          const [real, imaginaryBack] = multiply(pattern, entries, [shift, imaginary], x, xi)
          real.forEach((value, i) => {
            expect(Math.abs(value - (re[i] ?? 0))).toBeLessThanOrEqual(1e-7 * size)
          })
          if (kind === 'complex')
            imaginaryBack.forEach((value, i) => {
              expect(Math.abs(value - (im[i] ?? 0))).toBeLessThanOrEqual(1e-7 * size)
            })
        }
      }),
      { numRuns: 500 },
    )
  })

  it('says of a singular matrix that it is, and goes on with the next', () => {
    const lu = createShiftedLu(densePattern(2), 'real')
    expect(lu.factorise(Float64Array.of(1, 2, 2, 4), 0)).toBe(false)
    expect(lu.factorise(Float64Array.of(-1, 0, 0, -1), 1)).toBe(true)
    const b = Float64Array.of(2, 4)
    lu.solve(b)
    expect([...b]).toEqual([1, 2])
  })

  it('pivots where the diagonal is 0', () => {
    const lu = createShiftedLu(densePattern(2), 'real')
    expect(lu.factorise(Float64Array.of(0, -1, -1, 0), 0)).toBe(true)
    const b = Float64Array.of(3, 5)
    lu.solve(b)
    expect([...b]).toEqual([5, 3])
  })

  it('needs no more than the pattern has where blocks do not meet', () => {
    const size = 400
    const pattern = createPattern(
      Array.from({ length: size }, (_, column) => [column - (column % 2), column - (column % 2) + 1]),
    )
    expect(colourColumns(pattern)).toHaveLength(2)
  })
})

it('colours columns so that none of one colour share a row', () => {
  fc.assert(
    fc.property(matrix, ({ pattern }) => {
      const colours = colourColumns(pattern)
      expect(colours.flat().sort((a, b) => a - b)).toEqual(
        Array.from({ length: pattern.size }, (_, column) => column),
      )
      for (const columns of colours) {
        const rows = columns.flatMap(column => [...rowsOf(pattern, column)])
        expect(new Set(rows).size).toBe(rows.length)
      }
    }),
  )
})
