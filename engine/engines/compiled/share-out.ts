/** What threads could gain, before any is started, and who of them takes which instances of the parts that stand alone. */

/** Instances of a group, from the first on. */
export interface Share {
  readonly first: number
  readonly count: number
}

interface Group {
  readonly count: number
  /** Of one instance, in doubles of nodes. */
  readonly cost: number
}

/** An evaluation cut into branches, in doubles of nodes: all of it, and what the busiest thread has of it. */
interface BranchedCost {
  readonly cost: number
  readonly busiest: number
}

/** How a Program is shared out: instances of parts that stand alone, for many steps, or the branches of every evaluation. */
export type Sharing = { readonly by: 'groups' | 'branches' } | { readonly by: 'none'; readonly why: string }

interface Threads {
  readonly threads: number
  readonly limit?: string
  readonly isForced?: boolean
}

/** What the costs of the parts must promise: the time together as a part of the time alone. */
const LEAST_PROMISE = 0.9
/** Doubles of nodes that are computed while threads find together and part again. */
export const MEETING = 2000

/** `restCost` is that of one evaluation of what stands in no group; `branched` what branches make of it, if anything. */
export function chooseSharing(
  { threads, limit, isForced = false }: Threads,
  groups: readonly Group[],
  restCost: number,
  branched: () => BranchedCost | null,
): Sharing {
  if (threads < 2) return { by: 'none', why: limit ?? 'there is one thread only' }
  const grouped = costOf(groups)
  const whole = grouped + restCost
  const isWorth = (together: number): boolean => isForced || together <= LEAST_PROMISE * whole
  const hasLike = groups.some(({ count }) => count >= 2)
  if (hasLike && isWorth(Math.max(whole / threads, restCost))) return { by: 'groups' }
  if (!isForced && restCost < MEETING) {
    return {
      by: 'none',
      why: hasLike ? describeShare(grouped / whole) : 'a step is too short to be shared out',
    }
  }
  const found = branched()
  if (found === null) return { by: 'none', why: 'no two parts of a step could be computed side by side' }
  if (isWorth(whole - found.cost + found.busiest + MEETING)) return { by: 'branches' }
  return { by: 'none', why: describeShare((threads * (found.cost - found.busiest)) / (threads - 1) / whole) }
}

function describeShare(part: number): string {
  return `only ${Math.round(100 * part)} % of a step could be shared out`
}

function costOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { count, cost }) => sum + count * cost, 0)
}

/** By thread, the bounds of its instances in each group, in pairs; the first also has all that is not shared. */
export function shareOut(groups: readonly Group[], restCost: number, threads: number): number[][] {
  const shared = costOf(groups)
  const fair = (shared + restCost) / threads
  const first = Math.max(0, fair - restCost) / shared
  return groups.map(({ count }) =>
    Array.from({ length: threads + 1 }, (_, i) => {
      if (i === 0) return 0
      if (i === threads) return count
      const part = first + ((1 - first) * (i - 1)) / (threads - 1)
      return Math.min(count, 2 * Math.round((part * count) / 2))
    }),
  )
}

export function shareOf(bounds: readonly (readonly number[])[], member: number, group: number): Share {
  const first = bounds[group]?.[member] ?? 0
  return { first, count: (bounds[group]?.[member + 1] ?? first) - first }
}
