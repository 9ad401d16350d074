import { ChevronRight } from 'lucide-react'
import { countUses, makeIndependent, openContext } from '../../engine/index.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { useView } from '../stores/view-store.ts'
import { useShownModelKey } from './shown-model.ts'

/** Says before an edit that it reaches other uses of the model, and offers a model of its own. */
function SharedNote() {
  const project = useDocument(state => state.project)
  const context = useView(view => view.context)
  const key = useShownModelKey()
  const count = context.length === 0 ? 0 : countUses(project, key, blockFacts)
  if (count < 2) return null
  const separate = () => {
    const outer = openContext(project, registry, context.slice(0, -1))
    const name = context.at(-1)
    if (!outer || name === undefined) return
    useDocument.getState().edit('make independent', old => makeIndependent(old, outer.key, name, blockFacts))
  }
  return (
    <p className="shared-note">
      <span>
        “{key}” is used in {count} places: an edit here reaches all.
      </span>
      <button type="button" className="button" onClick={separate}>
        Make independent
      </button>
    </p>
  )
}

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
      <SharedNote />
    </nav>
  )
}
