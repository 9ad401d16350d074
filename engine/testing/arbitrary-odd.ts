/** Random projects in which one known block, put into some wire of some model, makes a value that is no ordinary number. */
import fc from 'fast-check'
import type { Model, Project } from '../model/project.ts'
import { arbitraryHierarchy, type HierarchyOptions } from './arbitrary-hierarchy.ts'
import { ODD_TYPES } from './odd-blocks.ts'

export interface OddProject {
  readonly project: Project
  readonly type: (typeof ODD_TYPES)[number]
  readonly kind: 'root' | 'log' | 'pole'
  readonly atSeconds: number
}

/** The block's name. */
export const ODD = 'culprit'

export function arbitraryOdd(options: HierarchyOptions): fc.Arbitrary<OddProject> {
  return fc
    .record({
      project: arbitraryHierarchy(options),
      model: fc.nat(1000),
      wire: fc.nat(1000),
      type: fc.constantFrom(...ODD_TYPES),
      kind: fc.constantFrom('root' as const, 'log' as const, 'pole' as const),
      // At a step of a tenth, in its middle, where stages stand too, and in between.
      quarters: fc.integer({ min: 1, max: 40 }),
    })
    .map(({ project, model, wire, type, kind, quarters }) => {
      const keys = Object.keys(project.models)
      const key = keys[model % keys.length] ?? 'main'
      const found = project.models[key]
      if (!found) throw new Error('A project without models was drawn.')
      const parameters = { at: `${quarters}/40`, kind }
      const models = { ...project.models, [key]: insert(found, wire, `test/${type}`, parameters) }
      return { project: { ...project, models }, type, kind, atSeconds: quarters / 40 }
    })
}

function insert(model: Model, wire: number, type: string, parameters: Record<string, string>): Model {
  const cut = wire % model.connections.length
  const connections = model.connections.flatMap((connection, i) => {
    if (i !== cut) return [connection]
    const into = { from: connection.from, to: { block: ODD, port: 'u' } }
    if (type !== 'test/odd-element') return [into, { from: { block: ODD, port: 'y' }, to: connection.to }]
    return [
      into,
      { from: { block: ODD, port: 'y' }, to: { block: 'last', port: 'u' } },
      { from: { block: 'last', port: 'y' }, to: connection.to },
    ]
  })
  const last = type === 'test/odd-element' ? { last: { type: 'test/last', parameters: {} } } : {}
  return { ...model, blocks: { ...model.blocks, [ODD]: { type, parameters }, ...last }, connections }
}
