import { HostError } from '../contract/host.ts'
import type { HostCalls } from '../contract/transport.ts'
import { readDataFile, writeDataFile } from './data-files.ts'
import { createExamples } from './examples.ts'
import { exportFile } from './export-file.ts'
import { listFolder } from './folder-listing.ts'
import { createPlugins } from './plugins.ts'
import { createProjectFiles } from './project-files.ts'
import { createRecentFiles } from './recent-files.ts'

/** The platform's file dialogs, where the host has them. */
export interface FileDialogs {
  readonly chooseFileToOpen: (folder: string) => Promise<string | null>
  readonly chooseFileToSave: (folder: string, suggestedName: string) => Promise<string | null>
}

export interface ServiceOptions {
  readonly examplesFolder: string
  readonly userDataFolder: string
  readonly projectsFolder: string
  readonly dialogs?: FileDialogs
  /** Shows a folder in the platform's file manager. */
  readonly showFolder?: (path: string) => Promise<void>
}

/** Everything that both hosts answer, on this machine's files. */
export function createServices(options: ServiceOptions): HostCalls {
  const { projectsFolder, dialogs } = options
  const recent = createRecentFiles(options.userDataFolder)
  const examples = createExamples(options.examplesFolder)
  const projects = createProjectFiles(projectsFolder)
  const plugins = createPlugins(options.userDataFolder, options.showFolder)
  return {
    listRecent: recent.list,
    listExamples: examples.list,
    readExample: examples.read,
    chooseFileToOpen: async () => requireDialogs(dialogs).chooseFileToOpen(projectsFolder),
    chooseFileToSave: async name => requireDialogs(dialogs).chooseFileToSave(projectsFolder, name),
    exportFile,
    readDataFile,
    writeDataFile,
    listPlugins: plugins.list,
    consentToPlugin: plugins.consent,
    openPluginsFolder: plugins.openFolder,
    listFolder: (path, ending) => listFolder(path, projectsFolder, ending),
    readFile: async path => {
      const file = await projects.read(path)
      await recent.add(file.path)
      return file
    },
    writeFile: async (path, text, expectedVersion) => {
      const file = await projects.write(path, text, expectedVersion)
      await recent.add(file.path)
      return file
    },
  }
}

function requireDialogs(dialogs: FileDialogs | undefined): FileDialogs {
  if (dialogs) return dialogs
  throw new HostError(
    'unavailable',
    'This window has no file dialogs of the platform; type the path instead.',
  )
}
