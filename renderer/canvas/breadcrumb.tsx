import { ChevronRight } from 'lucide-react'
import { useEffect } from 'react'
import { countUses, makeIndependent, openContext } from '../../engine/index.ts'
import { countElements } from '../kernels/element-path.ts'
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

/** Which element of a For Each Model the values inside are of. */
function ElementField({ context }: { readonly context: readonly string[] }) {
  const path = context.join('/')
  const count = useDocument(({ project }) => countElements(project, registry, context))
  const element = useView(view => view.elements[path] ?? 0)
  const showElement = useView(view => view.showElement)
  const last = (count ?? 1) - 1
  useEffect(() => {
    // Fewer elements than before.
    if (element > last) showElement(path, Math.max(0, last))
  }, [element, last, path, showElement])
  if (count === null) return null
  return (
    <span className="breadcrumb-element">
      element
      <input
        type="number"
        className="field"
        aria-label={`Element of ${context.at(-1)}`}
        title={`Values inside are those of this element, 0 to ${last}`}
        min={0}
        max={last}
        step={1}
        value={Math.min(element, last)}
        onChange={({ target: { valueAsNumber } }) => {
          if (Number.isInteger(valueAsNumber)) showElement(path, Math.min(last, Math.max(0, valueAsNumber)))
        }}
      />
      of 0 to {last}
    </span>
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
            {depth > 0 && <ElementField context={context.slice(0, depth)} />}
          </li>
        ))}
      </ol>
      <SharedNote />
    </nav>
  )
}
