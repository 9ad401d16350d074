import { ExpressionError } from './expression.ts'

/** What is wrong with the text itself, whatever signals arrive. */
export class FormulaError extends ExpressionError {
  readonly hint: string | undefined
  /** The message without its place. */
  readonly reason: string
  /** The character at which it is wrong, from 1, where that is known. */
  readonly at: number | undefined
  constructor(reason: string, hint?: string, at?: number, message?: string) {
    super(message ?? (at === undefined ? reason : `At character ${at}: ${reason}`))
    this.hint = hint
    this.reason = reason
    this.at = at
  }
}

/** Where a word stands in the text, from 1. */
export function placeOf(text: string, word: string): number | undefined {
  const at = text.search(new RegExp(`\\b${word.replaceAll('$', '\\$')}\\b`))
  return at === -1 ? undefined : at + 1
}
