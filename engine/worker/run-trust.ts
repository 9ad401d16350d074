/** Repeats a run ten times finer once it is over, between other tasks, and reports how far it is and what it found. */
import { createTrustCheck } from '../simulate/trust.ts'
import type { TrustRequest } from '../simulate/trust-interface.ts'
import { createBatchSize } from './batch-size.ts'
import type { SessionPort } from './session-port.ts'

type Port = Pick<SessionPort, 'post' | 'now' | 'defer'>

/** Differences are kept for so many parts of a run: some for each pixel of a scope, zoomed in a few times. */
const PARTS = 2 ** 14
const PROGRESS_MILLISECONDS = 50

/** Returns how to end it without a word. */
export function beginTrust({ post, now, defer }: Port, request: TrustRequest): () => void {
  const check = createTrustCheck({ ...request, parts: PARTS })
  const batch = createBatchSize()
  let reportedAt = now()
  let isOver = false
  const end = (): void => {
    if (isOver) return
    isOver = true
    check.close()
  }
  const goOn = (): void => {
    if (isOver) return
    const begun = now()
    if (!check.isFinished) check.advance(batch.ticks())
    if (check.isFinished) {
      const trust = check.result()
      end()
      post({ kind: 'trusted', trust })
      return
    }
    const time = now()
    batch.learn(batch.ticks(), time - begun)
    if (time - reportedAt >= PROGRESS_MILLISECONDS) {
      reportedAt = time
      post({ kind: 'trusting', timeSeconds: check.timeSeconds })
    }
    defer(goOn, 0)
  }
  defer(goOn, 0)
  return end
}
