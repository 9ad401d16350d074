import { describe, expect, it } from 'vitest'
import { readOwnNumbers, shapeOfStatements } from './own-numbers.ts'

const code = (k: string, rest = '') =>
  `input u # k = 7\noutput y\nparameter k = ${k}; parameter tau = 2*L\n${rest}state x = 0\nx' = k*(u - x)/tau\ny = x`

describe('own numbers of statements', () => {
  it('are the parameters that are a number, however it is written', () => {
    expect(readOwnNumbers(code('2.5'))).toEqual({ k: [2.5] })
    expect(readOwnNumbers(code('-1e-3/4'))).toEqual({ k: [-0.00025] })
    expect(readOwnNumbers(code('[1, 2]'))).toEqual({})
    expect(readOwnNumbers(code('0/0'))).toEqual({})
    expect(readOwnNumbers('y = = 3')).toEqual({})
  })

  it('are all by which texts of one shape differ', () => {
    expect(shapeOfStatements(code('2.5'))).toBe(shapeOfStatements(code('1e-3')))
    expect(shapeOfStatements(code('2.5'))).not.toBe(shapeOfStatements(code('[1, 2]')))
    expect(shapeOfStatements(code('2.5'))).not.toBe(shapeOfStatements(code('L')))
    expect(shapeOfStatements(code('2.5'))).not.toBe(shapeOfStatements(code('2.5').replace('u - x', 'x - u')))
    expect(shapeOfStatements(code('2.5'))).not.toBe(shapeOfStatements(code('2.5').replace('2*L', '3*L')))
  })

  it('are none that an index is made of, directly or not', () => {
    expect(readOwnNumbers(code('1', 'v = u[k]\n'))).toEqual({})
    expect(readOwnNumbers(code('1', 'm = k + 1\nv = u[m]\n'))).toEqual({})
    expect(readOwnNumbers(code('1', 'v = u[1]\n'))).toEqual({ k: [1] })
  })
})
