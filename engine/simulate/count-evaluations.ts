/** How often a major step evaluates derivatives and guards, counted beside a run. */
import type { Program } from '../compile/program.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { findSolver } from '../solvers/catalogue.ts'

/** Of one major step, on average. */
export interface EvaluationCounts {
  readonly minor: number
  readonly held: number
}

/** How often a step evaluates what: known where steps are fixed, counted where they are not. */
export function countEvaluations(create: CreateEngine): {
  readonly create: CreateEngine
  readonly perStep: (program: Program, steps: number) => EvaluationCounts
} {
  let minor = 0
  let held = 0
  return {
    create: (program, isShared, plan) => {
      const engine = create(program, isShared, plan)
      if (!program.variable) return engine
      const { computeDerivatives, computeHeld } = engine
      return Object.assign(engine, {
        computeDerivatives: () => {
          minor += 1
          computeDerivatives()
        },
        computeHeld: () => {
          held += 1
          computeHeld()
        },
      })
    },
    perStep: (program, steps) => {
      const solver = findSolver(program.solver)
      if (!program.variable && solver?.kind === 'fixed')
        return { minor: program.sections.continuousStates.length > 0 ? solver.tableau.b.length : 0, held: 0 }
      return { minor: minor / Math.max(1, steps), held: held / Math.max(1, steps) }
    },
  }
}
