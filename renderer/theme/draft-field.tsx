/** A text field whose text becomes part of the document at Enter or when it is left, with what is wrong below it. */
import { type ComponentProps, useId } from 'react'
import { useDraft } from '../stores/use-draft.ts'

interface DraftFieldProps
  extends Omit<ComponentProps<'input'>, 'value' | 'defaultValue' | 'onChange' | 'onBlur'> {
  readonly value: string
  readonly onCommit: (text: string) => void
  /** What is wrong with a draft. */
  readonly findFault?: ((text: string) => string | null) | undefined
}

export function DraftField({ value, onCommit, findFault, onKeyDown, ...rest }: DraftFieldProps) {
  const { field, fault } = useDraft(value, onCommit, findFault)
  const faultId = useId()
  return (
    <>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...rest}
        {...field}
        aria-invalid={fault !== null || rest['aria-invalid'] === true}
        aria-describedby={fault === null ? rest['aria-describedby'] : faultId}
        onKeyDown={event => {
          field.onKeyDown(event)
          onKeyDown?.(event)
        }}
      />
      {fault !== null && (
        <p id={faultId} className="field-fault" role="alert">
          {fault}
        </p>
      )}
    </>
  )
}
