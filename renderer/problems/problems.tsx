import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { type Diagnostic, describePlace, type Severity } from '../../engine/index.ts'
import { findBlockAt } from '../kernels/find-context.ts'
import { formatQuantity } from '../kernels/si-format.ts'
import { runCommand } from '../stores/commands.ts'
import { useDocument } from '../stores/document-store.ts'
import { identifyProblem, useAllProblems } from '../stores/problems-store.ts'
import { registry } from '../stores/registry.ts'
import { useView } from '../stores/view-store.ts'
import './problems.css'

const ICONS: Readonly<Record<Severity, typeof Info>> = {
  error: CircleAlert,
  warning: TriangleAlert,
  info: Info,
}
const ORDER: readonly Severity[] = ['error', 'warning', 'info']

/** Every problem of the project and of its last run; choosing one leads to its block. */
export function Problems() {
  const problems = useAllProblems()
  const sorted = ORDER.flatMap(severity => problems.filter(problem => problem.severity === severity))
  if (sorted.length === 0) {
    return (
      <p className="problems-none">
        <CircleCheck size={16} aria-hidden /> No problems. The diagram is ready to run.
      </p>
    )
  }
  return (
    <ul className="problems" aria-label="Problems">
      {sorted.map(problem => (
        <ProblemRow key={identifyProblem(problem)} problem={problem} />
      ))}
    </ul>
  )
}

function ProblemRow({ problem }: { readonly problem: Diagnostic }) {
  const { severity, code, message, hint, place, trail, timeSeconds } = problem
  const Icon = ICONS[severity]
  const where = describePlace(place)
  return (
    <li className={`problem problem-${severity}`}>
      <button type="button" onClick={() => reveal(problem)}>
        <Icon size={15} aria-label={severity} />
        <span className="problem-text">
          <span>{message}</span>
          {hint !== undefined && <span className="problem-hint">{hint}</span>}
          {trail !== undefined && !message.includes(trail.join(' -> ')) && (
            <span className="problem-hint">{trail.join(' → ')}</span>
          )}
        </span>
        <span className="problem-place">
          {where}
          {timeSeconds !== undefined && ` at ${formatQuantity(timeSeconds, 's')}`}
        </span>
      </button>
      {code === 'missing-plugin' && (
        <button type="button" className="button problem-remedy" onClick={() => runCommand('file.plugins')}>
          Plugins...
        </button>
      )}
    </li>
  )
}

/** To its block, or for a problem of the project to the project's settings, which show with nothing selected. */
function reveal({ place }: Diagnostic): void {
  const view = useView.getState()
  const target = findBlockAt(useDocument.getState().project, registry, place)
  if (target) view.revealBlock(target.path, target.block)
  else if (place.field !== undefined) view.leaveTo(0)
}
