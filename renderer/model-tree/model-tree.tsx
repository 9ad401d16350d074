import { Box, Plus } from 'lucide-react'
import { type KeyboardEvent, useMemo } from 'react'
import { countUses, findModel, type Project } from '../../engine/index.ts'
import { blockFacts, subsystemParts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { useShownKeys } from '../stores/keymap.ts'
import { useView } from '../stores/view-store.ts'
import './model-tree.css'

interface TreeItem {
  readonly context: readonly string[]
  readonly name: string
  readonly model: string
}

/** Every context of the project; a click leads there. */
export function ModelTree() {
  const project = useDocument(state => state.project)
  const shown = useView(view => view.context.join('/'))
  const groupKeys = useShownKeys('edit.group')
  const items = useMemo(() => listContexts(project), [project])
  const keys = Object.keys(project.models).filter(key => key !== project.root)
  return (
    <div className="model-tree">
      <div role="tree" aria-label="Models">
        {items.map(({ context, name, model }) => {
          const path = context.join('/')
          return (
            <div
              key={path}
              role="treeitem"
              className="model-tree-item"
              aria-level={context.length + 1}
              aria-selected={path === shown}
              tabIndex={path === shown ? 0 : -1}
              style={{ paddingLeft: 8 + 14 * context.length }}
              onClick={() => useView.getState().goTo(context)}
              onKeyDown={event => onKeyDown(event, () => useView.getState().goTo(context))}
            >
              <Box size={13} aria-hidden />
              <span>{name}</span>
              {name !== model && context.length > 0 && <span className="model-tree-key">{model}</span>}
            </div>
          )
        })}
      </div>
      <h3>Models of this project</h3>
      {keys.length === 0 && (
        <p className="model-tree-empty">
          Select blocks and press {groupKeys}: they become a model that can be used again.
        </p>
      )}
      <ul className="model-library" aria-label="Models of this project">
        {keys.map(key => (
          <li key={key}>
            <span>{key}</span>
            <span className="model-tree-key">{describeUses(countUses(project, key, blockFacts))}</span>
            <button
              type="button"
              className="icon-button small"
              aria-label={`Use ${key}`}
              title={`Place a block that shows ${key}`}
              onClick={() => useView.getState().requestPlacement(subsystemParts.model, { model: key })}
            >
              <Plus size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function describeUses(count: number): string {
  return count === 1 ? 'used once' : `used ${count} times`
}

function listContexts(project: Project): TreeItem[] {
  const items: TreeItem[] = []
  const visit = (key: string, context: readonly string[]): void => {
    const model = findModel(project, key)
    if (!model || context.length > Object.keys(project.models).length) return
    items.push({ context, name: context.at(-1) ?? project.name, model: key })
    for (const [name, block] of Object.entries(model.blocks)) {
      const used = blockFacts.isModelBlock(block) ? block.parameters.model : undefined
      if (used !== undefined) visit(used, [...context, name])
    }
  }
  visit(project.root, [])
  return items
}

function onKeyDown(event: KeyboardEvent<HTMLElement>, open: () => void): void {
  const items = [
    ...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? []),
  ]
  const index = items.indexOf(event.currentTarget)
  const next = { ArrowDown: items[index + 1], ArrowUp: items[index - 1], Home: items[0], End: items.at(-1) }
  if (event.key === 'Enter' || event.key === ' ') open()
  else if (event.key in next) next[event.key as keyof typeof next]?.focus()
  else return
  event.preventDefault()
}
