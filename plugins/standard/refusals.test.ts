/** What cannot be right is refused, with the place and what to try: settings, and runs with variable steps. */
import { describe, expect, it } from 'vitest'
import { describeDiagnostic, type Settings, simulate } from '../../engine/index.ts'
import { type BlockText, compileDiagram, diagnose } from '../testing/run-diagram.ts'

/** x' = f(x). */
function feedBack(block: BlockText, initial: string, settings: Partial<Settings>) {
  const program = compileDiagram({
    blocks: { f: block, x: ['continuous/integrator', { initial }] },
    connections: ['x.y -> f.u', 'f.y -> x.u'],
    settings: { stop: '2', step: '0.1', ...settings },
  })
  return simulate(program, []).fault
}

describe('settings are refused', () => {
  const variable = { solver: 'dp54' }
  it.each<[Partial<Settings>, string, string]>([
    [{ ...variable, relTol: '0' }, 'relTol', 'The relative tolerance must be greater than 0, not 0.'],
    [{ ...variable, relTol: '-1e-6' }, 'relTol', 'must be greater than 0, not -0.000001.'],
    [{ ...variable, relTol: '1e-15' }, 'relTol', 'A relative tolerance of 1e-15 cannot be met'],
    [{ ...variable, relTol: '1' }, 'relTol', 'it lies between 1e-14 and 1.'],
    [{ ...variable, relTol: 'fine' }, 'relTol', 'The relative tolerance cannot be read'],
    [{ ...variable, relTol: '[1e-6, 1e-6]' }, 'relTol', 'must be a finite number'],
    [{ ...variable, absTol: '0' }, 'absTol', 'The absolute tolerance must be greater than 0'],
    [{ ...variable, absTol: 'inf' }, 'absTol', 'The absolute tolerance must be a finite number'],
    [{ ...variable, maxStep: '-1' }, 'maxStep', 'The longest step must be greater than 0'],
    [{ ...variable, maxStep: '2 *' }, 'maxStep', 'The longest step cannot be read'],
    [{ ...variable, initialStep: '0' }, 'initialStep', 'The first step must be greater than 0'],
    [{ ...variable, initialStep: 'inf' }, 'initialStep', 'must be a finite number of seconds'],
    [{ step: '0' }, 'step', 'The step must be greater than 0 s, not 0 s.'],
    [{ step: '3' }, 'step', 'The step of 3 s is longer than the whole run of 2 s.'],
    [{ step: '1e-300' }, 'step', 'which never ends'],
    [{ stop: '-1' }, 'stop', 'lies before or at the start'],
    [{ solver: 'rk45' }, 'solver', 'There is no solver "rk45".'],
    [{ solver: 'radau' }, 'solver', 'Did you mean "radau5"?'],
    [{ algebraicLoops: 'perhaps' as 'solve' }, 'algebraicLoops', 'Choose solve or forbid.'],
  ])('%j', (settings, field, text) => {
    const found = diagnose({ blocks: { t: ['sources/clock'] }, connections: [], settings })
    expect(found.map(({ place }) => place.field)).toEqual([`settings.${field}`])
    expect(found[0]).toMatchObject({ severity: 'error', code: 'bad-setting' })
    expect(found.map(describeDiagnostic).join()).toContain(text)
    expect(found[0]?.hint).toMatch(/^[A-Z].*[.?]$/)
  })

  it('and a sample time that the step does not divide', () => {
    const found = diagnose({
      blocks: { t: ['sources/digital-clock', { sampleTime: '0.25' }] },
      connections: [],
      settings: { step: '0.1' },
    })
    expect(found).toMatchObject([{ severity: 'error', code: 'bad-sample-time', place: { block: 't' } }])
    expect(found[0]?.message).toContain('0.25 s is not a whole multiple of the step of 0.1 s')
    expect(found[0]?.hint).toContain('0.2 s or 0.3 s')
  })
})

describe('a run with variable steps ends', () => {
  it.each(['bs32', 'dp54', 'dp853', 'radau5', 'esdirk43'])(
    '%s: where a state escapes: x(t) = 1 / (1 - t)',
    solver => {
      const fault = feedBack(['math/math-function', { function: 'square' }], '1', { solver, relTol: '1e-8' })
      expect(fault).toMatchObject({ code: 'finite-escape', place: { block: 'x' } })
      expect(fault?.message).toContain('grows beyond all bounds')
      expect(Math.abs((fault?.timeSeconds ?? 0) - 1)).toBeLessThan(1e-6)
    },
  )

  it.each(['bs32', 'dp54', 'dp853', 'radau5', 'esdirk43', 'auto'])(
    '%s: at the instant of the escape, as closely as the tolerance asks',
    solver => {
      const escapes = [
        ['u^2', '1', 1],
        ['1 + u^2', '0', Math.PI / 2],
        ['u^3', '1', 0.5],
        ['u^2 / 100', '100', 1],
      ] as const
      for (const relTol of solver === 'bs32' ? [1e-3, 1e-5] : [1e-3, 1e-6, 1e-9]) {
        for (const [expression, initial, instant] of escapes) {
          const fault = feedBack(['user/expression', { expression }], initial, {
            solver,
            relTol: String(relTol),
          })
          expect(fault).toMatchObject({ code: 'finite-escape', place: { block: 'x' } })
          expect(Math.abs((fault?.timeSeconds ?? 0) / instant - 1)).toBeLessThan(3 * relTol)
        }
      }
    },
  )

  it.each(['radau5', 'esdirk43'])('%s: where the equations of its steps have no unique solution', solver => {
    const steep = { gain: '1e300' }
    const program = compileDiagram({
      blocks: {
        x: ['continuous/integrator', { initial: '1' }],
        y: ['continuous/integrator', { initial: '-1' }],
        sum: ['math/add'],
        steep: ['math/gain', steep],
      },
      connections: ['x.y -> sum.u1', 'y.y -> sum.u2', 'sum.y -> steep.u', 'steep.y -> x.u', 'steep.y -> y.u'],
      settings: { stop: '1', solver },
    })
    const { fault } = simulate(program, [])
    expect(fault).toMatchObject({ code: 'singular-jacobian', timeSeconds: 0 })
    expect(['x', 'y']).toContain(fault?.place.block)
    expect(fault?.message).toContain('no unique solution')
    expect(fault?.hint).toContain('dp54')
  })

  it.each(['rk4', 'dp54', 'radau5'])(
    '%s: where an algebraic loop has no unique solution, with its blocks and the time: y = t y + 1',
    solver => {
      const program = compileDiagram({
        blocks: {
          t: ['sources/clock'],
          loop: ['math/product'],
          y: ['math/bias', { bias: '1' }],
          x: ['continuous/integrator'],
          // Variable steps land on its hits, so on t = 1 too.
          hold: ['discrete/zero-order-hold', { sampleTime: '0.125' }],
        },
        connections: ['t.y -> loop.u1', 'y.y -> loop.u2', 'loop.y -> y.u', 't.y -> hold.u', 'hold.y -> x.u'],
        settings: { stop: '2', step: '0.125', solver },
      })
      const { fault } = simulate(program, [])
      expect(fault).toMatchObject({ code: 'algebraic-loop', timeSeconds: 1 })
      expect(fault?.trail?.join(' ')).toContain('loop.y')
      expect(fault?.trail?.join(' ')).toContain('y.y')
      expect(fault?.message).toContain('t = 1 s')
    },
  )

  it.each(['bs32', 'dp853'])(
    '%s: where a state leaves 0 with an infinite slope of its slope, which is no escape',
    solver => {
      const expression = 'abs(u)^(1/3) * sign(u) + 1e-30'
      const fault = feedBack(['user/expression', { expression }], '0', { solver, relTol: '1e-6' })
      expect(fault).toMatchObject({ code: 'step-too-small', place: { block: 'x' } })
    },
  )

  it.each(['bs32', 'dp54', 'dp853', 'radau5', 'esdirk43'])(
    '%s: where steps become too small: x(t) = sqrt(1 - 2t)',
    solver => {
      const fault = feedBack(['user/expression', { expression: '-1 / u' }], '1', { solver, relTol: '1e-8' })
      expect(fault).toMatchObject({ code: 'step-too-small', place: { block: 'x' } })
      expect(fault?.message).toContain('smaller than the spacing of doubles')
      expect(fault?.hint).toContain('loosen the tolerances')
      expect(Math.abs((fault?.timeSeconds ?? 0) - 0.5)).toBeLessThan(1e-6)
    },
  )

  it.each(['bs32', 'dp54', 'dp853', 'radau5', 'esdirk43', 'auto'])(
    '%s: at a pole in time, instead of a step across it, and blames no state for what time alone makes infinite',
    solver => {
      const run = (expression: string) =>
        simulate(
          compileDiagram({
            blocks: {
              t: ['sources/clock'],
              f: ['user/expression', { expression }],
              x: ['continuous/integrator'],
            },
            connections: ['t.y -> f.u', 'f.y -> x.u'],
            settings: { stop: '4', step: '0.1', solver },
          }),
          [],
        ).fault
      for (const pole of [0.3, 1, 2.7]) {
        for (const expression of [
          `1/(${pole}-u)`,
          `-3/(u-${pole})`,
          `1/(u-${pole})^2`,
          `tan(u*pi/2/${pole})`,
        ]) {
          const fault = run(expression)
          expect(['finite-escape', 'not-finite'], expression).toContain(fault?.code)
          expect(['x', 'f']).toContain(fault?.place.block)
          expect(Math.abs((fault?.timeSeconds ?? 0) / pole - 1)).toBeLessThan(1e-9)
        }
        // x stays finite here, and only its slope does not.
        const fault = run(`1/sqrt(abs(u-${pole}))`)
        expect(fault).toMatchObject({ code: 'not-finite', place: { block: 'f' } })
        expect(Math.abs((fault?.timeSeconds ?? 0) / pole - 1)).toBeLessThan(1e-9)
      }
    },
  )

  it.each(['dp54', 'radau5'])('%s: where a value is not finite, with its block', solver => {
    const fault = feedBack(['user/expression', { expression: 'log(0 * u)' }], '1', { solver })
    expect(fault).toMatchObject({ code: 'not-finite', place: { block: 'f' }, timeSeconds: 0 })
  })

  it('where a relay without hysteresis chatters, with its name', () => {
    const fault = feedBack(['user/expression', { expression: 'if(u > 0, -1, 1)' }], '0.3', { solver: 'dp54' })
    expect(fault).toMatchObject({ code: 'zeno', place: { block: 'f' } })
    expect(Math.abs((fault?.timeSeconds ?? 0) - 0.3)).toBeLessThan(1e-6)
  })
})
