/** Where Loopwright keeps its own data, per platform. */

const APP_NAME = 'Loopwright'

export interface Machine {
  readonly platform: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The user's folder. */
  readonly home: string
  readonly join: (...parts: string[]) => string
}

/** The same folder that Electron's `userData` names, so that all hosts share recent files and plugins. */
export function findUserDataFolder({ platform, environment, home, join }: Machine): string {
  if (platform === 'win32') return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), APP_NAME)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', APP_NAME)
  return join(environment.XDG_CONFIG_HOME || join(home, '.config'), APP_NAME)
}

export const PLUGINS_FOLDER = 'plugins'
export const CONSENT_FILE = 'plugins.json'
