import { expect, it } from 'vitest'
import { readExample } from '../../engine/testing/run-example.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { listVariableUses } from './list-uses.ts'

it('finds a variable in parameters, also inside subsystems, and in other variables', () => {
  const { project } = readExample('bench-supply')
  const variables = { ...project.variables, twice: '2*L' }
  const uses = listVariableUses({ ...project, variables }, blockFacts)
  expect(uses.get('L')?.map(({ label }) => label)).toEqual(['converter / perInductance', 'variable twice'])
  expect(uses.get('Kp_v')?.map(({ label }) => label)).toEqual(['voltagePid'])
  expect(uses.has('twice')).toBe(false)
})
