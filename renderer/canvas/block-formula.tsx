import { useLayoutEffect, useRef } from 'react'
import { renderFormula } from '../theme/render-formula.ts'

/** TeX in the middle of a block, made smaller where it would not fit. */
export function BlockFormula({ formula }: { readonly formula: string }) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const frame = host.current
    const sheet = frame?.firstElementChild
    if (!frame || !(sheet instanceof HTMLElement)) return
    renderFormula(formula, sheet, { output: 'html' })
    const adjust = () => {
      const scale = Math.min(
        1,
        frame.clientWidth / sheet.offsetWidth,
        frame.clientHeight / sheet.offsetHeight,
      )
      sheet.style.transform = Number.isFinite(scale) ? `scale(${scale})` : ''
    }
    adjust()
    // Widths are others once the fonts of formulas have come.
    let isMounted = true
    void document.fonts.ready.then(() => isMounted && adjust())
    return () => {
      isMounted = false
    }
  }, [formula])
  return (
    <div className="block-formula" ref={host} aria-hidden="true">
      <div />
    </div>
  )
}
