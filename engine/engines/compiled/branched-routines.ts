/** Routines whose branches are functions of their own, one list for each thread; run one after the other they are the whole. */
import type { Program } from '../../compile/program.ts'
import { type Branches, shareBranches } from './branches.ts'
import type { Emitter } from './emitter.ts'
import { createTraits } from './rolling.ts'
import { seeThrough } from './see-through.ts'
import { MEETING } from './share-out.ts'

export interface BranchedRoutines {
  readonly threads: number
  readonly add: Emitter['add']
  /** By thread, the functions of a routine; null for one that is not cut into branches. */
  readonly sharesOf: (routine: number) => readonly (readonly number[])[] | null
}

/** `isForced`: cut whatever can be cut, and not only where threads are likely to gain by it. */
export function createBranchedRoutines(
  program: Program,
  { add, join, routines }: Emitter,
  { threads, isForced = false }: { readonly threads: number; readonly isForced?: boolean },
): BranchedRoutines {
  const traitsOf = createTraits()
  const shares = new Map<number, readonly (readonly number[])[]>()
  const isWorth = ({ costs, cost }: Branches): boolean => isForced || Math.max(...costs) + MEETING < cost
  return {
    threads,
    add: (assignments, isKept) => {
      const branches = shareBranches(program, seeThrough(assignments, traitsOf, isKept), traitsOf, threads)
      if (branches === null || !isWorth(branches)) return add(assignments, isKept)
      const parts = branches.lists.map(list => add(list, isKept))
      const whole = join(parts)
      shares.set(
        whole,
        parts.map(part => routines[part] ?? []),
      )
      return whole
    },
    sharesOf: routine => shares.get(routine) ?? null,
  }
}
