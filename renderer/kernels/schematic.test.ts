import { describe, expect, it } from 'vitest'
import { createProject } from '../../engine/index.ts'
import { registry } from '../stores/registry.ts'
import { drawSchematic } from './schematic.ts'

const project = {
  ...createProject(),
  models: {
    main: {
      parameters: {},
      blocks: {
        one: { type: 'sources/constant', parameters: {} },
        twice: { type: 'math/gain', parameters: { gain: '2' } },
        odd: { type: 'nowhere/unknown', parameters: {} },
      },
      connections: [
        { from: { block: 'one', port: 'y' }, to: { block: 'twice', port: 'u' } },
        { from: { block: 'one', port: 'y' }, to: { block: 'odd', port: 'u' } },
        { from: { block: 'one', port: 'y' }, to: { block: 'gone', port: 'u' } },
      ],
    },
  },
  layout: {
    main: { one: { at: [0, 10] as const }, twice: { at: [200, 0] as const, rotation: 90 as const } },
  },
}

describe('schematic', () => {
  it('draws every block inside its frame, and wires between ports that exist', () => {
    const { blocks, wires, frame } = drawSchematic(project, registry)
    expect(blocks.map(({ shape, direction }) => [shape, direction])).toEqual([
      ['rectangle', 0],
      ['triangle', 90],
      ['rectangle', 0],
    ])
    // A block that no plugin defines has the ports that its wires go to; one that is not there has none.
    expect(wires).toHaveLength(2)
    for (const { x, y, width, height } of blocks) {
      expect(x).toBeGreaterThan(frame.x)
      expect(y).toBeGreaterThan(frame.y)
      expect(x + width).toBeLessThan(frame.x + frame.width)
      expect(y + height).toBeLessThan(frame.y + frame.height)
    }
    expect(wires).toContainEqual(expect.stringMatching(/^M60 30L/))
    expect(wires).toContainEqual(expect.stringMatching(/L230 0$/))
  })

  it('has a frame for an empty model', () => {
    const { width, height } = drawSchematic(createProject(), registry).frame
    expect(width * height).toBeGreaterThan(0)
  })
})
