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

export function renderFormula(
  tex: string,
  element: HTMLElement,
  options: { readonly displayMode?: boolean; readonly output?: 'html' } = {},
): void {
  katex.render(tex, element, { ...options, ...FORMULA_LIMITS })
}
