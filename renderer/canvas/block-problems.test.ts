import { expect, it } from 'vitest'
import type { Diagnostic } from '../../engine/index.ts'
import { groupProblems } from './block-problems.ts'

const problem = (place: Diagnostic['place'], severity: Diagnostic['severity'] = 'error'): Diagnostic => ({
  severity,
  code: 'bad-expression',
  message: 'It is wrong.',
  place,
})

it('marks the block that a problem names, in its own model only', () => {
  const own = groupProblems([problem({ model: 'main', block: 'gain' })], 'main', [])
  expect(own.get('gain')).toEqual({ isError: true, text: 'It is wrong.' })
  expect(groupProblems([problem({ model: 'other', block: 'gain' })], 'main', []).size).toBe(0)
})

it('marks the Model block by which one gets to the problem', () => {
  const deep = problem({ path: 'converter/filter', block: 'L' }, 'warning')
  expect(groupProblems([deep], 'main', []).get('converter')).toEqual({
    isError: false,
    text: 'Inside, at L: It is wrong.',
  })
  expect([...groupProblems([deep], 'c', ['converter']).keys()]).toEqual(['filter'])
  expect([...groupProblems([deep], 'f', ['converter', 'filter']).keys()]).toEqual(['L'])
  expect(groupProblems([deep], 'x', ['elsewhere']).size).toBe(0)
})
