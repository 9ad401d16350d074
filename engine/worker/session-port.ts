/** What a session needs of the thread that it lives in. */
import type { ThreadHost } from '../engines/compiled/team-control.ts'
import type { PostReport } from './sample-sink.ts'

export interface SessionPort {
  readonly post: PostReport
  /** Milliseconds that only grow. */
  readonly now: () => number
  /** Calls back once messages that wait have been received, and no earlier than after this time. */
  readonly defer: (continuation: () => void, milliseconds: number) => void
  readonly canShareMemory: boolean
  /** What starts threads; so many, or null for as many as are of use. */
  readonly createThreads?: (threads: number | null) => ThreadHost
}
