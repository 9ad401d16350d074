/** Ranges of a memory, in doubles. */
export interface Range {
  readonly address: number
  readonly length: number
}

/** A part of it that begins at an even distance from its begin, so that pairs stay pairs. */
export function partOf({ address, length }: Range, part: number, parts: number): Range {
  const bound = (i: number): number => (i === parts ? length : 2 * Math.floor((length * i) / parts / 2))
  return { address: address + bound(part), length: bound(part + 1) - bound(part) }
}

/** Those that follow each other without a gap become one. */
export function joinRanges(ranges: readonly Range[]): Range[] {
  const joined: { address: number; length: number }[] = []
  for (const range of [...ranges].sort((a, b) => a.address - b.address)) {
    const last = joined.at(-1)
    if (last && last.address + last.length === range.address) last.length += range.length
    else joined.push({ ...range })
  }
  return joined
}
