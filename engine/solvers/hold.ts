/** What a solver keeps from one step to the next, as one row of doubles: vectors, then single numbers. */
export interface Hold {
  readonly heldLength: number
  save(into: Float64Array): void
  restore(from: Float64Array): void
}

/** `write` takes the numbers in the order in which `read` gives them, when the vectors are back in place. */
export function createHold(
  vectors: readonly Float64Array[],
  read: () => readonly number[],
  write: (numbers: readonly number[]) => void,
): Hold {
  const inVectors = vectors.reduce((sum, { length }) => sum + length, 0)
  return {
    heldLength: inVectors + read().length,
    save: into => {
      let end = 0
      for (const vector of vectors) {
        into.set(vector, end)
        end += vector.length
      }
      into.set(read(), end)
    },
    restore: from => {
      let end = 0
      for (const vector of vectors) {
        vector.set(from.subarray(end, end + vector.length))
        end += vector.length
      }
      write([...from.subarray(end)])
    },
  }
}
