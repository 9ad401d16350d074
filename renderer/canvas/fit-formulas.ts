/**
 * Makes formulas smaller where they would not fit. Those of one frame are measured together, before any is changed: each
 * measured alone would have the page laid out anew.
 */
interface Formula {
  readonly frame: HTMLElement
  readonly sheet: HTMLElement
}

const waiting = new Set<Formula>()

/** Before the next frame is drawn. */
export function fitFormula(formula: Formula): void {
  if (waiting.size === 0) queueMicrotask(fitAll)
  waiting.add(formula)
}

function fitAll(): void {
  const formulas = [...waiting]
  waiting.clear()
  const scales = formulas.map(({ frame, sheet }) =>
    Math.min(1, frame.clientWidth / sheet.offsetWidth, frame.clientHeight / sheet.offsetHeight),
  )
  for (const [i, { sheet }] of formulas.entries()) {
    const scale = scales[i] ?? Number.NaN
    sheet.style.transform = Number.isFinite(scale) ? `scale(${scale})` : ''
  }
}
