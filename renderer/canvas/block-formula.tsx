import { useLayoutEffect, useRef } from 'react'
import { followFonts } from '../theme/follow-fonts.ts'
import { renderFormula } from '../theme/render-formula.ts'
import { fitFormula } from './fit-formulas.ts'

/** TeX in the middle of a block, made smaller where it would not fit. */
export function BlockFormula({ formula }: { readonly formula: string }) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const frame = host.current
    const sheet = frame?.firstElementChild
    if (!frame || !(sheet instanceof HTMLElement)) return
    renderFormula(formula, sheet, { output: 'html' })
    const own = { frame, sheet }
    fitFormula(own)
    return followFonts(() => fitFormula(own))
  }, [formula])
  return (
    <div className="block-formula" ref={host} aria-hidden="true">
      <div />
    </div>
  )
}
