/** Initial-value problems, drawn as diagrams and run by the solvers that a user would choose. */
import type { Measurement } from '../bench/figures.ts'
import { drawEquations } from './equations.ts'
import { IVP_EQUATIONS } from './ivp-equations.ts'
import { chooseAbsTol, countDigits, IVP_PROBLEMS, type IvpProblem } from './ivp-problems.ts'
import { runVariable } from './run-variable.ts'

const TOLERANCES = [1e-6, 1e-9] as const
/** How much a problem may stay behind the best peer, digits. */
const SLACK = 0.3

interface IvpResult {
  readonly problem: IvpProblem
  readonly solver: string
  /** At each of the tolerances. */
  readonly digits: readonly number[]
  readonly steps: readonly number[]
}

const known = new Map<string, IvpResult>()

function solveIvp(problem: IvpProblem): IvpResult {
  const found = known.get(problem.id)
  if (found) return found
  const equations = IVP_EQUATIONS[problem.id]
  if (!equations) throw new Error(`No equations are drawn for ${problem.id}.`)
  const project = drawEquations({ ...equations, start: problem.start })
  const solver = problem.isStiff ? 'radau5' : 'dp853'
  const runs = TOLERANCES.map(relTol =>
    runVariable(project, {
      solver,
      relTol,
      absTol: chooseAbsTol(relTol, problem.reference),
      stop: problem.end,
      signals: Object.keys(equations.derivatives).map(state => `${state}.y`),
    }),
  )
  const result = {
    problem,
    solver,
    digits: runs.map(({ values }) => countDigits(values, problem.reference)),
    steps: runs.map(({ steps }) => steps),
  }
  known.set(problem.id, result)
  return result
}

export const ivpMeasurements: readonly Measurement[] = [
  ...IVP_PROBLEMS.flatMap(problem =>
    TOLERANCES.map((relTol, i): Measurement => {
      const best = problem.peer?.[i] ?? -Math.log10(relTol)
      return {
        what: `${problem.id} at relTol ${relTol.toExponential()}: correct digits, ${problem.peer ? 'best peer' : 'asked for'} ${best}`,
        unit: 'digits',
        bar: Math.round((best - SLACK) * 10) / 10,
        sense: 'at least',
        measure: () => solveIvp(problem).digits[i] ?? Number.NaN,
      }
    }),
  ),
  {
    what: `more correct digits than the best peer at both tolerances, of ${IVP_PROBLEMS.length} problems`,
    unit: 'problems',
    bar: IVP_PROBLEMS.length / 2,
    sense: 'at least',
    measure: () =>
      IVP_PROBLEMS.filter(problem =>
        solveIvp(problem).digits.every(
          (digits, i) => digits > (problem.peer?.[i] ?? Number.POSITIVE_INFINITY),
        ),
      ).length,
  },
]
