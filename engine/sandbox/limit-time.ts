/** The time that a sandbox has for a question. */
import type { QuickJSRuntime } from 'quickjs-emscripten-core'

/** What a busy machine is forgiven: a plugin that has looked at the clock less often than this has hardly worked. */
const LATE_MILLISECONDS = 1000
const LOOKS_AT_WORK = 50

/** Stops the machine when the time of a question is over. */
export function limitTime(runtime: QuickJSRuntime) {
  let deadline = Number.POSITIVE_INFINITY
  let isOver = false
  let looks = 0
  runtime.setInterruptHandler(() => {
    looks += 1
    const late = Date.now() - deadline
    isOver ||= late > (looks < LOOKS_AT_WORK ? LATE_MILLISECONDS : 0)
    return isOver
  })
  return {
    start: (milliseconds: number): void => {
      isOver = false
      looks = 0
      deadline = Date.now() + milliseconds
    },
    /** What takes long without a jump is found out afterwards. */
    isOver: () => {
      isOver ||= Date.now() > deadline + LATE_MILLISECONDS
      return isOver
    },
  }
}
