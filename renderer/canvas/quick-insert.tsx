/** A small search box at the pointer: type, choose, Enter, and the block stands there. */
import { type KeyboardEvent, memo, useId, useMemo, useState } from 'react'
import { type BlockType, openContext, type Scope } from '../../engine/index.ts'
import type { ConfiguredBlock } from '../kernels/configured-block.ts'
import { isNamedSo, rankBlockTypes } from '../kernels/rank-block-types.ts'
import { isFunctionWord, readQuickInsert, supposeQuickInsert } from '../kernels/read-quick-insert.ts'
import { useDocument } from '../stores/document-store.ts'
import { listRecentBlocks } from '../stores/recent-blocks.ts'
import { registry } from '../stores/registry.ts'
import { useView } from '../stores/view-store.ts'
import { hasPorts } from './can-splice.ts'
import { changeCanvas, type InsertRequest, useCanvasState } from './canvas-state.ts'
import { insertBlock } from './insert-block.ts'
import { useFocusBefore } from './use-focus-before.ts'

const MOST_SHOWN = 8
/** The others are typed, or are commands. */
const OWN_KEYS: ReadonlySet<string> = new Set(['Enter', 'Escape', 'ArrowDown', 'ArrowUp'])

interface Offer {
  readonly type: BlockType
  /** What was typed beyond a block's name. */
  readonly setup: ConfiguredBlock | null
}

export const QuickInsert = memo(function QuickInsert({ onDone }: { readonly onDone: () => void }) {
  const insert = useCanvasState(state => state.insert)
  if (!insert) return null
  return <InsertBox key={`${insert.at.x} ${insert.at.y}`} insert={insert} onDone={onDone} />
})

function InsertBox({ insert, onDone }: { readonly insert: InsertRequest; readonly onDone: () => void }) {
  const giveBack = useFocusBefore()
  const [query, setQuery] = useState(insert.text ?? '')
  const [chosen, setChosen] = useState(0)
  const list = useId()
  const found = useMemo(() => listOffers(insert, query), [insert, query])
  const close = (next: () => void) => {
    changeCanvas({ insert: null })
    next()
  }
  const take = (offer: Offer | undefined) => {
    if (!offer) return
    const { at, from, splice, replaced, place } = insert
    const room = place ? { clearOf: place.clearOf } : {}
    const alone = place ?? { centre: at, splice }
    const spot = from ? { port: at, from, ...room, ...(replaced === undefined ? {} : { replaced }) } : alone
    insertBlock(offer.type.id, spot, offer.setup ?? undefined)
    close(onDone)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!OWN_KEYS.has(event.key)) return
    event.stopPropagation()
    if (event.key === 'Escape') close(giveBack)
    if (event.key === 'Enter') take(found[chosen])
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const step = event.key === 'ArrowDown' ? 1 : found.length - 1
    setChosen((chosen + step) % Math.max(1, found.length))
  }
  return (
    <div className="quick-insert" style={{ left: insert.box.x, top: insert.box.y }}>
      <input
        className="field"
        role="combobox"
        aria-label="Insert block"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={found.length > 0 ? `${list}-${chosen}` : undefined}
        placeholder="Name, gain 3, 1/(s+1), +-, …"
        autoComplete="off"
        spellCheck={false}
        ref={focusField}
        value={query}
        onChange={event => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => changeCanvas({ insert: null })}
      />
      <div className="quick-insert-list" role="listbox" id={list} aria-label="Blocks">
        {found.map(({ type, setup }, i) => (
          <div
            key={setup ? `${type.id} typed` : type.id}
            id={`${list}-${i}`}
            className="quick-insert-option"
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            onPointerMove={() => setChosen(i)}
            // Before the field loses the focus, which closes the box.
            onPointerDown={event => {
              event.preventDefault()
              take({ type, setup })
            }}
          >
            <span>{type.name}</span>
            <span className="quick-insert-library">{setup ? describe(setup) : libraryName(type)}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="quick-insert-none">No block is called so. Try another word.</p>}
    </div>
  )
}

function focusField(field: HTMLInputElement | null): void {
  if (!field || field === document.activeElement) return
  field.focus({ preventScroll: true })
  field.setSelectionRange(field.value.length, field.value.length)
}

/** What was typed as a whole first, then blocks by name; a name alone may be a variable, but is a block's first. */
function listOffers(insert: InsertRequest, query: string): Offer[] {
  const types = listFitting(insert)
  const { project } = useDocument.getState()
  const scope: Scope = openContext(project, registry, useView.getState().context)?.scope ?? nothingKnown
  const ranked = rankBlockTypes(types, query, listRecentBlocks())
  const byName = ranked.map((type): Offer => ({ type, setup: null }))
  const meant = readQuickInsert(query, types, scope).flatMap(offer)
  if (meant.length > 0) {
    // Unless the word says what one block is to do: `sin`.
    const isWord = /^\s*[A-Za-z]\w*\s*$/.test(query) && !isFunctionWord(query, types)
    return isWord
      ? [...byName.slice(0, MOST_SHOWN - 1), ...meant.slice(0, 1)]
      : [...meant, ...byName].slice(0, MOST_SHOWN)
  }
  const supposed = supposeQuickInsert(query, types, scope)
  const guess = supposed ? offer(supposed) : []
  const offers = ranked.some(type => isNamedSo(type, query)) ? [...byName, ...guess] : [...guess, ...byName]
  return offers.slice(0, MOST_SHOWN)
}

const nothingKnown: Scope = () => undefined

function offer(setup: ConfiguredBlock): Offer[] {
  const type = registry.find(setup.type)
  return type ? [{ type, setup }] : []
}

/** Found once for each box that opens, so that a keystroke searches an index that is there. */
const fitting = new WeakMap<InsertRequest, readonly BlockType[]>()

/** For a wire only blocks are offered that can take it. */
function listFitting(insert: InsertRequest): readonly BlockType[] {
  if (!insert.from) return registry.all
  const known = fitting.get(insert)
  if (known) return known
  const side = insert.from.side === 'output' ? 'inputs' : 'outputs'
  const types = registry.all.filter(({ id }) => hasPorts(id, side))
  fitting.set(insert, types)
  return types
}

/** By name, the 5 of `step 5` is its time; lists are told apart without, and are long enough. */
function describe({ parameters, constants }: ConfiguredBlock): string {
  const values = Object.entries({ ...parameters, ...constants })
  return values.map(([name, value]) => (value.startsWith('[') ? value : `${name} ${value}`)).join(', ')
}

function libraryName({ library }: BlockType): string {
  return registry.libraries.find(({ id }) => id === library)?.name ?? library
}
