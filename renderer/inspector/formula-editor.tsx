import { type ComponentProps, useEffect, useRef } from 'react'
import { formulaToTex } from '../../engine/index.ts'
import { DraftField } from '../theme/draft-field.tsx'
import { renderFormula, whenTypesetterIsReady } from '../theme/render-formula.ts'

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
    const element = host.current
    if (!element || tex === null) return
    return whenTypesetterIsReady(() => renderFormula(tex, element))
  }, [tex])
  return tex === null ? null : <div ref={host} className="formula-preview" />
}
