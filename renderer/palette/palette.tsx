import { Search } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import type { BlockType, Library } from '../../engine/index.ts'
import { searchBlocks } from '../kernels/search-blocks.ts'
import { useRegistry } from '../stores/registry.ts'
import { useView } from '../stores/view-store.ts'
import { BlockCard } from './block-card.tsx'
import { PaletteEntry } from './palette-entry.tsx'
import { useCard } from './use-card.ts'
import './palette.css'

const NOT_YET: readonly Library[] = []

/** Every block of every library, to drag onto the canvas or to place with Enter. */
export function Palette() {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const card = useCard()
  const prefix = useId()
  const all = useRegistry(state => state.current.libraries)
  const libraries = useMemo(() => searchBlocks(all, query), [all, query])
  // A hundred entries take their time: the diagram comes first.
  const shown = useDeferredValue(libraries, NOT_YET)
  const types = libraries.flatMap(library => library.blocks)
  const isSearching = query.trim() !== ''
  const active = types.find(type => type.id === chosen) ?? (isSearching ? types[0] : undefined)
  const entryId = (type: BlockType) => `${prefix}${type.id}`

  const place = (type: BlockType) => {
    card.hide()
    useView.getState().requestPlacement(type.id)
  }
  /** What is pointed at may go, and then nobody leaves it. */
  const search = (next: string) => {
    card.hide()
    setQuery(next)
  }
  const choose = (type: BlockType | undefined, isFocused: boolean) => {
    if (!type) return
    setChosen(type.id)
    const entry = list.current?.querySelector<HTMLElement>(`[data-type="${CSS.escape(type.id)}"]`)
    entry?.scrollIntoView({ block: 'nearest' })
    if (isFocused) entry?.focus()
  }
  const onKeyDown = (event: KeyboardEvent, isInList: boolean) => {
    const index = active ? types.indexOf(active) : -1
    const next: Record<string, BlockType | undefined> = {
      ArrowDown: types[index + 1] ?? types.at(-1),
      ArrowUp: types[index - 1] ?? types[0],
      ...(isInList ? { Home: types[0], End: types.at(-1) } : {}),
    }
    if (event.key in next) {
      event.preventDefault()
      choose(next[event.key], isInList)
    } else if (event.key === 'Enter' && active) {
      event.preventDefault()
      place(active)
    } else if (event.key === 'Escape' && query !== '') {
      event.preventDefault()
      search('')
    }
  }

  return (
    <div className="palette">
      <div className="palette-search">
        <Search size={14} aria-hidden />
        <input
          type="search"
          className="field"
          aria-label="Search blocks"
          placeholder="Search blocks"
          autoComplete="off"
          spellCheck={false}
          aria-controls={`${prefix}list`}
          aria-activedescendant={isSearching && active ? entryId(active) : undefined}
          value={query}
          onChange={event => {
            search(event.target.value)
            setChosen(null)
          }}
          onKeyDown={event => onKeyDown(event, false)}
        />
      </div>
      {types.length === 0 && (
        <p className="palette-empty" role="status">
          No block is called “{query.trim()}”.
        </p>
      )}
      <div
        ref={list}
        id={`${prefix}list`}
        className="palette-list"
        role="listbox"
        aria-label="Blocks"
        tabIndex={-1}
        onKeyDown={event => onKeyDown(event, true)}
        onScroll={card.hide}
      >
        {shown.map(library => (
          <fieldset key={library.id} aria-label={library.name} className="palette-library">
            <div className="palette-heading" aria-hidden="true">
              {library.name}
            </div>
            {library.blocks.map(type => (
              <PaletteEntry
                key={type.id}
                id={entryId(type)}
                type={type}
                isActive={type === active}
                isTabStop={type === (active ?? types[0])}
                describedBy={card.shown?.type === type ? `${prefix}card` : undefined}
                onChoose={() => setChosen(type.id)}
                onPlace={() => place(type)}
                onPoint={element => card.show(type, element)}
                onLeave={card.hide}
              />
            ))}
          </fieldset>
        ))}
      </div>
      {card.shown && <BlockCard id={`${prefix}card`} {...card.shown} />}
    </div>
  )
}
