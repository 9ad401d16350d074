/** What is typed in s or z, as the block that has those dynamics: `1/s`, `3/(s+2)`, `z^-1`, `exp(-0.1*s)`. */
import { expandUnits, type Scope } from '../../engine/index.ts'
import { closeUp } from './close-up.ts'
import {
  type ConfiguredBlock,
  configure,
  isValue,
  listUndefined,
  supposeNumbers,
} from './configured-block.ts'
import { readTransfer } from './read-transfer.ts'

export function readDynamics(text: string, scope: Scope): ConfiguredBlock | null {
  const lowered = lowerVariables(text, scope)
  const plain = expandUnits(lowered, word => OWN_WORDS.has(word) || scope(word) !== undefined)
  return readFraction(plain) ?? readSampledFraction(plain, scope) ?? readDeadTime(lowered, scope)
}

/** In a fraction these are no seconds, and no tera: `1/(2T s + 1)`. */
const OWN_WORDS: ReadonlySet<string> = new Set(['s', 'z', 'T'])

/** `1/S` as `1/s`, unless the user has such a variable. */
function lowerVariables(text: string, scope: Scope): string {
  return text.replace(/\b[SZ]\b/g, name => (scope(name) === undefined ? name.toLowerCase() : name))
}

function readFraction(text: string): ConfiguredBlock | null {
  const read = readTransfer(text)
  if (!read || read.numerator.length > read.denominator.length) return null
  const [numerator, denominator] = [read.numerator.join(', '), read.denominator.join(', ')]
  if (numerator === '1' && denominator === '1, 0') return configure('continuous/integrator', {})
  return configure('continuous/transfer-function', {
    numerator: `[${numerator}]`,
    denominator: `[${denominator}]`,
  })
}

/** A fraction in z of known numbers; `z^-1` and its powers are delays. */
function readSampledFraction(text: string, scope: Scope): ConfiguredBlock | null {
  const read = readTransfer(text, 'z')
  if (!read || read.numerator.length > read.denominator.length) return null
  const { numerator, denominator } = read
  if (![...numerator, ...denominator].every(coefficient => isValue(coefficient, scope))) return null
  const isDelay = numerator.join() === '1' && denominator.every((c, i) => c === (i === 0 ? '1' : '0'))
  const samples = denominator.length - 1
  if (isDelay && samples === 1) return configure('discrete/unit-delay', {})
  if (isDelay && samples > 1) return configure('discrete/delay', { length: String(samples) })
  return configure('discrete/discrete-transfer-fcn', {
    numerator: `[${numerator.join(', ')}]`,
    denominator: `[${denominator.join(', ')}]`,
  })
}

const EXPONENTIAL = /^(?:exp\((.*)\)|e\^\((.*)\)|e\^(.*))$/
const FALLING = /^-(?:(?<before>.*?)\*?s|s\*?(?<after>.+))$/

/** `exp(-0.1*s)`, `e^-sT`: a delay. */
function readDeadTime(text: string, scope: Scope): ConfiguredBlock | null {
  const [, ...inner] = EXPONENTIAL.exec(closeUp(text)) ?? []
  const { before, after } = FALLING.exec(inner.find(part => part !== undefined) ?? '')?.groups ?? {}
  const delay = (before ?? after ?? '') || '1'
  const isMeant = (before ?? after) !== undefined && !listUndefined(delay, scope).includes('s')
  return isMeant && isValue(delay, supposeNumbers(scope))
    ? configure('continuous/transport-delay', { delay })
    : null
}
