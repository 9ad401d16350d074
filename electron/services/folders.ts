/** Where Loopwright keeps its own data and where the user keeps projects, per platform. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { findUserDataFolder as findFolder } from '../../engine/index.ts'

const APP_NAME = 'Loopwright'

/** The same folder that Electron's `userData` names, so that both hosts share the list of recent files. */
export function findUserDataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  return findFolder({ platform, environment, home, join })
}

export function findProjectsFolder(home: string = homedir()): string {
  const documents = join(home, 'Documents')
  return existsSync(documents) ? join(documents, APP_NAME) : join(home, APP_NAME)
}
