/** A small search box at the pointer: type, choose, Enter, and the block stands there. */
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { type BlockType, createProject, portsOfBlock } from '../../engine/index.ts'
import { rankBlockTypes } from '../kernels/rank-block-types.ts'
import { registry } from '../stores/registry.ts'
import { changeCanvas, type InsertRequest, useCanvasState } from './canvas-state.ts'
import { insertBlock } from './insert-block.ts'

const MOST_SHOWN = 8
const NO_PROJECT = createProject()

export function QuickInsert({ onDone }: { readonly onDone: () => void }) {
  const insert = useCanvasState(state => state.insert)
  if (!insert) return null
  return <InsertBox key={`${insert.at.x} ${insert.at.y}`} insert={insert} onDone={onDone} />
}

function InsertBox({ insert, onDone }: { readonly insert: InsertRequest; readonly onDone: () => void }) {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useId()
  const found = useMemo(
    () => rankBlockTypes(registry.all.filter(fits(insert)), query).slice(0, MOST_SHOWN),
    [insert, query],
  )
  const close = () => {
    changeCanvas({ insert: null })
    onDone()
  }
  const take = (type: BlockType | undefined) => {
    if (!type) return
    insertBlock(type.id, insert.from ? { port: insert.at, from: insert.from } : { centre: insert.at })
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') close()
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
        placeholder="Type a block's name"
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
        {found.map((type, i) => (
          <div
            key={type.id}
            id={`${list}-${i}`}
            className="quick-insert-option"
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            onPointerMove={() => setChosen(i)}
            // Before the field loses the focus, which closes the box.
            onPointerDown={event => {
              event.preventDefault()
              take(type)
            }}
          >
            <span>{type.name}</span>
            <span className="quick-insert-library">{libraryName(type)}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="quick-insert-none">No block is called so. Try another word.</p>}
    </div>
  )
}

function focusField(field: HTMLInputElement | null): void {
  field?.focus({ preventScroll: true })
}

/** For a wire only blocks are offered that can take it. */
function fits({ from }: InsertRequest): (type: BlockType) => boolean {
  if (!from) return () => true
  const side = from.side === 'output' ? 'inputs' : 'outputs'
  return ({ id, role }) => {
    // A Model block comes with a model that has both.
    if (role === 'model') return true
    return Object.keys(portsOfBlock(NO_PROJECT, registry, { type: id, parameters: {} })[side]).length > 0
  }
}

function libraryName({ library }: BlockType): string {
  return registry.libraries.find(({ id }) => id === library)?.name ?? library
}
