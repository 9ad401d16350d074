import { useState } from 'react'
import type { ParameterDeclaration } from '../../engine/index.ts'
import { useDocument } from '../stores/document-store.ts'
import { DraftField } from '../theme/draft-field.tsx'
import { FormulaEditor } from './formula-editor.tsx'
import { NumberField } from './number-field.tsx'
import { StatementEditor } from './statement-editor.tsx'

interface ParameterEditorProps {
  readonly id: string
  readonly path: string
  readonly declaration: ParameterDeclaration
  readonly text: string
  /** Several blocks differ in it: then the text is empty, and whatever is set is set for all. */
  readonly isMixed: boolean
  readonly isFaulty: boolean
  readonly describedBy: string | undefined
  /** Of a text of several lines: the one that is faulty, from 1. */
  readonly faultLine: number | undefined
  /** Of a formula: the character that is faulty, from 1. */
  readonly faultColumn: number | undefined
  readonly choices: readonly string[] | undefined
  readonly findFault: ((text: string) => string | null) | undefined
  readonly onSet: (text: string, merge?: string) => void
}

const MIXED = 'mixed values'
/** Letters of a choice that has room beside its label. */
const MOST_BESIDE_LABEL = 13

/** The editor for a kind of parameter. */
export function ParameterEditor(props: ParameterEditorProps) {
  const {
    id,
    path,
    declaration,
    text,
    isMixed,
    isFaulty,
    describedBy,
    faultLine,
    faultColumn,
    choices,
    findFault,
    onSet,
  } = props
  const common = { id, 'aria-invalid': isFaulty, 'aria-describedby': describedBy }
  const hint = isMixed ? { placeholder: MIXED } : {}
  switch (declaration.kind) {
    case 'choice':
      return (
        <Choice
          {...common}
          options={Object.entries(declaration.options)}
          text={text}
          isMixed={isMixed}
          onSet={onSet}
        />
      )
    case 'flag':
      return (
        <input
          {...common}
          type="checkbox"
          className="flag"
          checked={text === 'true'}
          ref={box => {
            if (box) box.indeterminate = isMixed
          }}
          onChange={event => onSet(String(event.target.checked))}
        />
      )
    case 'formula':
      return declaration.hasStatements ? (
        <StatementEditor {...common} {...hint} text={text} faultLine={faultLine} onCommit={onSet} />
      ) : (
        <FormulaEditor
          {...common}
          {...hint}
          value={text}
          faultAt={faultColumn}
          findFault={findFault}
          onCommit={onSet}
        />
      )
    case 'file':
    case 'text':
      return choices ? (
        <Choice
          {...common}
          options={choices.map(choice => [choice, choice])}
          text={text}
          isMixed={isMixed}
          onSet={onSet}
          findFault={findFault}
        />
      ) : (
        <DraftField
          {...common}
          {...hint}
          className="field"
          value={text}
          findFault={findFault}
          onCommit={onSet}
        />
      )
    default:
      return (
        <NumberField
          {...common}
          {...hint}
          text={text}
          {...(declaration.kind === 'count' ? { least: declaration.least, most: declaration.most } : {})}
          onCommit={onSet}
          onScrub={next => onSet(next, `scrub ${path}`)}
          onScrubEnd={() => useDocument.getState().settle()}
        />
      )
  }
}

interface ChoiceProps {
  readonly id: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
  readonly options: readonly (readonly [string, string])[]
  readonly text: string
  readonly isMixed: boolean
  readonly onSet: (text: string) => void
  readonly findFault?: ((text: string) => string | null) | undefined
}

function Choice({ options, text, isMixed, onSet, findFault, ...rest }: ChoiceProps) {
  const [fault, setFault] = useState<string | null>(null)
  const choose = (next: string) => {
    const found = findFault?.(next) ?? null
    setFault(found)
    if (found === null) onSet(next)
  }
  const isKnown = options.some(([value]) => value === text)
  const isLong = options.some(([, label]) => label.length > MOST_BESIDE_LABEL)
  return (
    <>
      <select
        {...rest}
        className={isLong ? 'field is-long' : 'field'}
        value={text}
        onChange={event => choose(event.target.value)}
      >
        {!isKnown && <option value={text}>{isMixed ? MIXED : text === '' ? 'Choose...' : text}</option>}
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {fault !== null && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
    </>
  )
}
