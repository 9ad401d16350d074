/** TeX of a polynomial in s from its coefficients as the user typed them: numbers, names or short expressions. */
import type { Look } from '../../sdk.ts'

const GREEK = new Set(
  'alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi rho sigma tau phi chi psi omega'.split(
    ' ',
  ),
)
const TOKEN =
  /\s*(?:(\d+\.?\d*|\.\d+)(?:e([+-]?\d+))?|([A-Za-z][A-Za-z0-9]*)(?:_([A-Za-z0-9]+))?|([-+*/^()]))/iy

/** More characters than this are not read at a glance; the fraction is then drawn without its coefficients. */
const MOST_CHARACTERS = 26

/** A transfer function as a fraction; when a text is not understood or is too long, b(s)/a(s). */
export function drawFraction(numerator: string, denominator: string): Look {
  const above = formatPolynomial(numerator)
  const below = formatPolynomial(denominator)
  const characters = Math.max(countCharacters(above ?? ''), countCharacters(below ?? ''))
  if (above === null || below === null || characters > MOST_CHARACTERS) {
    return { shape: 'rectangle', formula: '\\dfrac{b(s)}{a(s)}', size: [80, 60] }
  }
  const width = Math.max(80, 20 * Math.ceil((10 * characters + 30) / 20))
  return { shape: 'rectangle', formula: `\\dfrac{${above}}{${below}}`, size: [width, 60] }
}

/** `[1, 2*zeta*wn, wn^2]` as `s^{2} + 2\,\zeta\,w_{n} s + w_{n}^{2}`; null when the text is not understood. */
export function formatPolynomial(text: string): string | null {
  const list = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1] ?? text
  const coefficients = list.split(',')
  let polynomial = ''
  for (const [index, coefficient] of coefficients.entries()) {
    const term = formatTerm(coefficient, coefficients.length - 1 - index)
    if (term === null) return null
    if (term === '') continue
    const isNegative = term.startsWith('-')
    if (polynomial === '') polynomial = term
    else polynomial += isNegative ? ` - ${term.slice(1)}` : ` + ${term}`
  }
  return polynomial || '0'
}

/** Empty for a zero coefficient, null for one that is not understood. */
function formatTerm(coefficient: string, power: number): string | null {
  const text = coefficient.trim()
  if (Number(text) === 0 && text !== '') return ''
  const isNegative = text.startsWith('-')
  const size = formatExpression(isNegative ? text.slice(1) : text)
  if (size === null) return null
  const variable = power === 0 ? '' : power === 1 ? 's' : `s^{${power}}`
  const factor = size.isSum && (isNegative || power > 0) ? `(${size.tex})` : size.tex
  const product = factor === '1' && power > 0 ? variable : [factor, variable].filter(Boolean).join('\\,')
  return isNegative ? `-${product}` : product
}

/** TeX of one coefficient without its sign; `isSum` when it needs brackets before a factor. */
function formatExpression(text: string): { tex: string; isSum: boolean } | null {
  const source = text.trim()
  const parts: string[] = []
  let depth = 0
  let isSum = false
  let previous: 'operand' | 'power' | 'exponent' | 'other' = 'other'
  let position = 0
  while (position < source.length) {
    TOKEN.lastIndex = position
    const match = TOKEN.exec(source)
    if (!match) return null
    position = TOKEN.lastIndex
    const [, digits, exponent, name, index, symbol] = match
    const isOperand = digits !== undefined || name !== undefined || symbol === '('
    if (isOperand && previous !== 'other' && previous !== 'power') return null
    if (previous === 'power' && (!isOperand || symbol === '(')) return null
    if (digits !== undefined || name !== undefined) {
      const operand = digits !== undefined ? formatNumber(digits, exponent) : formatName(name ?? '', index)
      parts.push(previous === 'power' ? `^{${operand}}` : operand)
      previous = previous === 'power' ? 'exponent' : 'operand'
      continue
    }
    if (symbol === '(') {
      depth += 1
      previous = 'other'
    } else {
      if (previous === 'other') return null
      if (symbol === '^' && previous === 'exponent') return null
      if (symbol === ')') depth -= 1
      if (depth < 0) return null
      if (depth === 0 && (symbol === '+' || symbol === '-')) isSum = true
      previous = symbol === ')' ? 'operand' : symbol === '^' ? 'power' : 'other'
    }
    if (symbol !== '^') parts.push(symbol === '*' ? '\\,' : (symbol ?? ''))
  }
  const isComplete = depth === 0 && (previous === 'operand' || previous === 'exponent')
  return isComplete ? { tex: parts.join(''), isSum } : null
}

function formatNumber(digits: string, exponent: string | undefined): string {
  if (exponent === undefined) return digits
  const power = `10^{${Number(exponent)}}`
  return Number(digits) === 1 ? power : `${digits}\\cdot ${power}`
}

/** `zeta`, `wn`, `K_i`, `tau1`, `mass` as an engineer writes them: \zeta, w_n, K_i, \tau_1, mass. */
function formatName(name: string, index: string | undefined): string {
  const [, letters = name, digits = ''] = /^([A-Za-z]+)(\d*)$/.exec(name) ?? []
  const subscript = `${digits}${index ?? ''}`
  const base = GREEK.has(letters) ? `\\${letters}` : letters.length > 1 ? `\\mathit{${letters}}` : letters
  if (!GREEK.has(letters) && letters.length === 2 && subscript === '') return `${letters[0]}_{${letters[1]}}`
  return subscript === '' ? base : `${base}_{${subscript}}`
}

/** About how many characters are seen, TeX's own left out. */
function countCharacters(tex: string): number {
  return tex.replace(/\\[a-z]+/gi, 'x').replace(/\\,|[{}^_\s]/g, '').length
}
