import { describe, expect, it } from 'vitest'
import { compile, createProject, createRegistry, type Project, parseConnection } from '../../engine/index.ts'
import { builtInLibraries } from '../../plugins/libraries.ts'
import { countElements, pathOfElements } from './element-path.ts'

const registry = createRegistry(builtInLibraries)

const project: Project = {
  ...createProject('Bank'),
  root: 'main',
  variables: { n: '3' },
  models: {
    main: {
      parameters: {},
      blocks: {
        values: { type: 'sources/constant', parameters: { value: '[1, 2, 3]' } },
        bank: { type: 'subsystems/for-each', parameters: { model: 'cell', elements: 'n' } },
        plain: { type: 'subsystems/model', parameters: { model: 'cell' } },
      },
      connections: ['values.y -> bank.u'].flatMap(text => parseConnection(text) ?? []),
    },
    cell: {
      parameters: {},
      blocks: {
        u: { type: 'subsystems/entry', parameters: {} },
        meter: { type: 'sinks/display', parameters: {} },
      },
      connections: ['u.y -> meter.u'].flatMap(text => parseConnection(text) ?? []),
    },
  },
}

describe('elements of a For Each Model', () => {
  it('are counted in its context, and nowhere else', () => {
    expect(countElements(project, registry, ['bank'])).toBe(3)
    expect(countElements(project, registry, ['plain'])).toBeNull()
    expect(countElements(project, registry, ['gone'])).toBeNull()
    expect(countElements(project, registry, [])).toBeNull()
    const broken = { ...project, variables: {} }
    expect(countElements(broken, registry, ['bank'])).toBeNull()
  })

  it('have the paths under which a run records what they show', () => {
    const { program } = compile(project, registry)
    const shown = program?.recordings.flatMap(({ shownBy }) => shownBy.map(({ block }) => block)) ?? []
    for (const element of [0, 1, 2]) expect(shown).toContain(pathOfElements('bank/meter', { bank: element }))
    expect(pathOfElements('a/b/meter', { a: 1, 'a/b': 2 })).toBe('a[1]/b[2]/meter')
    expect(pathOfElements('meter', { a: 1 })).toBe('meter')
  })
})
