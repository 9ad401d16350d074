/** A subsystem equals its blocks: moving blocks into one, and out again, leaves every signal the same, bit for bit. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../compile/compile.ts'
import { findBoundary, portsOfBlock } from '../../compile/ports.ts'
import { readProject } from '../../formats/json.ts'
import { writeProject } from '../../formats/write-json.ts'
import { simulate } from '../../simulate/simulate.ts'
import { arbitraryModel } from '../../testing/arbitrary-model.ts'
import { testRegistry } from '../../testing/blocks.ts'
import { buildProject, type Diagram } from '../../testing/build-project.ts'
import { findModel } from '../find.ts'
import { formatConnection, type Project } from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { commentBlocks } from './comment-blocks.ts'
import { expandSubsystem, findExpandFault } from './expand-subsystem.ts'
import { makeIndependent } from './make-independent.ts'
import { makeSubsystem } from './make-subsystem.ts'
import { promoteParameter } from './model-parameters.ts'
import { countUses } from './model-uses.ts'

const PARTS = { entry: 'test/entry', exit: 'test/exit', model: 'test/model' }

const facts: BlockFacts = {
  portsOf: (project, block) => portsOfBlock(project, testRegistry, block),
  boundaryOf: model => findBoundary(model, testRegistry),
  isModelBlock: ({ type }) => type === PARTS.model,
  defaultOf: ({ type }, parameter) => testRegistry.find(type)?.parameters[parameter]?.default,
  logNameOf: () => undefined,
  ownWords: () => [],
  isExpression: ({ type }, parameter) =>
    type === PARTS.model ? parameter !== 'model' : parameter !== 'signs',
}

/** Last values of the signals of blocks that are called so, by the block's own name. */
function endOf(project: Project, names = /(^|\/)b\d+\.y$/): Map<string, number> {
  const { program, diagnostics } = compile(project, testRegistry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const signals = [...program.signals.values()].filter(({ name }) => names.test(name))
  const { log } = simulate(program, signals)
  return new Map(
    signals.map(({ name }, column) => [name.replace(/^.*\//, ''), log.value(log.rows - 1, column)]),
  )
}

function expectSameEnd(project: Project, expected: ReadonlyMap<string, number>): void {
  const found = endOf(project)
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort())
  for (const [name, value] of expected) expect(found.get(name)).toBe(value)
}

const make = (project: Project, key: string, names: readonly string[]) =>
  makeSubsystem(project, key, names, PARTS, facts)
const expand = (project: Project, key: string, name: string) =>
  expandSubsystem(project, key, name, PARTS, facts)

const chosen = fc.array(fc.nat(8), { minLength: 1, maxLength: 8 })

describe('a subsystem made of any blocks', () => {
  it('runs like they did, and so does what comes out of it again', () => {
    fc.assert(
      fc.property(arbitraryModel(), chosen, chosen, (model, first, second) => {
        const flat = { ...buildProject({ blocks: {} }), models: { main: model } }
        const expected = endOf(flat)
        const name = (index: number) => `b${index}`
        const nested = make(flat, 'main', first.map(name))
        expectSameEnd(nested, expected)
        // Blocks that are inside already are not in this model any more; the subsystem itself may go into another.
        const deeper = make(nested, 'main', [...second.map(name), 'subsystem'])
        expectSameEnd(deeper, expected)
        expect(readProject(writeProject(deeper)).diagnostics).toEqual([])
        const outer = Object.keys(deeper.models.main?.blocks ?? {}).find(block =>
          block.startsWith('subsystem'),
        )
        const once = expand(deeper, 'main', outer ?? '')
        expectSameEnd(once, expected)
        if (outer === undefined) return
        const again = Object.keys(once.models.main?.blocks ?? {}).find(block => block.startsWith('subsystem'))
        const twice = again === undefined ? once : expand(once, 'main', again)
        expectSameEnd(twice, expected)
        const wires = (of: Project) => (findModel(of, 'main')?.connections ?? []).map(formatConnection).sort()
        if (Object.keys(twice.models).length === 1) expect(wires(twice)).toEqual(wires(flat))
      }),
      { numRuns: 200 },
    )
  })
})

const plant: Diagram = {
  parameters: { K: 'base + 1', a: '2*K' },
  blocks: {
    in: 'entry',
    b1: ['gain', { gain: 'a + 1' }],
    b2: ['gain', { gain: '3*K' }],
    out: 'exit',
  },
  wires: ['in.y -> b1.u', 'b1.y -> b2.u', 'b2.y -> out.u'],
}
const project = {
  ...buildProject(
    {
      blocks: {
        b0: 'ramp',
        use: ['model', { model: 'plant', K: '0.1 - base' }],
        b9: 'integrator',
        other: ['model', { model: 'plant' }],
      },
      wires: ['b0.y -> use.in', 'use.out -> b9.u', 'b0.y -> other.in'],
    },
    { models: { plant }, variables: { base: '-0.7' } },
  ),
  sliders: [{ parameter: 'use/b1.gain', from: '0', to: '1' }],
}

describe('parameters of models', () => {
  it('go into a subsystem with the blocks that use them, and are written out when it is expanded', () => {
    const nested = make(project, 'plant', ['b1', 'b2'])
    expect(nested.models.subsystem?.parameters).toEqual({ K: 'base + 1', a: '2*K' })
    expect(endOf(nested).get('b9.y')).toBe(endOf(project).get('b9.y'))
    expect(nested.sliders[0]?.parameter).toBe('use/subsystem/b1.gain')
    const back = expand(nested, 'plant', 'subsystem')
    expect(back.models.plant?.blocks.b1?.parameters.gain).toBe('a + 1')
    expect(back.sliders).toEqual(project.sliders)

    const flat = expand(project, 'main', 'use')
    expect(flat.models.main?.blocks.b1?.parameters.gain).toBe('(2*(0.1 - base)) + 1')
    expect(endOf(flat).get('b9.y')).toBe(endOf(project).get('b9.y'))
    expect(flat.sliders[0]?.parameter).toBe('b1.gain')
    expect(flat.models.plant).toBeDefined()
    expect(expand(flat, 'main', 'other').models.plant).toBeUndefined()
  })

  it('are made of what a block inside says, with its text as default', () => {
    const promoted = promoteParameter(project, 'plant', 'b2', 'gain', 'gain', facts)
    expect(promoted.models.plant?.parameters.gain).toBe('3*K')
    expect(promoted.models.plant?.blocks.b2?.parameters.gain).toBe('gain')
    expect(endOf(promoted)).toEqual(endOf(project))
  })
})

describe('a subsystem', () => {
  it('gets a model of its own', () => {
    expect(countUses(project, 'plant', facts)).toBe(2)
    const own = makeIndependent(project, 'main', 'use', facts)
    expect(own.models.main?.blocks.use?.parameters.model).toBe('plant2')
    expect(own.models.plant2).toBe(project.models.plant)
    expect(endOf(own)).toEqual(endOf(project))
    expect(makeIndependent(own, 'main', 'use', facts)).toBe(own)
  })

  it('stays where it cannot be expanded without another meaning', () => {
    const clash = buildProject(
      { blocks: { use: ['model', { model: 'outer' }] } },
      {
        models: {
          outer: { parameters: { base: '1' }, blocks: { inner: ['model', { model: 'plant' }] } },
          plant: { ...plant, parameters: {}, blocks: { b1: ['gain', { gain: 'base' }] }, wires: [] },
        },
        variables: { base: '2' },
      },
    )
    expect(findExpandFault(clash, 'outer', 'inner', PARTS, facts)).toContain('"base"')
    expect(expand(clash, 'outer', 'inner')).toBe(clash)
    const loop = buildProject(
      { blocks: { use: ['model', { model: 'loop' }] } },
      { models: { loop: { blocks: { x: 'entry', y: ['exit', { name: 'x' }] } } } },
    )
    expect(findExpandFault(loop, 'main', 'use', PARTS, facts)).toContain('"x"')
    expect(findExpandFault(project, 'main', 'b0', PARTS, facts)).toContain('Only a subsystem')
  })
})

describe('a block that is commented', () => {
  const chain = buildProject({
    blocks: { b0: 'ramp', b1: ['gain', { gain: '3' }], b2: ['gain', { gain: '5' }], b3: 'sum' },
    wires: ['b0.y -> b1.u', 'b1.y -> b2.u', 'b2.y -> b3.u1'],
  })

  it('gives 0, or what comes into it, and computes again afterwards', () => {
    const end = (of: Project) => endOf(of).get('b3.y')
    expect(end(chain)).toBe(15)
    const out = commentBlocks(chain, 'main', ['b1'], 'out')
    expect(end(out)).toBe(0)
    expect(endOf(out).has('b1.y')).toBe(false)
    const through = commentBlocks(out, 'main', ['b1'], 'through')
    expect(end(through)).toBe(5)
    expect(end(commentBlocks(through, 'main', ['b2'], 'through'))).toBe(1)
    expect(commentBlocks(through, 'main', ['b1'], 'through')).toEqual(chain)
    expect(compile(out, testRegistry).diagnostics.filter(({ place }) => place.block === 'b1')).toEqual([])
  })

  it('leaves a scope right behind it without a signal, and one further on with the 0 that is computed there', () => {
    const shown = buildProject({
      blocks: { b0: 'ramp', b1: 'gain', b2: 'gain', near: 'scope', far: 'scope' },
      wires: ['b0.y -> b1.u', 'b1.y -> near.u', 'b1.y -> b2.u', 'b2.y -> far.u'],
    })
    const listShown = (of: Project) =>
      compile(of, testRegistry).program?.recordings.map(({ signal }) => signal.name)
    expect(listShown(shown)).toEqual(['b1.y', 'b2.y'])
    expect(listShown(commentBlocks(shown, 'main', ['b1'], 'out'))).toEqual(['b2.y'])
    expect(listShown(commentBlocks(shown, 'main', ['b1'], 'through'))).toEqual(['b1.y', 'b2.y'])
  })

  it('may be a whole subsystem', () => {
    const passed = commentBlocks(project, 'main', ['use'], 'through')
    const { program } = compile(passed, testRegistry)
    expect([...(program?.signals.keys() ?? [])].some(name => name.startsWith('use/'))).toBe(false)
    // The integral of t from 0 to 1.
    expect(endOf(passed).get('b9.y')).toBeCloseTo(0.5, 12)
  })

  it('does not close a circle of wires', () => {
    const circle = commentBlocks(
      buildProject({
        blocks: { b1: 'integrator', b2: 'gain' },
        wires: ['b1.y -> b2.u', 'b2.y -> b1.u'],
      }),
      'main',
      ['b1', 'b2'],
      'through',
    )
    expect(compile(circle, testRegistry).program).not.toBeNull()
  })
})
