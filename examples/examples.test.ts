/** What holds for every example. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  compile,
  type Model,
  type ModelLayout,
  type Project,
  portsOfBlock,
  writeProject,
} from '../engine/index.ts'
import { readExample, registry } from '../engine/testing/run-example.ts'
import { cornerAsDrawn, shapeBlock } from '../renderer/kernels/block-shape.ts'
import { inflate, overlaps, type Rectangle } from '../renderer/kernels/geometry.ts'

const EXAMPLES = readdirSync('examples').flatMap(name => (name.endsWith('.loop') ? [name.slice(0, -5)] : []))

/** Room that a block keeps free around it, for wires and its name, in pixels. */
const CLEARANCE = 10

describe.each(EXAMPLES)('%s', name => {
  const { text, project, diagnostics } = readExample(name)

  it('gives no cause for complaint', () => {
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
  })

  it('is in the canonical form', () => {
    expect(writeProject(project)).toBe(text)
  })

  it('stands in the manual', () => {
    expect(readFileSync('docs/examples.md', 'utf8')).toContain(`| \`${name}.loop\` |`)
  })

  it('says in one sentence what it shows', () => {
    expect(project.unknown?.summary).toMatch(/^[^.]{20,}(\.\d[^.]*)*\.$/)
  })

  it('shows something in scopes and has sliders that act on a running loop', () => {
    const { program } = compile(project, registry)
    const tunable = program?.parameters.map(parameter => parameter.name)
    expect(program?.recordings.length).toBeGreaterThan(1)
    expect(project.sliders.length).toBeGreaterThan(1)
    for (const { parameter } of project.sliders) expect(tunable).toContain(parameter)
  })

  it.each(Object.keys(project.models))('places the blocks of %s with room between them', key => {
    const boxes = listBoxes(project, project.models[key], project.layout[key])
    boxes.forEach(([block, box], i) => {
      for (const [other, otherBox] of boxes.slice(i + 1)) {
        expect(overlaps(inflate(box, CLEARANCE), inflate(otherBox, CLEARANCE)), `${block} and ${other}`).toBe(
          false,
        )
      }
    })
  })
})

describe('notes', () => {
  it.each(EXAMPLES)('of %s stand clear of the blocks', name => {
    const { project } = readExample(name)
    for (const [key, notes] of Object.entries(project.notes ?? {})) {
      const boxes = listBoxes(project, project.models[key], project.layout[key])
      for (const { kind, at, size, text } of Object.values(notes)) {
        expect(text.length).toBeGreaterThan(20)
        const note = { x: at[0], y: at[1], width: size[0], height: size[1] }
        const meets = boxes.filter(([, box]) => kind === 'text' && overlaps(inflate(box, CLEARANCE), note))
        expect(meets.map(([block]) => block)).toEqual([])
      }
    }
  })
})

function listBoxes(
  project: Project,
  model: Model | undefined,
  layout: ModelLayout | undefined,
): (readonly [string, Rectangle])[] {
  return Object.entries(model?.blocks ?? {}).map(([name, block]) => {
    const place = layout?.[name]
    const type = registry.find(block.type)
    if (!place || !type) throw new Error(`${name} has no place.`)
    const { inputs, outputs } = portsOfBlock(project, registry, block)
    const texts = Object.fromEntries(
      Object.entries(type.parameters).map(([key, { default: text }]) => [key, text]),
    )
    const shape = shapeBlock({
      look: type.look({ ...texts, ...block.parameters }),
      inputs: Object.keys(inputs),
      outputs: Object.keys(outputs),
      rotation: place.rotation ?? 0,
      flipped: place.flipped ?? false,
    })
    const corner = cornerAsDrawn({ x: place.at[0], y: place.at[1] }, shape, place.rotation ?? 0)
    return [name, { ...corner, width: shape.width, height: shape.height }]
  })
}
