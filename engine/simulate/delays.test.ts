/** Delay differential equations keep the digits that the solver is asked for, also those of high order with long steps. */
import { expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { registry } from '../testing/run-example.ts'
import { simulate } from './simulate.ts'

/** x' = 2 x(t - 2) / (1 + x(t - 2)^9.65) - x, x = 0.5 until 0: M. C. Mackey, L. Glass, Science 197 (1977). */
const MACKEY_GLASS: Diagram = {
  blocks: {
    x: ['continuous/integrator', { initial: '0.5' }],
    past: ['continuous/transport-delay', { delay: '2', initial: '0.5' }],
    f: ['user/expression', { inputs: '2', expression: '2*u2/(1 + u2^9.65) - u1' }],
  },
  wires: ['x.y -> past.u', 'x.y -> f.u1', 'past.y -> f.u2', 'f.y -> x.u'],
}
/** At 40 s: by the method of steps, interval by interval with DOP853 at 1e-13. */
const AT_40 = 0.9338376243745206

it.each([
  ['dp54', '1e-8', 3e-6],
  ['dp54', '1e-10', 3e-9],
  ['dp853', '1e-8', 1e-7],
  ['dp853', '1e-10', 1e-9],
  ['dp853', '1e-12', 1e-10],
  ['radau5', '1e-8', 1e-7],
])('%s at %s follows a chaotic delay', (solver, relTol, most) => {
  const settings = { solver, relTol, stop: '40' }
  const { program, diagnostics } = compile(buildProject(MACKEY_GLASS, { settings }), registry)
  const x = program?.signals.get('x.y')
  if (!program || !x) throw new Error(JSON.stringify(diagnostics))
  const { log, fault } = simulate(program, [x], {})
  expect(fault).toBeNull()
  expect(Math.abs(log.value(log.rows - 1, 0) - AT_40)).toBeLessThan(most)
})
