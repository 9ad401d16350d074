/**
 * Fractions of polynomials in s or z as one writes them, `3/(s+2)` or `K (T1 s + 1)/(s^2 + 2s)`, to coefficients. These stay
 * expressions, so that names in them stay names.
 */

/** Coefficients as expressions, from the lowest power of s up; the highest is not 0. */
type Polynomial = readonly string[]

interface Fraction {
  readonly over: Polynomial
  readonly under: Polynomial
}

/** Coefficients from the highest power of s down, as the Transfer Fcn has them. */
export interface TransferText {
  readonly numerator: readonly string[]
  readonly denominator: readonly string[]
}

const TOKEN = /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|[A-Za-z_]\w*)|([-+*/^()]))/iy
/** More is no plant that someone types. */
const HIGHEST_POWER = 20

class Unreadable extends Error {}

/** Null for what is no fraction in s, or in z. */
export function readTransfer(text: string, variable: 's' | 'z' = 's'): TransferText | null {
  const tokens = readTokens(text)
  if (!tokens?.includes(variable)) return null
  try {
    const { over, under } = readAll(tokens, variable)
    return { numerator: over.toReversed(), denominator: under.toReversed() }
  } catch (fault) {
    if (fault instanceof Unreadable) return null
    throw fault
  }
}

function readTokens(text: string): string[] | null {
  const tokens: string[] = []
  const end = text.trimEnd().length
  for (let at = 0; at < end; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (!match) return null
    tokens.push(match[1] ?? match[2] ?? '')
  }
  return tokens
}

/** sum = product {+- product}; product = power {[*] power | / power}; power = [-] atom [^ [-] number]. */
function readAll(tokens: readonly string[], variable: string): Fraction {
  let at = 0
  const take = (...wanted: readonly string[]): boolean => {
    const isNext = wanted.includes(tokens[at] ?? '')
    if (isNext) at += 1
    return isNext
  }
  const readSum = (): Fraction => {
    let sum = readProduct()
    for (;;) {
      if (take('+')) sum = add(sum, readProduct())
      else if (take('-')) sum = add(sum, negate(readProduct()))
      else return sum
    }
  }
  const readProduct = (): Fraction => {
    let product = readPower()
    for (;;) {
      const next = tokens[at] ?? ''
      if (take('/')) product = multiply(product, invert(readPower()))
      else if (take('*') || /^[\w.(]/.test(next)) product = multiply(product, readPower())
      else return product
    }
  }
  const readPower = (): Fraction => {
    if (take('-')) return negate(readPower())
    const base = readAtom()
    if (!take('^')) return base
    const isNegative = take('-')
    const exponent = Number(tokens[at])
    at += 1
    if (!Number.isInteger(exponent) || exponent > HIGHEST_POWER) throw new Unreadable()
    const power = Array.from({ length: exponent }, () => base).reduce(multiply, one)
    return isNegative ? invert(power) : power
  }
  const readAtom = (): Fraction => {
    if (take('(')) {
      const inner = readSum()
      if (!take(')')) throw new Unreadable()
      return inner
    }
    const token = tokens[at] ?? ''
    at += 1
    if (!/^[\w.]/.test(token)) throw new Unreadable()
    if (token === variable) return { over: ['0', '1'], under: ['1'] }
    // A name before a parenthesis would be a function.
    if (/^[A-Za-z_]/.test(token) && tokens[at] === '(') throw new Unreadable()
    return { over: [token], under: ['1'] }
  }
  const fraction = readSum()
  if (at < tokens.length) throw new Unreadable()
  return fraction
}

const one: Fraction = { over: ['1'], under: ['1'] }

function add(a: Fraction, b: Fraction): Fraction {
  if (a.under.join() === b.under.join()) return { over: addPolynomials(a.over, b.over), under: a.under }
  const over = addPolynomials(multiplyPolynomials(a.over, b.under), multiplyPolynomials(b.over, a.under))
  return { over, under: multiplyPolynomials(a.under, b.under) }
}

function multiply(a: Fraction, b: Fraction): Fraction {
  return { over: multiplyPolynomials(a.over, b.over), under: multiplyPolynomials(a.under, b.under) }
}

function negate({ over, under }: Fraction): Fraction {
  return { over: multiplyPolynomials(['-1'], over), under }
}

function invert({ over, under }: Fraction): Fraction {
  if (over.every(coefficient => coefficient === '0')) throw new Unreadable()
  return { over: under, under: over }
}

function addPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  const length = Math.max(a.length, b.length)
  return trim(Array.from({ length }, (_, i) => addTexts(a[i] ?? '0', b[i] ?? '0')))
}

function multiplyPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  const length = a.length + b.length - 1
  if (length > HIGHEST_POWER + 1) throw new Unreadable()
  const product = Array.from({ length }, (_, power) =>
    a.reduce((sum, coefficient, i) => addTexts(sum, multiplyTexts(coefficient, b[power - i] ?? '0')), '0'),
  )
  return trim(product)
}

function trim(polynomial: Polynomial): Polynomial {
  const highest = polynomial.findLastIndex(coefficient => coefficient !== '0')
  return polynomial.slice(0, Math.max(1, highest + 1))
}

function addTexts(a: string, b: string): string {
  if (a === '0') return b
  if (b === '0') return a
  const sum = b.startsWith('-') && !b.includes(' ') ? `${a} - ${b.slice(1)}` : `${a} + ${b}`
  return foldNumbers(a, b, (x, y) => x + y) ?? sum
}

function multiplyTexts(a: string, b: string): string {
  if (a === '0' || b === '0') return '0'
  if (a === '1') return b
  if (b === '1') return a
  const product = a === '-1' ? `-${bracket(b)}` : `${bracket(a)}*${bracket(b)}`
  return foldNumbers(a, b, (x, y) => x * y) ?? product
}

/** Numbers as typed stay as typed until something is computed with them. */
function foldNumbers(a: string, b: string, fold: (x: number, y: number) => number): string | null {
  const folded = fold(Number(a), Number(b))
  return Number.isNaN(folded) ? null : String(Number(folded.toPrecision(15)))
}

function bracket(text: string): string {
  return /[ -]/.test(text) ? `(${text})` : text
}
