/** What `auto` does where only the states make a model stiff, long after the start. */
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { takeSnapshot } from '../context/snapshot.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { registry } from '../testing/run-example.ts'
import { createRun } from './run.ts'

/** k' = k and x' = k (sin t - x): 1/k passes through all time constants. */
const GROWING: Diagram = {
  blocks: {
    wave: 'sources/sine',
    grow: 'math/gain',
    pull: ['user/expression', { expression: 'u1 * (u3 - u2)', inputs: '3' }],
    k: ['continuous/integrator', { initial: '1' }],
    x: 'continuous/integrator',
  },
  wires: [
    'k.y -> grow.u',
    'grow.y -> k.u',
    'k.y -> pull.u1',
    'x.y -> pull.u2',
    'wave.y -> pull.u3',
    'pull.y -> x.u',
  ],
}

function compileWith(diagram: Diagram, settings: Readonly<Record<string, string>>) {
  const { program, diagnostics } = compile(buildProject(diagram, { settings }), registry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  return program
}

function take(diagram: Diagram, settings: Readonly<Record<string, string>>) {
  const program = compileWith(diagram, settings)
  const run = createRun(program, { createEngine: createCompiledEngine })
  run.start()
  run.advance(20_000)
  const found = program.signals.get('x.y')
  return { run, x: run.memory[found?.address ?? 0] ?? Number.NaN }
}

describe('auto', () => {
  it.each(['1e-3', '1e-6', '1e-8'])(
    'goes on with a stiff solver once the steps are held back, at %s',
    relTol => {
      const { run, x } = take(GROWING, { solver: 'auto', relTol, stop: '14' })
      expect(run.solver.why).toMatch(
        /^not stiff at first, but from t = \d+\.?\d* s on its fastest part decays in/,
      )
      expect(run).toMatchObject({
        fault: null,
        isFinished: true,
        solver: { id: relTol === '1e-3' ? 'esdirk43' : 'radau5' },
      })
      // An explicit method needs 360,000 steps.
      expect(run.steps).toBeLessThan(8000)
      // x is behind sin t by cos t / k.
      expect(Math.abs(x - Math.sin(14) + Math.cos(14) * Math.exp(-14))).toBeLessThan(10 * Number(relTol))
    },
  )

  it('does not where accuracy alone makes steps short', () => {
    const oscillator: Diagram = {
      blocks: {
        x: ['continuous/integrator', { initial: '1' }],
        v: 'continuous/integrator',
        pull: ['user/expression', { expression: '-400 * u' }],
      },
      wires: ['v.y -> x.u', 'x.y -> pull.u', 'pull.y -> v.u'],
    }
    const { run } = take(oscillator, { solver: 'auto', relTol: '1e-6', stop: '500' })
    expect(run.solver).toEqual({ id: 'dp853', why: expect.stringMatching(/^not stiff and smooth/) })
  })

  it('does it at the same step after a snapshot, and takes it back before it', () => {
    const program = compileWith(GROWING, { solver: 'auto', relTol: '1e-6', stop: '14' })
    const run = createRun(program, {})
    run.start()
    run.advance(100)
    const early = takeSnapshot(program, run)
    while (run.solver.id !== 'radau5') run.advance(1)
    run.advance(5)
    const late = takeSnapshot(program, run)
    run.advance(20)
    const end = takeSnapshot(program, run)
    const { steps, solver } = run
    for (const snapshot of [late, early]) {
      const other = createRun(program, {})
      for (const again of [run, other]) {
        again.resume(snapshot)
        again.advance(steps - again.steps)
        expect(again.solver).toEqual(solver)
        expect(takeSnapshot(program, again)).toEqual(end)
      }
    }
  })
})
