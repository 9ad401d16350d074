/** A search box over a list, in a dialog: type, choose with the arrows, Enter. */
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import './chooser.css'

export interface Choice {
  readonly id: string
  readonly label: string
  /** Shown at the right. */
  readonly aside?: ReactNode
}

interface ChooserProps {
  readonly title: string
  readonly fieldLabel: string
  readonly listLabel: string
  readonly placeholder: string
  readonly query: string
  readonly choices: readonly Choice[]
  /** Shown where nothing was found. */
  readonly nothing: string
  readonly onQuery: (query: string) => void
  readonly onTake: (id: string) => void
  readonly onClose: () => void
}

export function Chooser(props: ChooserProps) {
  const { title, fieldLabel, listLabel, placeholder, query, choices, nothing, onQuery, onTake, onClose } =
    props
  const [chosen, setChosen] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const prefix = useId()
  // While it is on the page: what is typed at once lands here, and closing gives the keyboard back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const take = (choice: Choice | undefined) => {
    if (!choice) return
    dialog.current?.close()
    onTake(choice.id)
  }
  const choose = (index: number) => {
    setChosen(index)
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') take(choices[chosen])
    else if (event.key === 'ArrowDown') choose((chosen + 1) % Math.max(1, choices.length))
    else if (event.key === 'ArrowUp') choose((chosen + choices.length - 1) % Math.max(1, choices.length))
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      className="chooser"
      aria-label={title}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={event => event.target === event.currentTarget && onClose()}
    >
      <input
        className="field"
        role="combobox"
        aria-label={fieldLabel}
        aria-expanded="true"
        aria-controls={`${prefix}list`}
        aria-activedescendant={choices.length > 0 ? `${prefix}${chosen}` : undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={event => {
          onQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={`${prefix}list`} className="chooser-list" role="listbox" aria-label={listLabel}>
        {choices.map((choice, i) => (
          <div
            key={choice.id}
            id={`${prefix}${i}`}
            className="chooser-option"
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            aria-label={choice.label}
            onPointerMove={() => setChosen(i)}
            onClick={() => take(choice)}
            onKeyDown={onKeyDown}
          >
            <span>{choice.label}</span>
            {choice.aside !== undefined && <span className="chooser-aside">{choice.aside}</span>}
          </div>
        ))}
      </div>
      {choices.length === 0 && query.trim() !== '' && <p className="chooser-none">{nothing}</p>}
    </dialog>
  )
}
