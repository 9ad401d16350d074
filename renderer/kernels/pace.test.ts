import { expect, it } from 'vitest'
import { findPace, PACES, readPace } from './pace.ts'

it('reads every offer back as itself, and what is not a pace as full speed', () => {
  for (const offer of PACES) expect(findPace(offer.text)).toBe(offer)
  expect(['max', undefined, '', 'fast', '-1', '0'].map(readPace)).toEqual(Array(6).fill(Infinity))
  expect(readPace('1e-3')).toBe(0.001)
  expect(findPace('0.5')).toEqual({ text: '0.5', name: '0.5x' })
})
