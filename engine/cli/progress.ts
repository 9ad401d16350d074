import type { Run } from '../simulate/run.ts'
import type { CommandIo } from './command-io.ts'
import { formatShortly } from './format-number.ts'

const UPDATE_MILLISECONDS = 100
const CLEAR_LINE = '\r\u001b[2K'

export interface Progress {
  readonly show: (run: Run) => void
  readonly clear: () => void
}

/** A line that is written over and over on a terminal; nothing where nobody watches. */
export function createProgress(io: CommandIo): Progress {
  const start = io.now()
  let last = start
  let isShown = false
  return {
    show: ({ steps, timeSeconds, program }) => {
      const now = io.now()
      if (!io.isWatched || now - last < UPDATE_MILLISECONDS) return
      last = now
      isShown = true
      const percent = Math.floor((100 * timeSeconds) / program.stop)
      const rate = Math.round((1000 * steps) / (now - start))
      io.writeError(
        `${CLEAR_LINE}${percent} %  t = ${formatShortly(timeSeconds)} s of ${formatShortly(program.stop)} s  ${rate} steps/s`,
      )
    },
    clear: () => {
      if (isShown) io.writeError(CLEAR_LINE)
      isShown = false
    },
  }
}
