import { choice, flag, type Watch } from '../../sdk.ts'

/** Parameters of all checks. */
export const CHECK_PARAMETERS = {
  enabled: flag('Enabled', 'true', { description: 'A check that is off lets everything pass.' }),
  action: choice('When it fails', 'fail', {
    fail: 'End the run with an error',
    stop: 'End the run without one',
  }),
}

interface CheckSettings {
  readonly enabled: boolean
  readonly action: Watch['action']
}

export function watchWith({ action }: CheckSettings, message: string): Watch {
  return { action, message }
}
