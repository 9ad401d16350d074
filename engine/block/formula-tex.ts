/** A formula as the user typed it, typeset: TeX for what `evaluate-text.ts` and `expression-from-text.ts` read. */
import type { MathNode } from 'mathjs/number'
import { isNode, parseText } from './text-nodes.ts'

const LONGEST = 500
const GREEK =
  /^(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega)$/
/** Signs of logic, which mathjs would write as those of bits. */
const LOGIC: Readonly<Record<string, string>> = {
  and: '\\wedge',
  bitAnd: '\\wedge',
  or: '\\vee',
  bitOr: '\\vee',
  not: '\\lnot',
  bitNot: '\\lnot',
}

/** Null where it cannot be read, or where nobody could read it typeset. */
export function formulaToTex(text: string): string | null {
  if (text.trim() === '' || text.length > LONGEST) return null
  try {
    return parseText(text).toTex(OPTIONS)
  } catch {
    return null
  }
}

const OPTIONS = { parenthesis: 'auto', handler: writeNode }

function writeNode(node: MathNode): string | undefined {
  if (isNode(node, 'SymbolNode')) return writeName(node.name)
  if (!isNode(node, 'OperatorNode')) return undefined
  const sign = LOGIC[node.fn]
  if (sign === undefined) return undefined
  const [first = '', second] = node.args.map(writeOperand)
  return second === undefined ? `${sign} ${first}` : `${first} ${sign} ${second}`
}

function writeOperand(node: MathNode): string {
  const inner = isNode(node, 'ParenthesisNode') ? node.content : node
  const isWrapped = isNode(inner, 'OperatorNode') && inner.fn in LOGIC && inner.args.length > 1
  return isWrapped ? `\\left(${inner.toTex(OPTIONS)}\\right)` : inner.toTex(OPTIONS)
}

/** Names of several letters stand upright, numbers behind them and what follows an underscore below. */
function writeName(name: string): string {
  const [, word = name, below = ''] = /^([A-Za-z]+)_?(\w*)$/.exec(name) ?? []
  const base = GREEK.test(word) ? `\\${word}` : word.length > 1 ? `\\mathrm{${escapeWord(word)}}` : word
  return below === '' ? ` ${base}` : ` ${base}_{\\mathrm{${escapeWord(below)}}}`
}

function escapeWord(word: string): string {
  return word.replaceAll('_', '\\_')
}
