import fc from 'fast-check'
import { expect, it } from 'vitest'
import { expandRoots, readRoot, writeRoots } from './root-text.ts'
import { findRoots } from './roots.ts'

it('reads roots as they are typed', () => {
  expect(readRoot('-2')).toEqual([{ re: -2, im: 0 }])
  for (const text of ['-1 ± 3j', '-1+3i', '-1 - 3j', '-1+-3j', '−1 ± 3j']) {
    expect(readRoot(text)).toEqual([
      { re: -1, im: -3 },
      { re: -1, im: 3 },
    ])
  }
  expect(readRoot('±j')).toEqual([
    { re: 0, im: -1 },
    { re: 0, im: 1 },
  ])
  expect(['', 'x', '1,2', 'j3', '2±'].map(readRoot)).toEqual([null, null, null, null, null])
})

it('writes a double root as two real ones', () => {
  expect(writeRoots(findRoots([1, 2, 1]) ?? [])).toEqual(['-1', '-1'])
  expect(writeRoots(findRoots([1, 2, 1.0001]) ?? [])).toEqual(['-1 ± 0.01j'])
})

it('gives back the polynomial that has these roots', () => {
  const part = fc.integer({ min: -6, max: 6 })
  const roots = fc.uniqueArray(fc.tuple(part, fc.integer({ min: 0, max: 6 })), {
    minLength: 1,
    maxLength: 3,
    selector: String,
  })
  fc.assert(
    fc.property(roots, fc.constantFrom(1, -2, 0.5), (list, lead) => {
      const texts = list.map(([re, im]) => (im === 0 ? `${re}` : `${re} ± ${im}j`))
      const all = texts.flatMap(text => readRoot(text) ?? [])
      const coefficients = expandRoots(lead, all)
      expect(coefficients[0]).toBe(lead)
      const size = Math.max(...coefficients.map(Math.abs))
      for (const { re, im } of findRoots(coefficients) ?? []) {
        const nearest = Math.min(...all.map(root => Math.hypot(root.re - re, root.im - im)))
        expect(nearest).toBeLessThan(1e-4 * Math.max(1, size))
      }
      const again = writeRoots(all).flatMap(text => readRoot(text) ?? [])
      expect(again.length).toBe(all.length)
      expect(writeRoots(again)).toEqual(writeRoots(all))
    }),
  )
})
