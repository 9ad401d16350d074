import { useLayoutEffect, useRef } from 'react'
import { followFonts } from '../theme/follow-fonts.ts'
import { renderFormula, whenTypesetterIsReady } from '../theme/render-formula.ts'
import { fitFormula } from './fit-formulas.ts'

/** TeX in the middle of a block, made smaller where it would not fit. */
export function BlockFormula({ formula }: { readonly formula: string }) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const frame = host.current
    const sheet = frame?.firstElementChild
    if (!frame || !(sheet instanceof HTMLElement)) return
    const own = { frame, sheet }
    const stops = [
      whenTypesetterIsReady(() => {
        renderFormula(formula, sheet, { output: 'html' })
        fitFormula(own)
      }),
      followFonts(() => fitFormula(own)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [formula])
  return (
    <div className="block-formula" ref={host} aria-hidden="true">
      <div />
    </div>
  )
}
