import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProject } from '../model/project.ts'
import { arbitraryProject } from '../testing/arbitrary-project.ts'
import { readProject } from './json.ts'
import { writeProject } from './write-json.ts'

const HEAD = '{ "format": "loopwright", "version": 1, "name": "Test"'

describe('a project as JSON', () => {
  it('reads what it writes, and writes what it reads', () => {
    fc.assert(
      fc.property(arbitraryProject, project => {
        const text = writeProject(project)
        const { project: read, diagnostics } = readProject(text)
        expect(diagnostics).toEqual([])
        expect(read).toEqual(project)
        expect(read && writeProject(read)).toBe(text)
      }),
    )
  })

  it('has one text, whatever the layout of the file and the order of its fields', () => {
    fc.assert(
      fc.property(arbitraryProject, fc.nat(4), (project, indent) => {
        const canonical = writeProject(project)
        const reversed = Object.fromEntries(Object.entries(JSON.parse(canonical)).reverse())
        const { project: read } = readProject(`\uFEFF${JSON.stringify(reversed, null, indent)}`)
        const order = (text: string) =>
          Object.entries(JSON.parse(text)).sort(([a], [b]) => a.localeCompare(b))
        expect(read && order(writeProject(read))).toEqual(order(canonical))
      }),
    )
  })

  it('gives what is missing its default', () => {
    const { project, diagnostics } = readProject('{ "format": "loopwright", "version": 1 }')
    expect(diagnostics).toEqual([])
    expect(project).toEqual({ ...createProject(), layout: {} })
  })

  it('reads numbers, true and false as texts', () => {
    const blocks = '"a": { "type": "x/y", "parameters": { "k": 2.5, "limit": true, "text": "2*pi" } }'
    const { project } = readProject(
      `${HEAD}, "settings": { "step": 1e-6 }, "variables": { "R": 1e-7 }, "models": { "main": { "blocks": { ${blocks} } } } }`,
    )
    expect(project?.models.main?.blocks.a?.parameters).toEqual({ k: '2.5', limit: 'true', text: '2*pi' })
    expect(project?.settings).toEqual({ solver: 'rk4', step: '0.000001', stop: '10' })
    expect(project?.variables).toEqual({ R: '1e-7' })
  })

  it('keeps logic and layout apart, a line for each block, connection and place', () => {
    const text = writeProject({
      ...createProject('Two blocks'),
      variables: { k: '2' },
      models: {
        main: {
          parameters: {},
          blocks: {
            one: { type: 'sources/clock', parameters: {} },
            two: { type: 'math/gain', parameters: { gain: 'k' } },
          },
          connections: [{ from: { block: 'one', port: 'y' }, to: { block: 'two', port: 'u' } }],
        },
      },
      sliders: [{ parameter: 'two.gain', from: '0', to: '10' }],
      layout: { main: { one: { at: [0, 40] }, two: { at: [120, 40], flipped: true } } },
    })
    expect(text).toBe(`{
  "format": "loopwright", "version": 1,
  "name": "Two blocks",
  "settings": { "solver": "rk4", "step": "1e-3", "stop": "10" },
  "variables": {
    "k": "2"
  },
  "root": "main",
  "models": {
    "main": {
      "blocks": {
        "one": { "type": "sources/clock" },
        "two": { "type": "math/gain", "parameters": { "gain": "k" } }
      },
      "connections": [
        "one.y -> two.u"
      ]
    }
  },
  "sliders": [
    { "parameter": "two.gain", "from": "0", "to": "10" }
  ],
  "layout": {
    "main": {
      "one": { "at": [0, 40] },
      "two": { "at": [120, 40], "flipped": true }
    }
  }
}
`)
  })

  it('opens a newer version with a warning, and keeps what it does not know', () => {
    const text = '{ "format": "loopwright", "version": 7, "models": { "main": { "wires": [1] } } }'
    const { project, diagnostics } = readProject(text)
    expect(diagnostics).toMatchObject([
      {
        severity: 'warning',
        code: 'newer-version',
        message: 'The file is of version 7; this Loopwright knows up to version 1.',
        place: { field: 'version', line: 1, column: 38 },
      },
    ])
    expect(project?.version).toBe(7)
    expect(project?.models.main?.unknown).toEqual({ wires: [1] })
  })

  it('refuses a newer version whose shape it does not know', () => {
    const { project, diagnostics } = readProject('{ "format": "loopwright", "version": 7, "models": [] }')
    expect(project).toBeNull()
    expect(diagnostics.map(({ severity, code }) => [severity, code])).toEqual([
      ['error', 'newer-version'],
      ['error', 'wrong-shape'],
    ])
  })
})
