/** Many copies of a stiff model in one diagram cost a stiff solver no more steps, and no more sweeps, than one. */
import { expect, it } from 'vitest'
import { addJacobian } from '../compile/add-jacobian.ts'
import { compile } from '../compile/compile.ts'
import { colourColumns } from '../math/sparsity.ts'
import { buildProject } from '../testing/build-project.ts'
import { registry } from '../testing/run-example.ts'
import { createRun } from './run.ts'

/** Van der Pol's oscillator with mu = 1000, so many times. */
function runCopies(count: number, solver: string) {
  const names = Array.from({ length: count }, (_, i) => `copy${i}`)
  const project = buildProject(
    { blocks: Object.fromEntries(names.map(name => [name, ['subsystems/model', { model: 'stiff' }]])) },
    {
      settings: { solver, relTol: '1e-6', stop: '2000' },
      models: {
        stiff: {
          blocks: {
            x: ['continuous/integrator', { initial: '2' }],
            v: 'continuous/integrator',
            pull: ['user/expression', { expression: '1000*(1 - u1^2)*u2 - u1', inputs: '2' }],
          },
          wires: ['v.y -> x.u', 'x.y -> pull.u1', 'v.y -> pull.u2', 'pull.y -> v.u'],
        },
      },
    },
  )
  const { program, diagnostics } = compile(project, registry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const run = createRun(program)
  run.start()
  run.advance(Number.POSITIVE_INFINITY)
  expect(run.fault).toBeNull()
  const values = names.map(name => run.memory[program.signals.get(`${name}/x.y`)?.address ?? -1])
  const pattern = addJacobian(program).jacobian?.pattern
  return { steps: run.steps, values, sweeps: pattern && colourColumns(pattern).length }
}

it.each(['radau5', 'esdirk43'])('%s', solver => {
  const one = runCopies(1, solver)
  const many = runCopies(20, solver)
  expect(many.steps).toBe(one.steps)
  expect(many.sweeps).toBe(one.sweeps)
  expect(new Set(many.values)).toEqual(new Set(one.values))
  expect(Math.abs((one.values[0] ?? 0) - 1.706167732170469)).toBeLessThan(1e-5)
})
