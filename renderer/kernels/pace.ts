/** The pace of a run: simulated seconds per real second, as it stands in the project's settings. */

const MAX_PACE = 'max'

/** Offered in this order. */
export const PACES: readonly { readonly text: string; readonly name: string }[] = [
  { text: MAX_PACE, name: 'max' },
  { text: '10', name: '10x' },
  { text: '1', name: '1x' },
  { text: '0.1', name: '0.1x' },
  { text: '0.01', name: '0.01x' },
  { text: '0.001', name: '0.001x' },
  { text: '0.0001', name: '0.0001x' },
]

/** Infinity for `max`, for nothing, and for what is not a pace. */
export function readPace(text: string | undefined): number {
  const pace = Number(text)
  return text !== undefined && text.trim() !== '' && pace > 0 ? pace : Infinity
}

/** The offer that means this text, or one of its own for another number. */
export function findPace(text: string | undefined): { readonly text: string; readonly name: string } {
  const pace = readPace(text)
  const offered = PACES.find(offer => readPace(offer.text) === pace)
  return offered ?? { text: String(pace), name: `${pace}x` }
}
