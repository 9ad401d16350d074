import { expect, it } from 'vitest'
import { renameVariable } from '../../engine/index.ts'
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

it('finds it in every setting that is an expression and in the ranges of sliders: all that is renamed with it', () => {
  const { project } = readExample('bench-supply')
  const settings = {
    ...project.settings,
    step: 'T',
    stop: '14*T',
    relTol: 'T',
    absTol: 'T/2',
    maxStep: 'T + T',
    initialStep: 'T',
  }
  const sliders = project.sliders.map((pin, i) => (i === 0 ? { ...pin, to: '1e3*T' } : pin))
  const all = { ...project, settings, sliders, variables: { ...project.variables, T: '1e-3' } }
  expect(listVariableUses(all, blockFacts).get('T')).toHaveLength(7)
  const renamed = renameVariable(all, 'T', 'Ts', blockFacts)
  expect(listVariableUses(renamed, blockFacts).get('Ts')).toEqual(listVariableUses(all, blockFacts).get('T'))
  expect(JSON.stringify(renamed)).not.toMatch(/\bT\b/)
})
