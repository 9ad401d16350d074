/** Which stretch of time all scopes show together. */
import { create } from 'zustand'
import type { TimeRange } from '../kernels/decimation.ts'
import type { Recording } from '../stores/recording.ts'
import type { RunStatus } from '../stores/run-state.ts'

export interface TimeView {
  /** Null shows the whole run. */
  readonly zoom: TimeRange | null
  /** The newest sample stays at the right edge. */
  readonly isFollowing: boolean
  /** Counts the calls of `fit`, for zoomed value axes. */
  readonly fits: number

  readonly zoomTo: (range: TimeRange) => void
  readonly fit: () => void
  readonly follow: (isFollowing: boolean) => void
}

export const useTimeView = create<TimeView>()((set, get) => ({
  zoom: null,
  isFollowing: false,
  fits: 0,
  zoomTo: zoom => set({ zoom, isFollowing: false }),
  fit: () => set({ zoom: null, isFollowing: false, fits: get().fits + 1 }),
  follow: isFollowing => set({ isFollowing }),
}))

/** Without a zoom to say how much, following shows this part of the run. */
const FOLLOWED_PART = 0.1

export function findTimeRange(
  { zoom, isFollowing }: Pick<TimeView, 'zoom' | 'isFollowing'>,
  recording: Pick<Recording, 'lastTime' | 'stopSeconds'>,
  status: RunStatus,
): TimeRange {
  const last = recording.lastTime()
  if (isFollowing) {
    const width = zoom ? zoom.to - zoom.from : FOLLOWED_PART * recording.stopSeconds
    const to = Math.max(last, width)
    return { from: to - width, to }
  }
  if (zoom) return zoom
  // A run that ended early fills its scope; one that goes on grows into it.
  const endedEarly = status === 'stopped' || status === 'failed'
  return { from: 0, to: endedEarly && last > 0 ? last : recording.stopSeconds }
}
