import katex from 'katex'
import { type ComponentProps, useEffect, useRef } from 'react'
import 'katex/dist/katex.min.css'
import { formulaToTex } from '../../engine/index.ts'
import { DraftField } from '../theme/draft-field.tsx'

interface FormulaEditorProps extends Omit<ComponentProps<typeof DraftField>, 'className'> {
  /** The character at which the formula is wrong, from 1. */
  readonly faultAt: number | undefined
}

/** A formula as text, and typeset below; where it is wrong, the place is marked instead. */
export function FormulaEditor({ faultAt, value, ...rest }: FormulaEditorProps) {
  return (
    <div className="formula-editor">
      <DraftField {...rest} className="field formula" value={value} />
      {faultAt === undefined ? (
        rest['aria-invalid'] !== true && <Preview text={value} />
      ) : (
        <code className="formula-fault" aria-hidden="true">
          {value.slice(0, faultAt - 1)}
          <mark>{value.slice(faultAt - 1, faultAt) || ' '}</mark>
          {value.slice(faultAt)}
        </code>
      )}
    </div>
  )
}

/** Nothing where the text is as good as what could be set. */
function Preview({ text }: { readonly text: string }) {
  const host = useRef<HTMLDivElement>(null)
  const tex = /^\w*$/.test(text.trim()) ? null : formulaToTex(text)
  useEffect(() => {
    if (host.current && tex !== null) katex.render(tex, host.current, { throwOnError: false })
  }, [tex])
  return tex === null ? null : <div ref={host} className="formula-preview" />
}
