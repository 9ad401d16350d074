/** How far the run that is over can be trusted: asks the worker for it where that is wanted, and forgets it where it is stale. */
import type { RunReport, RunRequest } from '../../engine/index.ts'
import { createTraceBand, describeTrust } from '../kernels/error-band.ts'
import type { RunStatePort } from './run-state.ts'

export interface TrustCheck {
  /** Of the run that has just ended, if it is wanted. */
  readonly begin: () => void
  readonly receive: (report: Extract<RunReport, { kind: 'trusting' | 'trusted' }>) => void
  /** Ends it where it is under way: what there is stays. */
  readonly end: () => void
  /** What there is no longer holds. */
  readonly forget: () => void
  readonly isUnderWay: () => boolean
}

interface Ports {
  readonly state: RunStatePort
  readonly post: (request: RunRequest) => void
  readonly redraw: () => void
}

export function createTrustCheck({ state, post, redraw }: Ports): TrustCheck {
  const isUnderWay = () => state.get().trustProgress !== null
  const end = () => {
    if (!isUnderWay()) return
    post({ kind: 'trust', isOn: false })
    state.set({ trustProgress: null })
  }
  return {
    begin: () => {
      if (!state.get().isTrustWanted) return
      state.set({ trust: null, trustProgress: 0 })
      post({ kind: 'trust', isOn: true })
    },
    receive: report => {
      if (!isUnderWay()) return
      const { stopSeconds } = state.get()
      if (report.kind === 'trusting') {
        state.set({ trustProgress: report.timeSeconds / stopSeconds })
        return
      }
      const bands = report.trust?.bands.map(band => createTraceBand(band, stopSeconds)) ?? []
      state.set({ trustProgress: null, trust: { bands, ...describeTrust(report.trust) } })
      redraw()
    },
    end,
    forget: () => {
      end()
      if (state.get().trust === null) return
      state.set({ trust: null })
      redraw()
    },
    isUnderWay,
  }
}
