import { Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { EvaluatedText } from '../../engine/index.ts'
import { describeValue } from '../kernels/format-value.ts'
import type { Use } from '../kernels/list-uses.ts'
import { useView } from '../stores/view-store.ts'
import { DraftField } from '../theme/draft-field.tsx'

interface ExpressionTableProps {
  readonly title: string
  /** What one entry is, for labels: `variable`. */
  readonly noun: string
  /** Shown while there are no entries. */
  readonly hint: string
  readonly entries: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, EvaluatedText | undefined>>
  /** Where each is used; absent where nobody counts. */
  readonly uses?: ReadonlyMap<string, readonly Use[]>
  readonly findNameFault: (name: string) => string | null
  readonly onSet: (name: string, text: string) => void
  readonly onRename?: (from: string, to: string) => void
  readonly onRemove: (name: string) => void
}

/** Names with expressions, each with what it comes to, and a row to add one. */
export function ExpressionTable(props: ExpressionTableProps) {
  const { title, noun, hint, entries, values, findNameFault, onSet, onRename, onRemove } = props
  const names = Object.keys(entries)
  return (
    <section className="panel-section" aria-label={title}>
      <h2>{title}</h2>
      {names.length === 0 && <p className="panel-empty">{hint}</p>}
      <ul className="expressions">
        {names.map(name => (
          <ExpressionRow
            key={name}
            name={name}
            noun={noun}
            text={entries[name] ?? ''}
            value={values[name]}
            uses={props.uses && (props.uses.get(name) ?? [])}
            findNameFault={findNameFault}
            onSet={onSet}
            onRename={onRename}
            onRemove={onRemove}
          />
        ))}
      </ul>
      <NewEntry noun={noun} findNameFault={findNameFault} onSet={onSet} />
    </section>
  )
}

interface ExpressionRowProps
  extends Pick<ExpressionTableProps, 'noun' | 'findNameFault' | 'onSet' | 'onRemove'> {
  readonly name: string
  readonly text: string
  readonly value: EvaluatedText | undefined
  readonly uses: readonly Use[] | undefined
  readonly onRename: ExpressionTableProps['onRename']
}

function ExpressionRow({
  name,
  noun,
  text,
  value,
  uses,
  findNameFault,
  onSet,
  onRename,
  onRemove,
}: ExpressionRowProps) {
  const problem = value && 'problem' in value ? `${value.problem} ${value.hint ?? ''}` : undefined
  const described = describeValue(text, value)
  return (
    <li>
      {onRename ? (
        <DraftField
          className="field expression-name"
          aria-label={`Name of ${noun} ${name}`}
          title={name}
          value={name}
          findFault={findNameFault}
          onCommit={to => onRename(name, to)}
        />
      ) : (
        <code className="expression-name">{name}</code>
      )}
      <DraftField
        className="field number"
        aria-label={`Value of ${noun} ${name}`}
        aria-invalid={problem !== undefined}
        value={text}
        onCommit={next => onSet(name, next)}
      />
      <button
        type="button"
        className="icon-button small"
        aria-label={`Delete ${noun} ${name}`}
        title={`Delete ${name}`}
        onClick={() => onRemove(name)}
      >
        <Trash2 size={13} aria-hidden />
      </button>
      {described !== null && <output className="parameter-value">{described}</output>}
      {problem !== undefined && <p className="field-fault">{problem}</p>}
      {uses && <Uses name={name} uses={uses} />}
    </li>
  )
}

function Uses({ name, uses }: { readonly name: string; readonly uses: readonly Use[] }) {
  if (uses.length === 0) return <p className="expression-uses">not used</p>
  return (
    <details className="expression-uses">
      <summary aria-label={`Uses of ${name}`}>{uses.length === 1 ? '1 use' : `${uses.length} uses`}</summary>
      <ul>
        {uses.map(({ label, path }) => (
          <li key={label}>
            {path ? (
              <button
                type="button"
                onClick={() => useView.getState().revealBlock(path.slice(0, -1).join('/'), path.at(-1) ?? '')}
              >
                {label}
              </button>
            ) : (
              label
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The row that adds an entry, when it has a name that is free and a value. */
function NewEntry({
  noun,
  findNameFault,
  onSet,
}: Pick<ExpressionTableProps, 'noun' | 'findNameFault' | 'onSet'>) {
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const nameField = useRef<HTMLInputElement>(null)
  const fault = name.trim() === '' ? null : findNameFault(name.trim())
  const canAdd = name.trim() !== '' && text.trim() !== '' && fault === null
  const add = () => {
    onSet(name.trim(), text)
    setName('')
    setText('')
    nameField.current?.focus()
  }
  return (
    <form
      className="expression-new"
      aria-label={`New ${noun}`}
      onSubmit={event => {
        event.preventDefault()
        if (canAdd) add()
      }}
    >
      <input
        ref={nameField}
        type="text"
        className="field expression-name"
        aria-label={`New ${noun} name`}
        aria-invalid={fault !== null}
        placeholder="name"
        autoComplete="off"
        spellCheck={false}
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <input
        type="text"
        className="field number"
        aria-label={`New ${noun} value`}
        placeholder="value"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <button
        type="submit"
        className="icon-button small"
        aria-label={`Add ${noun}`}
        title={`Add ${noun}`}
        disabled={!canAdd}
      >
        <Plus size={14} aria-hidden />
      </button>
      {fault !== null && <p className="field-fault">{fault}</p>}
    </form>
  )
}
