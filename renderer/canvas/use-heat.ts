/** What the blocks of the shown context take of a step; null unless the user asked for it. */
import { useMemo } from 'react'
import type { Profile } from '../../engine/index.ts'
import { type Heat, heatOf } from '../kernels/heat.ts'
import { useRun } from '../stores/run-store.ts'
import { useView } from '../stores/view-store.ts'

export interface ShownHeat {
  /** Null before it is measured. */
  readonly profile: Profile | null
  readonly spots: readonly Heat[]
}

export function useHeat(): ShownHeat | null {
  const isProfiled = useRun(run => run.isProfiled)
  const profile = useRun(run => run.profile)
  const context = useView(view => view.context)
  return useMemo(() => {
    if (!isProfiled) return null
    return { profile, spots: profile === null ? [] : heatOf(profile, context) }
  }, [isProfiled, profile, context])
}
