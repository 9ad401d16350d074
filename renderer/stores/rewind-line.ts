/** Requests to go back in a run, one at a time: until one is answered, rows that come may follow what is shown after it. */
import type { RunRequest } from '../../engine/index.ts'

type RewindRequest = Extract<RunRequest, { kind: 'step-back' | 'go-to' }>

export interface RewindLine {
  readonly ask: (request: RewindRequest) => void
  readonly isAwaited: () => boolean
  /** Where to go while another answer is awaited: a hand on the slider is faster than a long way back. */
  readonly want: (timeSeconds: number) => void
  /** An answer came; gives the last place that was wanted meanwhile, once no other answer is awaited. */
  readonly answer: () => number | null
  readonly forget: () => void
}

export function createRewindLine(post: (request: RewindRequest) => void): RewindLine {
  let awaited = 0
  let wantedSeconds: number | null = null
  return {
    ask: request => {
      awaited++
      post(request)
    },
    isAwaited: () => awaited > 0,
    want: timeSeconds => {
      wantedSeconds = timeSeconds
    },
    answer: () => {
      awaited = Math.max(0, awaited - 1)
      const next = awaited === 0 ? wantedSeconds : null
      wantedSeconds = null
      return next
    },
    forget: () => {
      awaited = 0
      wantedSeconds = null
    },
  }
}
