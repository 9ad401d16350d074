import katex from 'katex'
import 'katex/dist/katex.min.css'

/** A formula of a project or a plugin is a stranger's text: no links, no pictures, no sizes that cover the window. */
const FORMULA_LIMITS = {
  throwOnError: false,
  trust: false,
  strict: 'ignore',
  /** em */
  maxSize: 30,
  maxExpand: 1000,
} as const

/** Typeset formulas, to be copied: blocks and cards show the same ones again and again. */
const typeset = new Map<string, HTMLElement>()
const MOST_KEPT = 500

export function renderFormula(
  tex: string,
  element: HTMLElement,
  options: { readonly displayMode?: boolean; readonly output?: 'html' } = {},
): void {
  const key = JSON.stringify([tex, options])
  const sheet = typeset.get(key) ?? document.createElement('div')
  if (!typeset.has(key)) {
    katex.render(tex, sheet, { ...options, ...FORMULA_LIMITS })
    if (typeset.size >= MOST_KEPT) typeset.clear()
    typeset.set(key, sheet)
  }
  element.replaceChildren(...sheet.cloneNode(true).childNodes)
}
