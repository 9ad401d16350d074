/** Small TeX formulas as text, for icons too small for a typesetter. */

export type PlainFormula =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fraction'; readonly above: string; readonly below: string }

export function readFormula(tex: string): PlainFormula {
  const fraction = /^\\d?frac\{((?:[^{}]|\{[^{}]*\})*)\}\{((?:[^{}]|\{[^{}]*\})*)\}$/.exec(tex.trim())
  return fraction
    ? { kind: 'fraction', above: strip(fraction[1] ?? ''), below: strip(fraction[2] ?? '') }
    : { kind: 'text', text: strip(tex) }
}

const SIGNS: Readonly<Record<string, string>> = {
  times: '×',
  div: '÷',
  cdot: '·',
  pm: '±',
  int: '∫',
  sum: '∑',
  Pi: '∏',
  prod: '∏',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  ne: '≠',
  neq: '≠',
  lt: '<',
  gt: '>',
  infty: '∞',
  land: '∧',
  lor: '∨',
  neg: '¬',
  lnot: '¬',
  oplus: '⊕',
  wedge: '∧',
  vee: '∨',
}

const RAISED: Readonly<Record<string, string>> = { '-': '⁻', '0': '⁰', '1': '¹', '2': '²', '3': '³' }

function strip(tex: string): string {
  return firstLine(tex)
    .replace(/\\dot\s*\{?([A-Za-z])\}?/g, `$1${DOT_ABOVE}`)
    .replace(/\^\{?([-0-3]+)\}?/g, (_, power: string) =>
      [...power].map(digit => RAISED[digit] ?? digit).join(''),
    )
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => SIGNS[name] ?? name)
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/[{}$]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Combines with the letter before it. */
const DOT_ABOVE = '\u0307'

/** Of aligned equations the first one: an icon has no room for more. */
function firstLine(tex: string): string {
  const [line = ''] = tex.replace(/\\(begin|end)\{[a-z]+\}/g, '').split('\\\\')
  return line.replaceAll('&', '')
}
