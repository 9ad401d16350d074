import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Project } from '../model/project.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { compile } from './compile.ts'

function errorsOf(project: Project): Diagnostic[] {
  const { program, diagnostics } = compile(project, testRegistry)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  expect(program === null).toBe(errors.length > 0)
  return errors
}

const one = (root: Diagram, options?: Parameters<typeof buildProject>[1]): Diagnostic | undefined => {
  const errors = errorsOf(buildProject(root, options))
  expect(errors).toHaveLength(1)
  return errors[0]
}

const chain: Diagram = { blocks: { a: 'value', b: 'gain' }, wires: ['a.y -> b.u'] }

describe('compile', () => {
  it('refuses what cannot be, and says where', () => {
    const typo = buildProject(chain)
    const wrongType: Project = {
      ...typo,
      models: {
        main: {
          ...typo.models.main,
          parameters: {},
          connections: [],
          blocks: { a: { type: 'test/gian', parameters: {} } },
        },
      },
    }
    expect(errorsOf(wrongType)[0]).toMatchObject({
      code: 'unknown-block-type',
      place: { model: 'main', block: 'a' },
      hint: 'Did you mean "test/gain"?',
    })
    expect(one({ ...chain, blocks: { a: 'value', b: ['gain', { gian: '2' }] } })).toMatchObject({
      code: 'unknown-parameter',
      place: { block: 'b', parameter: 'gian' },
      hint: 'Did you mean "gain"?',
    })
    expect(one({ ...chain, wires: ['a.y -> b.v'] })).toMatchObject({
      code: 'unknown-port',
      place: { block: 'b', port: 'v' },
    })
    expect(one({ ...chain, wires: ['c.y -> b.u'] })).toMatchObject({
      code: 'unknown-block',
      place: { block: 'c' },
    })
    expect(
      one({ blocks: { a: 'value', c: 'value', b: 'gain' }, wires: ['a.y -> b.u', 'c.y -> b.u'] }),
    ).toMatchObject({
      code: 'two-connections-into-one-input',
      place: { block: 'b', port: 'u' },
    })
    expect(one({ ...chain, blocks: { a: 'value', b: ['gain', { gain: '2*q' }] } })).toMatchObject({
      code: 'bad-expression',
      place: { block: 'b', parameter: 'gain' },
    })
    for (const [settings, field] of [
      [{ step: '0' }, 'settings.step'],
      [{ step: '-1' }, 'settings.step'],
      [{ step: 'x' }, 'settings.step'],
      [{ stop: '-1' }, 'settings.stop'],
      [{ stop: '1/0' }, 'settings.stop'],
      [{ solver: 'rk44' }, 'settings.solver'],
      [{ notFinite: 'shrug' }, 'settings.notFinite'],
      [{ start: 'somewhere' }, 'settings.start'],
      [{ algebraicLoops: 'maybe' }, 'settings.algebraicLoops'],
    ] as const) {
      expect(one(chain, { settings })).toMatchObject({ code: 'bad-setting', place: { field } })
    }
    expect(
      one({ blocks: { d: ['delay', { period: '0.25' }], a: 'value' }, wires: ['a.y -> d.u'] }),
    ).toMatchObject({
      code: 'bad-sample-time',
      place: { block: 'd' },
    })
    const circle = errorsOf(buildProject(chain, { variables: { a: 'b', b: 'a' } }))
    expect(circle.map(({ place }) => place.field)).toEqual(['variables.a', 'variables.b'])
    expect(circle[0]?.message).toContain('a -> b -> a')
  })

  it('reports a variable that is at fault once, and not again at every block that uses it', () => {
    const users: Diagram = {
      blocks: { a: ['value', { value: 'v' }], b: ['gain', { gain: '2*v' }] },
      wires: ['a.y -> b.u'],
    }
    const error = one(users, { variables: { v: '24 +' } })
    expect(error).toMatchObject({ code: 'bad-expression', place: { field: 'variables.v' } })
    const inner: Diagram = { parameters: { k: '1 +' }, blocks: { v: ['value', { value: 'k' }] } }
    expect(one({ blocks: { m: ['model', { model: 'inner' }] } }, { models: { inner } })).toMatchObject({
      place: { block: 'm', parameter: 'k' },
    })
  })

  it('warns of an input that nothing feeds, and lets it read 0', () => {
    const { program, diagnostics } = compile(buildProject({ blocks: { b: 'gain' } }), testRegistry)
    expect(program).not.toBeNull()
    expect(diagnostics).toMatchObject([
      { severity: 'warning', code: 'unconnected-input', place: { block: 'b', port: 'u' } },
    ])
  })

  it('names a cycle of models whole', () => {
    const project = buildProject(
      { blocks: { m: ['model', { model: 'a' }] } },
      {
        models: {
          a: { blocks: { m: ['model', { model: 'b' }] } },
          b: { blocks: { m: ['model', { model: 'a' }] } },
        },
      },
    )
    expect(errorsOf(project)).toMatchObject([
      { code: 'cycle-of-models', trail: ['a', 'b', 'a'], place: { model: 'a', block: 'm' } },
    ])
  })

  it('finds an algebraic loop and prints its path', () => {
    const loop: Diagram = {
      blocks: { a: 'value', s: 'sum', k: 'gain' },
      wires: ['a.y -> s.u1', 'k.y -> s.u2', 's.y -> k.u'],
    }
    const error = one(loop, { settings: { algebraicLoops: 'forbid' } })
    expect(error).toMatchObject({ code: 'algebraic-loop' })
    expect(compile(buildProject(loop), testRegistry).diagnostics).toMatchObject([
      { code: 'algebraic-loop', severity: 'info' },
    ])
    expect(error?.trail).toEqual(['s.y', 'k.y', 's.y'])
    expect(error?.hint).toBe(
      'Break the loop with a block that has a state. A Unit Delay behind s.y would do, at the cost of one step of 0.1 s: 3.6 degrees of phase at 0.1 Hz, and so in proportion.',
    )
  })

  it('looks at ports, not blocks: a held output breaks a loop that a direct one of the same block would close', () => {
    const wires = ['p.held -> k.u', 'k.y -> p.u']
    expect(errorsOf(buildProject({ blocks: { p: 'split', k: 'gain' }, wires }))).toEqual([])
    const closed = ['p.through -> k.u', 'k.y -> p.u']
    const settings = { algebraicLoops: 'forbid' }
    expect(one({ blocks: { p: 'split', k: 'gain' }, wires: closed }, { settings })?.code).toBe(
      'algebraic-loop',
    )
  })

  it('finds connections that run in a circle through models without a block in it', () => {
    const through: Diagram = { blocks: { i: 'entry', o: 'exit' }, wires: ['i.y -> o.u'] }
    const project = buildProject(
      { blocks: { m: ['model', { model: 'through' }], k: 'gain' }, wires: ['m.o -> m.i', 'm.o -> k.u'] },
      { models: { through } },
    )
    expect(errorsOf(project)[0]).toMatchObject({ code: 'algebraic-loop' })
  })

  it('infers widths through a loop, and refuses one that grows', () => {
    const vector = buildProject({
      blocks: { v: ['value', { value: '[1, 2, 3]' }], s: 'sum', x: 'integrator' },
      wires: ['v.y -> s.u1', 'x.y -> s.u2', 's.y -> x.u'],
    })
    const { program } = compile(vector, testRegistry)
    expect(program?.signals.get('x.y')?.width).toBe(3)
    const growing: Diagram = {
      blocks: { v: 'value', m: 'mux', d: 'delay' },
      wires: ['v.y -> m.u1', 'd.y -> m.u2', 'm.y -> d.u'],
    }
    expect(errorsOf(buildProject(growing)).some(({ code }) => code === 'width-mismatch')).toBe(true)
    expect(
      one({
        blocks: { v: ['value', { value: '[1,2,3]' }], w: ['value', { value: '[1,2]' }], s: 'sum' },
        wires: ['v.y -> s.u1', 'w.y -> s.u2'],
      }),
    ).toMatchObject({ code: 'width-mismatch', place: { block: 's' } })
  })

  it('stores what scopes show under the name of the output as drawn', () => {
    const project = buildProject(
      { blocks: { m: ['model', { model: 'inner' }], s: 'scope' }, wires: ['m.out -> s.u'] },
      { models: { inner: { blocks: { v: 'value', out: 'exit' }, wires: ['v.y -> out.u'] } } },
    )
    const { program } = compile(project, testRegistry)
    expect(program?.recordings.map(({ signal, shownBy }) => [signal.name, shownBy])).toEqual([
      ['m.out', [{ block: 's', port: 'u' }]],
    ])
    expect([...(program?.signals.keys() ?? [])]).toEqual(['m/v.y', 'm.out'])
  })

  it('evaluates a model once for each use, with the parameters of that use', () => {
    const inner: Diagram = {
      parameters: { k: '2', unused: '1' },
      blocks: { v: 'value', g: ['gain', { gain: 'k * scale' }], out: 'exit' },
      wires: ['v.y -> g.u', 'g.y -> out.u'],
    }
    const project = buildProject(
      {
        blocks: {
          first: ['model', { model: 'inner' }],
          second: ['model', { model: 'inner', k: 'scale + 1' }],
        },
      },
      { models: { inner }, variables: { scale: '10' } },
    )
    const { program } = compile(project, testRegistry)
    const gains = program?.parameters
      .filter(({ name }) => name.endsWith('.gain'))
      .map(({ name, values }) => [name, values])
    expect(gains).toEqual([
      ['first/g.gain', [20]],
      ['second/g.gain', [110]],
    ])
  })
})
