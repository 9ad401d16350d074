/** What a run keeps besides its memory, as one array for a snapshot: some numbers, then what each of its parts keeps. */

/** A part of a run that has something to keep. */
export interface Holder {
  readonly heldLength: number
  readonly save: (into: Float64Array) => void
  readonly restore: (from: Float64Array) => void
}

export function findHeldLength(numbers: number, holders: readonly Holder[]): number {
  return holders.reduce((length, { heldLength }) => length + heldLength, numbers)
}

export function holdAll(numbers: readonly number[], holders: readonly Holder[]): Float64Array {
  const held = new Float64Array(findHeldLength(numbers.length, holders))
  held.set(numbers)
  forEachPart(held, numbers.length, holders, (holder, part) => holder.save(part))
  return held
}

/** The numbers at the beginning are left to the caller. */
export function restoreAll(held: Float64Array, numbers: number, holders: readonly Holder[]): void {
  forEachPart(held, numbers, holders, (holder, part) => holder.restore(part))
}

function forEachPart(
  held: Float64Array,
  numbers: number,
  holders: readonly Holder[],
  take: (holder: Holder, part: Float64Array) => void,
): void {
  let begin = numbers
  for (const holder of holders) {
    take(holder, held.subarray(begin, begin + holder.heldLength))
    begin += holder.heldLength
  }
}
