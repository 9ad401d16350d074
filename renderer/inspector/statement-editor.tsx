/** Several lines of statements, with the numbers of the lines; Ctrl+Enter or leaving takes them, Escape drops them. */
import { type ComponentProps, useState } from 'react'

interface StatementEditorProps extends Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'onBlur'> {
  readonly text: string
  /** Line that cannot be read, from 1. */
  readonly faultLine: number | undefined
  readonly onCommit: (text: string) => void
}

const LEAST_LINES = 4

export function StatementEditor({ text, faultLine, onCommit, ...rest }: StatementEditorProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? text
  const lines = Math.max(LEAST_LINES, shown.split('\n').length)
  const settle = () => {
    setTyped(null)
    if (typed !== null && typed !== text) onCommit(typed)
  }
  return (
    <div className="statement-editor">
      <ol className="statement-lines" aria-hidden="true">
        {Array.from({ length: lines }, (_, i) => i + 1).map(line => (
          <li key={line} data-faulty={typed === null && faultLine === line} />
        ))}
      </ol>
      <textarea
        {...rest}
        className="field statements"
        rows={lines}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        value={shown}
        data-draft={shown === text ? 'none' : 'typed'}
        onChange={event => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            settle()
          }
          if (event.key === 'Escape' && typed !== null) {
            setTyped(null)
            event.stopPropagation()
          }
        }}
      />
    </div>
  )
}
