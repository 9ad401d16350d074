/** Disjoint sets of 0 .. size - 1, by union and find with path compression. */
export interface DisjointSets {
  /** The member that stands for the whole set. */
  readonly find: (member: number) => number
  /** The set of `b` takes in the set of `a`. */
  readonly join: (a: number, b: number) => void
}

export function createDisjointSets(size: number): DisjointSets {
  const parents = Int32Array.from({ length: size }, (_, i) => i)
  const find = (member: number): number => {
    let root = member
    while (parents[root] !== root) root = parents[root] ?? root
    let next = member
    while (next !== root) {
      const above = parents[next] ?? root
      parents[next] = root
      next = above
    }
    return root
  }
  return {
    find,
    join: (a, b) => {
      parents[find(a)] = find(b)
    },
  }
}
