import { ChevronRight } from 'lucide-react'
import { useDocument } from '../stores/document-store.ts'
import { useView } from '../stores/view-store.ts'

/** Where one is: `Bench supply > converter`. Each step but the last leads back. */
export function Breadcrumb() {
  const name = useDocument(({ project }) => project.name)
  const context = useView(view => view.context)
  const leaveTo = useView(view => view.leaveTo)
  const steps = [name, ...context]
  return (
    <nav className="breadcrumb" aria-label="Context">
      <ol>
        {steps.map((step, depth) => (
          <li key={steps.slice(0, depth + 1).join('/')}>
            {depth > 0 && <ChevronRight size={14} aria-hidden="true" />}
            {depth < context.length ? (
              <button type="button" className="breadcrumb-step" onClick={() => leaveTo(depth)}>
                {step}
              </button>
            ) : (
              <span className="breadcrumb-step" aria-current="location">
                {step}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
