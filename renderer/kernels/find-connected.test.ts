import { expect, it } from 'vitest'
import { findConnected } from './find-connected.ts'

const wire = (from: string, to: string) => ({
  from: { block: from, port: 'y' },
  to: { block: to, port: 'u' },
})

it('follows wires both ways and stays out of what is not joined', () => {
  const wires = [wire('a', 'b'), wire('c', 'b'), wire('c', 'd'), wire('x', 'y'), wire('d', 'a')]
  expect(findConnected(wires, ['b']).sort()).toEqual(['a', 'b', 'c', 'd'])
  expect(findConnected(wires, ['x']).sort()).toEqual(['x', 'y'])
  expect(findConnected(wires, ['alone'])).toEqual(['alone'])
})
