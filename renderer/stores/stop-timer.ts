/** A run that is asked to stop has a moment to end by itself; then it is ended by force. */
import type { RunPorts } from './run-ports.ts'

export interface StopTimer {
  readonly begin: (force: () => void) => void
  /** Whether the run was asked to stop and has not ended. */
  readonly isOn: () => boolean
  readonly cancel: () => void
}

const STOP_MILLISECONDS = 300

export function createStopTimer(after: RunPorts['timers']['after']): StopTimer {
  let cancel: (() => void) | null = null
  const end = (): void => {
    cancel?.()
    cancel = null
  }
  return {
    begin: force => {
      end()
      cancel = after(STOP_MILLISECONDS, force)
    },
    isOn: () => cancel !== null,
    cancel: end,
  }
}
