import { expect, it } from 'vitest'
import { splitEquations } from './split-equations.ts'

it('splits where wide spaces stand between equations, and not inside of one', () => {
  expect(splitEquations('a = b,\\quad c = \\{d\\} \\qquad (e)')).toEqual(['a = b,', 'c = \\{d\\}', '(e)'])
  expect(splitEquations('a = \\begin{cases}1 & {x\\quad y}\\end{cases}')).toHaveLength(1)
  expect(splitEquations('\\quadratic')).toEqual(['\\quadratic'])
  expect(splitEquations('')).toEqual([])
})
