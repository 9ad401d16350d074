/** The web host as `npm start` runs it: on this user's folders. */
import { join } from 'node:path'
import { findProjectsFolder, findUserDataFolder } from '../services/folders.ts'
import { startWebHost, type WebHost } from './web-host.ts'

export function startForUser(root: string, openPath?: string): Promise<WebHost> {
  return startWebHost({
    pageFolder: join(root, 'dist/renderer'),
    examplesFolder: join(root, 'examples'),
    userDataFolder: findUserDataFolder(),
    projectsFolder: findProjectsFolder(),
    ...(openPath === undefined ? {} : { openPath }),
  })
}
