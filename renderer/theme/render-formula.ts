/** Typesets formulas. KaTeX is a large part of the app and not of its first picture: it comes right after that. */
import type katex from 'katex'
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

type Typesetter = typeof katex

let typesetter: Typesetter | null = null
let loading: Promise<Typesetter> | null = null

/** Afterwards formulas are set at once. */
export function loadTypesetter(): Promise<Typesetter> {
  loading ??= import('katex').then(({ default: loaded }) => {
    typesetter = loaded
    return loaded
  })
  return loading
}

interface FormulaOptions {
  readonly displayMode?: boolean
  readonly output?: 'html'
}

/** Typeset formulas, to be copied: blocks and cards show the same ones again and again. */
const typeset = new Map<string, HTMLElement>()
const MOST_KEPT = 500

/** Calls once formulas can be set, which is at once but for the first moments. Returns how to give up waiting. */
export function whenTypesetterIsReady(call: () => void): () => void {
  let isWanted = true
  if (typesetter) call()
  else void loadTypesetter().then(() => isWanted && call())
  return () => {
    isWanted = false
  }
}

/** Nothing before the typesetter is ready. */
export function renderFormula(tex: string, element: HTMLElement, options: FormulaOptions = {}): void {
  if (typesetter) element.replaceChildren(...typesetOnce(typesetter, tex, options).cloneNode(true).childNodes)
}

function typesetOnce(ready: Typesetter, tex: string, options: FormulaOptions): HTMLElement {
  const key = JSON.stringify([tex, options])
  const sheet = typeset.get(key) ?? document.createElement('div')
  if (!typeset.has(key)) {
    ready.render(tex, sheet, { ...options, ...FORMULA_LIMITS })
    if (typeset.size >= MOST_KEPT) typeset.clear()
    typeset.set(key, sheet)
  }
  return sheet
}
