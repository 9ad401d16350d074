/** Looks now and then whether the worker still says something; who is silent for long is stuck. */

interface Ports {
  /** Returns how to cancel. */
  readonly after: (milliseconds: number, callback: () => void) => () => void
  readonly silentMilliseconds: () => number
  /** Paused, it has nothing to say. */
  readonly isQuiet: () => boolean
  readonly onChange: (isUnresponsive: boolean) => void
}

export interface SilenceWatch {
  readonly begin: () => void
  readonly end: () => void
}

const SILENCE_MILLISECONDS = 3000
const WATCH_MILLISECONDS = 500

export function createSilenceWatch({ after, silentMilliseconds, isQuiet, onChange }: Ports): SilenceWatch {
  let cancel = () => {}
  const begin = (): void => {
    cancel()
    cancel = after(WATCH_MILLISECONDS, () => {
      onChange(!isQuiet() && silentMilliseconds() > SILENCE_MILLISECONDS)
      begin()
    })
  }
  return { begin, end: () => cancel() }
}
