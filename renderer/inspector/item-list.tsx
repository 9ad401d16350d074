import { Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'

interface ItemListProps {
  readonly 'aria-label'?: string
  /** What one of them is called, after its article. */
  readonly noun: readonly [article: 'a' | 'an', name: string]
  /** Whose they are. */
  readonly label: string
  readonly items: readonly string[]
  /** What a new one is at first. */
  readonly fresh: string
  readonly onSet: (items: readonly string[]) => void
  readonly renderField: (item: string, place: number) => ReactNode
}

/** A list with a field for each item, each of which can be deleted, and more added. */
export function ItemList({ noun, label, items, fresh, onSet, renderField, ...rest }: ItemListProps) {
  const [article, name] = noun
  return (
    <ol aria-label={rest['aria-label']}>
      {items
        .map((item, place) => ({ item, place }))
        .map(({ item, place }) => (
          <li key={place}>
            {renderField(item, place)}
            <button
              type="button"
              className="icon-button small"
              aria-label={`Delete ${name} ${place + 1} of ${label}`}
              onClick={() => onSet(items.toSpliced(place, 1))}
            >
              <Trash2 size={12} aria-hidden />
            </button>
          </li>
        ))}
      <li>
        <button
          type="button"
          className="icon-button small"
          aria-label={`Add ${article} ${name} to ${label}`}
          title={`Add ${article} ${name}`}
          onClick={() => onSet([...items, fresh])}
        >
          <Plus size={13} aria-hidden />
        </button>
      </li>
    </ol>
  )
}
