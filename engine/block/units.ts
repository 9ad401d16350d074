/**
 * Numbers as they stand on parts and in data sheets: `10k`, `4.7u`, `3 mH`, `470 uF`, `24 V`. Values are kept in SI units, so
 * a unit only says what is meant. Away from its number a letter alone is no prefix: `5 m` might be metres.
 */
import { findOwn } from '../math/find-own.ts'

const POWERS: Readonly<Record<string, number>> = {
  f: -15,
  p: -12,
  n: -9,
  u: -6,
  µ: -6,
  μ: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
}
const UNITS = new Set([
  ...['V', 'A', 'W', 'VA', 'Hz', 'F', 'H', 'Ohm', 'ohm', 'Ω', 'Ω', 'S', 's', 'C', 'J', 'N', 'Nm', 'Wb'],
  ...['Pa', 'rad', 'rad/s'],
])
/** Without a prefix they would be read as one; and a kilogram is the unit itself. */
const PREFIXED = new Set(['m', 'T'])
const KILOGRAM = 'kg'

const LETTER = '[A-Za-z_µμΩΩ]'
const NUMBER = String.raw`(?<![\w.])(?<digits>\d+\.?\d*|\.\d+)(?:[eE](?<power>[+-]?\d+))?`
const QUANTITY = new RegExp(`${NUMBER}(?<blank> ?)(?<word>rad/s|${LETTER}+)(?![\\w(.])`, 'g')

/** The text with its quantities as plain numbers. What `isName` knows is a name and stays as it is. */
export function expandUnits(text: string, isName: (word: string) => boolean): string {
  return text.replace(QUANTITY, (whole, ...rest) => {
    const { digits, power = '0', blank, word } = rest.at(-1) as Quantity
    const at = rest.at(-3) as number
    // Between the items of a list a blank parts them.
    if (isName(word) || (blank !== '' && isInList(text, at))) return whole
    const shift = powerOf(word, blank !== '')
    return shift === null ? whole : `${digits}e${Number(power) + shift}`
  })
}

interface Quantity {
  readonly digits: string
  readonly power?: string
  readonly blank: string
  readonly word: string
}

function powerOf(word: string, isApart: boolean): number | null {
  if (UNITS.has(word) || word === KILOGRAM) return 0
  const prefix = word.slice(0, 1)
  const power = findOwn(POWERS, prefix)
  const unit = word.slice(1)
  if (power === undefined || (unit === '' && isApart)) return null
  return unit === '' || UNITS.has(unit) || PREFIXED.has(unit) ? power : null
}

function isInList(text: string, end: number): boolean {
  let depth = 0
  for (const character of text.slice(0, end)) depth += character === '[' ? 1 : character === ']' ? -1 : 0
  return depth > 0
}
