/** What a solver is told of a run. */
import { expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { dormandPrince54 } from '../solvers/dormand-prince-54.ts'
import type { Derivatives } from '../solvers/solver.ts'
import { buildProject } from '../testing/build-project.ts'
import { registry } from '../testing/run-example.ts'
import { follow } from './follow.ts'

it('The derivatives at a point are the same whatever was tried before, also where a loop has many solutions', () => {
  // z = 3 sin z + x
  const project = buildProject(
    {
      blocks: {
        x: ['continuous/integrator', { initial: '0.5' }],
        loop: ['user/expression', { expression: '3 * sin(u1) + u2', inputs: '2' }],
        pass: 'math/gain',
        back: ['math/gain', { gain: '-1' }],
      },
      wires: ['loop.y -> pass.u', 'pass.y -> loop.u1', 'x.y -> loop.u2', 'loop.y -> back.u', 'back.y -> x.u'],
    },
    { settings: { solver: 'dp54', stop: '1' } },
  )
  const { program } = compile(project, registry)
  if (!program?.variable) throw new Error('It does not compile.')
  const engine = createSimpleEngine(program, false)
  engine.initialise()
  engine.computeOutputs(0)
  let f: Derivatives = () => undefined
  const steps = follow(
    program,
    program.variable,
    {
      ...dormandPrince54,
      create: problem => {
        f = problem.f
        return dormandPrince54.create(problem)
      },
    },
    engine,
  )
  steps.restart(0, Float64Array.of(0.5), 1e-3)
  expect(steps.step(1e-3)).toBe('accepted')
  const at = (x: number): number => {
    const dx = new Float64Array(1)
    f(0, Float64Array.of(x), dx)
    return dx[0] ?? Number.NaN
  }
  const first = at(0.5)
  expect(first).not.toBeNaN()
  for (const far of [-8, 11, 3, -2.5, 40]) {
    at(far)
    expect(at(0.5)).toBe(first)
  }
})
