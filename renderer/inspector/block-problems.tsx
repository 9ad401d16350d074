import { identifyProblem, useAllProblems } from '../stores/problems-store.ts'

interface BlockProblemsProps {
  readonly modelKey: string
  /** Context path, joined with `/`. */
  readonly path: string
  readonly name: string
}

/**
 * What is wrong with a block as a whole or at its ports; what is wrong with a parameter stands beside it. At the foot, so
 * that what comes and goes while one draws never moves the fields that one aims at.
 */
export function BlockProblems({ modelKey, path, name }: BlockProblemsProps) {
  const problems = useAllProblems().filter(
    ({ place }) =>
      place.block === name &&
      place.parameter === undefined &&
      (place.path === undefined ? place.model === modelKey : place.path === path),
  )
  if (problems.length === 0) return null
  return (
    <ul className="block-problems" aria-label="Problems of this block">
      {problems.map(problem => (
        <li key={identifyProblem(problem)} className={`is-${problem.severity}`}>
          {problem.message} {problem.hint}
        </li>
      ))}
    </ul>
  )
}
