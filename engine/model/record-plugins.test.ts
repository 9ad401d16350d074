import { describe, expect, it } from 'vitest'
import { createProject, type Project } from './project.ts'
import { recordPlugins } from './record-plugins.ts'

const mine = { name: 'Mine', version: '1.0.0', hash: 'a' }
const other = { name: 'Other', version: '2.0.0', hash: 'b' }

function draw(...types: readonly string[]): Project {
  const blocks = Object.fromEntries(types.map((type, i) => [`b${i}`, { type, parameters: {} }]))
  return { ...createProject(), models: { main: { parameters: {}, blocks, connections: [] } } }
}

describe('recordPlugins', () => {
  it('records the plugins whose blocks are used, and no others', () => {
    const loaded = new Map([
      ['mine', mine],
      ['other', other],
    ])
    expect(recordPlugins(draw('mine/lag', 'math/gain'), loaded).plugins).toEqual({ mine })
    expect(recordPlugins(draw('math/gain'), loaded)).not.toHaveProperty('plugins')
  })

  it('keeps what it says of a plugin that is not on, as long as a block of it is there', () => {
    const project = { ...draw('other/x'), plugins: { mine, other } }
    expect(recordPlugins(project, new Map()).plugins).toEqual({ other })
  })
})
