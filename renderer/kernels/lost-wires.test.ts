import { expect, it } from 'vitest'
import { createProject, type Model, type Project, parseConnection } from '../../engine/index.ts'
import { describeLostWires } from './lost-wires.ts'

const model = (...wires: string[]): Model => ({
  parameters: {},
  blocks: {},
  connections: wires.map(text => {
    const connection = parseConnection(text)
    if (!connection) throw new Error(`${text} is no connection.`)
    return connection
  }),
})
const project = (models: Readonly<Record<string, Model>>): Project => ({ ...createProject(), models })

it('says which wires went in other models, and nothing of those in the edited one', () => {
  const inner = model('in.y -> k.u')
  const before = project({
    main: model('a.y -> use.in', 'a.y -> b.u'),
    other: model('c.y -> use.in'),
    gone: model('d.y -> e.u'),
    inner,
  })
  const after = (main: Model, other: Model): Project => project({ main, other, inner: model() })
  const whole = ['main', 'other'].map(key => before.models[key] ?? model()) as [Model, Model]
  expect(describeLostWires(before, after(...whole), 'inner')).toBeNull()
  expect(describeLostWires(before, after(model('a.y -> b.u'), whole[1]), 'inner')).toBe(
    'The wire a.y -> use.in in “main” went with its port. Undo brings it back.',
  )
  expect(describeLostWires(before, after(model('a.y -> b.u'), model()), 'inner')).toBe(
    '2 wires in “main” and “other” went with their ports. Undo brings them back.',
  )
})
