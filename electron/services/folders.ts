/** Where Loopwright keeps its own data and where the user keeps projects, per platform. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const APP_NAME = 'Loopwright'

/** The same folder that Electron's `userData` names, so that both hosts share the list of recent files. */
export function findUserDataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), APP_NAME)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', APP_NAME)
  return join(environment.XDG_CONFIG_HOME || join(home, '.config'), APP_NAME)
}

export function findProjectsFolder(home: string = homedir()): string {
  const documents = join(home, 'Documents')
  return existsSync(documents) ? join(documents, APP_NAME) : join(home, APP_NAME)
}
