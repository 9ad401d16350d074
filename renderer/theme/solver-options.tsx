import { AUTO_SOLVER, FIXED_SOLVERS, VARIABLE_SOLVERS } from '../../engine/index.ts'

/** The options of a list of solvers; one that does not exist stands with a question mark until another is chosen. */
export function SolverOptions({ chosen }: { readonly chosen: string }) {
  const isKnown = [AUTO_SOLVER, ...FIXED_SOLVERS, ...VARIABLE_SOLVERS].some(({ id }) => id === chosen)
  return (
    <>
      {!isKnown && <option value={chosen}>{chosen}?</option>}
      <option value={AUTO_SOLVER.id} title={AUTO_SOLVER.choose}>
        {AUTO_SOLVER.name}
      </option>
      <Group label="Fixed step" solvers={FIXED_SOLVERS} />
      <Group label="Variable step" solvers={VARIABLE_SOLVERS} />
    </>
  )
}

interface GroupProps {
  readonly label: string
  readonly solvers: readonly { readonly id: string; readonly name: string; readonly choose: string }[]
}

function Group({ label, solvers }: GroupProps) {
  return (
    <optgroup label={label}>
      {solvers.map(({ id, name, choose }) => (
        <option key={id} value={id} title={choose}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}
