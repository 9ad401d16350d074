import { X } from 'lucide-react'
import { useDocument } from '../stores/document-store.ts'
import { useView } from '../stores/view-store.ts'

/** Contexts that are open side by side, when there is more than one. */
export function ContextTabs() {
  const tabs = useView(view => view.tabs)
  const active = useView(view => view.activeTab)
  const name = useDocument(({ project }) => project.name)
  const { showTab, closeTab } = useView.getState()
  if (tabs.length < 2) return null
  return (
    <nav className="context-tabs" aria-label="Open contexts">
      {tabs
        .map((context, place) => ({ context, place }))
        .map(({ context, place }) => {
          const title = context.at(-1) ?? name
          return (
            <div key={place} className={place === active ? 'context-tab is-shown' : 'context-tab'}>
              <button
                type="button"
                aria-current={place === active ? 'page' : undefined}
                title={[name, ...context].join(' > ')}
                onClick={() => showTab(place)}
              >
                {title}
              </button>
              <button
                type="button"
                className="icon-button small"
                aria-label={`Close tab ${title}`}
                onClick={() => closeTab(place)}
              >
                <X size={12} aria-hidden />
              </button>
            </div>
          )
        })}
    </nav>
  )
}
