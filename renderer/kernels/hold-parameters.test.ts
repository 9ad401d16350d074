import { describe, expect, it } from 'vitest'
import { createProject, type Project } from '../../engine/index.ts'
import { holdParameters, isHeld } from './hold-parameters.ts'

const project: Project = {
  ...createProject(),
  root: 'main',
  models: {
    main: {
      parameters: {},
      blocks: { kick: { type: 'panel/push-button', parameters: {} } },
      connections: [],
    },
  },
}
const kick = { model: 'main', block: 'kick', parameter: 'held' }

describe('holding a parameter', () => {
  it('sets it to 1 in what a run sees, and nothing in the project', () => {
    const seen = holdParameters(project, [kick])
    expect(seen.models.main?.blocks.kick?.parameters).toEqual({ held: '1' })
    expect(project.models.main?.blocks.kick?.parameters).toEqual({})
    expect(holdParameters(project, [])).toBe(project)
  })

  it('leaves a project alone that has no such block any more', () => {
    expect(holdParameters(project, [{ ...kick, block: 'gone' }])).toBe(project)
    expect(holdParameters(project, [{ ...kick, model: 'gone' }])).toBe(project)
  })

  it('knows what is held by its place', () => {
    expect(isHeld([kick], { ...kick })).toBe(true)
    expect(isHeld([kick], { ...kick, block: 'other' })).toBe(false)
  })
})
