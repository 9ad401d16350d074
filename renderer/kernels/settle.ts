/** Doing something over and over until it changes nothing more. */

/** More rounds than any diagram was seen to need. */
const MOST_ROUNDS = 60

/**
 * What comes of `step` at last. Where it goes round in a ring, the one of the ring whose text comes first: so settling
 * what has settled changes nothing.
 */
export function settle<T>(
  start: T,
  step: (state: T) => T,
  write: (state: T) => string,
  mostRounds = MOST_ROUNDS,
): T {
  const seen = new Map<string, T>()
  let state = start
  let text = write(state)
  while (!seen.has(text) && seen.size < mostRounds) {
    seen.set(text, state)
    state = step(state)
    text = write(state)
  }
  const known = [...seen.keys()]
  const ring = known.slice(known.indexOf(text)).sort()
  return seen.get(ring[0] ?? text) ?? state
}
