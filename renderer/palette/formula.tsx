import { useLayoutEffect, useRef } from 'react'
import { splitEquations } from '../kernels/split-equations.ts'
import { followFonts } from '../theme/follow-fonts.ts'
import { renderFormula, whenTypesetterIsReady } from '../theme/render-formula.ts'

/** Smaller than this it could not be read. */
const SMALLEST = 0.6

/** Equations in one line where they fit, else each in its own; a long one is written smaller, and broken before it is cut. */
export function Formula({ tex }: { readonly tex: string }) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return
    const write = () => writeWithin(box, tex)
    const stops = [whenTypesetterIsReady(write), followFonts(write)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [tex])
  return <div ref={element} className="formula" />
}

function writeWithin(box: HTMLElement, tex: string): void {
  writeLines(box, [tex])
  const equations = splitEquations(tex)
  if (measure(box) < 1 && equations.length > 1) writeLines(box, equations)
  const share = measure(box)
  if (share < 1) box.style.fontSize = `${Math.max(SMALLEST, share)}em`
  if (share < SMALLEST) box.classList.add('is-broken')
}

function writeLines(box: HTMLElement, equations: readonly string[]): void {
  box.style.fontSize = ''
  box.classList.remove('is-broken')
  box.replaceChildren(
    ...equations.map(equation => {
      const line = document.createElement('div')
      renderFormula(equation, line, { displayMode: true })
      return line
    }),
  )
}

/** The room as a share of what the widest line would take. */
function measure(box: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(box)
  const room = box.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
  const lines = [...box.querySelectorAll<HTMLElement>('.katex-html')]
  return room / Math.max(room, ...lines.map(line => line.scrollWidth))
}
