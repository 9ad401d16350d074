/** Blocks that keep how far a signal has come, with variable steps: as exact as the solver, wherever the signal turns. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { portsOfBlock } from '../compile/ports.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { createProject } from '../model/project.ts'
import { VARIABLE_SOLVERS } from '../solvers/catalogue.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { registry } from '../testing/run-example.ts'
import { simulate } from './simulate.ts'

const STOP = 12
const NEVER = ['sources/constant', { value: '0' }] as const
/** x'' = -w^2 x, so that the signal is one of states. */
const swinging = (rate: number, f: Diagram['blocks'][string], wires: readonly string[] = []): Diagram => ({
  blocks: {
    v: ['continuous/integrator', { initial: String(2 * rate) }],
    u: 'continuous/integrator',
    pull: ['math/gain', { gain: String(-(rate ** 2)) }],
    f,
    x: 'continuous/integrator',
    ...(wires.length > 0 ? { never: NEVER } : {}),
  },
  wires: ['u.y -> pull.u', 'pull.y -> v.u', 'v.y -> u.u', 'u.y -> f.u', 'f.y -> x.u', ...wires],
})

function record(diagram: Diagram, solver: string, isCompiled: boolean) {
  const settings = { solver, relTol: '1e-8', stop: String(STOP) }
  const { program, diagnostics } = compile(buildProject(diagram, { settings }), registry)
  const [y, x] = ['f.y', 'x.y'].map(name => program?.signals.get(name))
  if (!program || !y || !x) throw new Error(JSON.stringify(diagnostics))
  const createEngine = isCompiled ? createCompiledEngine : createSimpleEngine
  const { log, fault } = simulate(program, [y, x], { createEngine })
  expect(fault).toBeNull()
  return Array.from({ length: log.rows }, (_, row) => ({
    t: log.time(row),
    y: log.value(row, 0),
    x: log.value(row, 1),
  }))
}

/** Turns of 2 sin(w t), at 2 and -2 in turn, up to a time. */
const turnsUntil = (rate: number, t: number): number => Math.floor((rate * t) / Math.PI + 0.5)

/** Play of so wide a gap behind 2 sin(w t). */
function playAt(rate: number, width: number, t: number): number {
  const u = 2 * Math.sin(rate * t)
  const half = width / 2
  const turns = turnsUntil(rate, t)
  if (turns === 0) return Math.max(0, u - half)
  const held = turns % 2 === 1 ? 2 - half : half - 2
  return turns % 2 === 1 ? Math.min(held, u + half) : Math.max(held, u - half)
}

const rate = fc.double({ min: 0.5, max: 3, noNaN: true })
const solver = fc.constantFrom(...VARIABLE_SOLVERS.map(({ id }) => id).filter(id => id !== 'bs32'))

describe('With variable steps', () => {
  it('a play keeps how far it was driven', () => {
    fc.assert(
      fc.property(
        rate,
        fc.double({ min: 0.1, max: 3.5, noNaN: true }),
        solver,
        fc.boolean(),
        (w, width, id, isCompiled) => {
          const play = ['discontinuities/backlash', { width: String(width) }] as const
          for (const { t, y } of record(swinging(w, play), id, isCompiled))
            expect(Math.abs(y - playAt(w, width, t)), `at ${t}`).toBeLessThan(3e-6)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('the greatest value is that of the peak, and is held from there on', () => {
    fc.assert(
      fc.property(rate, solver, fc.boolean(), (w, id, isCompiled) => {
        const rows = record(swinging(w, 'math/running-min-max', ['never.y -> f.reset']), id, isCompiled)
        for (const { t, y, x } of rows) {
          const isBefore = turnsUntil(w, t) === 0
          const peak = Math.PI / 2 / w
          const area = isBefore ? (2 / w) * (1 - Math.cos(w * t)) : 2 / w + 2 * (t - peak)
          expect(Math.abs(y - (isBefore ? 2 * Math.sin(w * t) : 2)), `at ${t}`).toBeLessThan(3e-6)
          expect(Math.abs(x - area), `at ${t}`).toBeLessThan(2e-5)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('a limited rate is limited from the instant at which the signal becomes steeper', () => {
    fc.assert(
      fc.property(rate, solver, fc.boolean(), (w, id, isCompiled) => {
        // u' = 2 w cos(w t) rises again to w at 5 pi / 3.
        const diagram = swinging(w, ['discontinuities/rate-limiter', { rising: String(w), falling: '-100' }])
        const begin = (5 * Math.PI) / 3 / w
        for (const { t, y } of record(diagram, id, isCompiled)) {
          // From 0 on it lags until sin has come down to w t / 2, at 1.8954942670339809.
          const u = 2 * Math.sin(w * t)
          const ramp = 2 * Math.sin((5 * Math.PI) / 3) + w * (t - begin)
          const expected = w * t < 1.8954942670339809 ? w * t : t < begin ? u : ramp < u ? ramp : null
          if (expected === null) break
          expect(Math.abs(y - expected), `at ${t}`).toBeLessThan(3e-6)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('what was until a jump is kept, however long before it the last step ended', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 9, noNaN: true }),
        fc.double({ min: 0.05, max: 0.39, noNaN: true }),
        fc.constantFrom('play' as const, 'greatest' as const),
        solver,
        fc.boolean(),
        (at, drop, what, id, isCompiled) => {
          const f = {
            play: ['discontinuities/backlash', { width: '0.4' }] as const,
            greatest: 'math/running-min-max',
          }[what]
          const diagram: Diagram = {
            blocks: {
              rise: 'sources/clock',
              end: ['sources/step', { time: String(at), after: String(drop) }],
              u: ['math/sum', { signs: '+-' }],
              f,
              x: 'continuous/integrator',
              ...(what === 'greatest' ? { never: NEVER } : {}),
            },
            wires: [
              'rise.y -> u.u1',
              'end.y -> u.u2',
              'u.y -> f.u',
              'f.y -> x.u',
              ...(what === 'greatest' ? ['never.y -> f.reset'] : []),
            ],
          }
          const rows = record(diagram, id, isCompiled)
          // Less than the gap: the play stays where it was driven to, until it is driven further.
          const half = what === 'play' ? 0.2 : 0
          expect(rows.some(({ t }) => t > at && t < at + drop)).toBe(true)
          for (const { t, y } of rows.filter(({ t }) => t > at))
            expect(Math.abs(y - (Math.max(at, t - drop) - half)), `at ${t}`).toBeLessThan(1e-9)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('a limited rate goes on from where it was at a jump', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        solver,
        fc.boolean(),
        (at, rising, id, isCompiled) => {
          const diagram: Diagram = {
            blocks: {
              u: ['sources/step', { time: String(at), after: '2' }],
              f: ['discontinuities/rate-limiter', { rising: String(rising), falling: '-1' }],
              x: 'continuous/integrator',
            },
            wires: ['u.y -> f.u', 'f.y -> x.u'],
          }
          for (const { t, y } of record(diagram, id, isCompiled))
            expect(Math.abs(y - Math.min(2, rising * Math.max(0, t - at)))).toBeLessThan(1e-9)
        },
      ),
      { numRuns: 40 },
    )
  })

  it.each(['increase', 'decrease', 'change'])('detecting an %s of what has no samples is refused', kind => {
    const diagram: Diagram = {
      blocks: { u: 'sources/sine', f: `logic/detect-${kind}`, out: 'sinks/scope' },
      wires: ['u.y -> f.u', 'f.y -> out.u'],
    }
    const { program, diagnostics } = compile(
      buildProject(diagram, { settings: { solver: 'dp54' } }),
      registry,
    )
    expect(program).toBeNull()
    expect(diagnostics).toMatchObject([{ code: 'sample-missing', place: { block: 'f' } }])
    expect(diagnostics[0]?.hint).toContain('Zero-Order Hold')
    const sampled: Diagram = {
      blocks: { ...diagram.blocks, hold: ['discrete/zero-order-hold', { sampleTime: '0.1' }] },
      wires: ['u.y -> hold.u', 'hold.y -> f.u', 'f.y -> out.u'],
    }
    expect(compile(buildProject(sampled, { settings: { solver: 'dp54' } }), registry).program).not.toBeNull()
  })

  it('nothing else is refused for want of samples, whatever it is set to', () => {
    const refused = registry.all.flatMap(type => {
      const choices = Object.entries(type.parameters).flatMap(([name, parameter]) =>
        parameter.kind === 'choice' ? Object.keys(parameter.options).map(option => ({ [name]: option })) : [],
      )
      const found = [{}, ...choices].some(parameters => {
        const { inputs } = portsOfBlock(createProject(), registry, { type: type.id, parameters })
        const diagram: Diagram = {
          blocks: { u: 'sources/sine', f: [type.id, parameters] },
          wires: Object.keys(inputs).map(port => `u.y -> f.${port}`),
        }
        const { diagnostics } = compile(buildProject(diagram, { settings: { solver: 'dp54' } }), registry)
        return diagnostics.some(({ code }) => code === 'sample-missing')
      })
      return found ? [type.id] : []
    })
    expect(refused.sort()).toEqual(['change', 'decrease', 'increase'].map(kind => `logic/detect-${kind}`))
  })
})
