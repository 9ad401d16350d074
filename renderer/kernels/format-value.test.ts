import { describe, expect, it } from 'vitest'
import { describeValue } from './format-value.ts'

describe('value beside an expression', () => {
  it('is shown where it differs from the text', () => {
    expect(describeValue('2*pi*50', { value: [314.1592653589793] })).toBe('= 314.159')
    expect(describeValue('n', { value: 3 })).toBe('= 3')
    expect(describeValue('[a, 2]', { value: [1, 2] })).toBe('= [1, 2]')
    expect(describeValue('v', { value: [1, 2, 3, 4, 5, 6] })).toBe('= [1, 2, 3, 4, and 2 more]')
    expect(describeValue('1/0', { value: [Infinity] })).toBe('= inf')
  })

  it('tells the size of a matrix', () => {
    expect(describeValue('A', { value: { values: [1, 2, 3, 4, 5, 6], columns: 3 } })).toBe('= 2 x 3 matrix')
    expect(describeValue('v', { value: { values: [1, 2, 3], columns: 3 } })).toBe('= [1, 2, 3]')
  })

  it('is not shown where the text says it, or where there is none', () => {
    expect(describeValue('1e-3', { value: [0.001] })).toBeNull()
    expect(describeValue('-inf', { value: [-Infinity] })).toBeNull()
    expect(describeValue('[1, 2]', { value: [1, 2] })).toBeNull()
    expect(describeValue('[1]', { value: [1] })).toBeNull()
    expect(describeValue('clamping', { value: 'clamping' })).toBeNull()
    expect(describeValue('a+', { problem: 'not an expression' })).toBeNull()
    expect(describeValue('1', undefined)).toBeNull()
  })
})
