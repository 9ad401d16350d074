/** Initial-value problems, drawn as diagrams and run with the automatic choice of solver. */
import type { Measurement } from '../bench/figures.ts'
import { drawEquations } from './equations.ts'
import { IVP_EQUATIONS } from './ivp-equations.ts'
import type { IvpProblem } from './ivp-problem.ts'
import { chooseAbsTol, countDigits, IVP_PROBLEMS } from './ivp-problems.ts'
import { runVariable } from './run-variable.ts'

const TOLERANCES = [1e-6, 1e-9] as const
/** How much a problem may stay behind the best peer, digits. */
const SLACK = 0.3

/** By problem: correct digits at each of the tolerances. */
const known = new Map<string, readonly number[]>()

function solveIvp(problem: IvpProblem): readonly number[] {
  const found = known.get(problem.id)
  if (found) return found
  const equations = IVP_EQUATIONS[problem.id]
  if (!equations) throw new Error(`No equations are drawn for ${problem.id}.`)
  const project = drawEquations({ ...equations, start: problem.start })
  const digits = TOLERANCES.map(relTol => {
    const { values } = runVariable(project, {
      solver: 'auto',
      relTol,
      absTol: chooseAbsTol(relTol, problem.reference),
      stop: problem.end,
      signals: Object.keys(equations.derivatives).map(state => `${state}.y`),
    })
    return countDigits(values, problem.reference)
  })
  known.set(problem.id, digits)
  return digits
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
        measure: () => solveIvp(problem)[i] ?? Number.NaN,
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
        solveIvp(problem).every((digits, i) => digits > (problem.peer?.[i] ?? Number.POSITIVE_INFINITY)),
      ).length,
  },
]
