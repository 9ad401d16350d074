/**
 * All that the renderer knows of the outside. Electron's preload gives it over IPC, the web host over HTTP; both
 * call the same Node services. Calls that fail reject with a `HostError` whose message is for the user.
 */
export interface Host {
  readonly kind: 'electron' | 'web'
  /** Shows the platform's own file dialogs; without them the renderer shows its own over `listFolder`. */
  readonly hasFileDialogs: boolean

  /** Project files that were opened or saved last, newest first; files that are gone are left out. */
  listRecent(): Promise<readonly RecentFile[]>
  /** The projects that come with the app, in the order in which the start page shows them. */
  listExamples(): Promise<readonly ExampleFile[]>
  /** Text of an example; it opens as a copy without a path. */
  readExample(id: string): Promise<string>

  /** Asks for a file where `hasFileDialogs`; null when the user closes the dialog. */
  chooseFileToOpen(): Promise<string | null>
  /** Asks where to save; the name is offered, with the ending that the file is to have. */
  chooseFileToSave(suggestedName: string): Promise<string | null>
  /**
   * Folders and files in a folder; without a path, the folder where the user keeps projects. The files are those of one
   * ending, projects where none is given.
   */
  listFolder(path?: string, ending?: string): Promise<FolderListing>

  /** Reads a project file and puts it among the recent ones. */
  readFile(path: string): Promise<OpenedFile>
  /**
   * Writes a file whole or not at all and puts it among the recent ones. `expectedVersion` is the version that
   * was read or written last: when the file on disk is another one, nothing is written and the call rejects
   * with code `changed-outside`. Null writes in any case.
   */
  writeFile(path: string, text: string, expectedVersion: string | null): Promise<SavedFile>

  /** Writes a picture, whole or not at all, in place of what is there; base64 where it is no text. */
  exportFile(path: string, content: string, encoding: ExportEncoding): Promise<string>

  /**
   * A file of numbers that a project reads, by its path from the folder of the project's file. Nothing outside of that
   * folder is read.
   */
  readDataFile(project: string, path: string): Promise<string>
  /** Writes such a file, or adds to it; nothing outside of that folder is written. */
  writeDataFile(project: string, path: string, text: string, writing: DataWriting): Promise<void>

  /** The plugins folder as it is now; null when nothing of it has changed since the listing with this stamp. */
  listPlugins(stamp: string | null): Promise<PluginListing | null>
  /** Turns a plugin on as it is with this hash, or with null off. */
  consentToPlugin(name: string, hash: string | null): Promise<void>
  /** Makes the plugins folder where there is none, shows it where the host can, and says where it is. */
  openPluginsFolder(): Promise<string>

  /** Tells the shell what to show in the title bar and whether closing would lose work. */
  setDocumentState(state: DocumentState): void
  /** The user closes the window with unsaved work and chose to let it go. */
  closeWindow(): void
  /** Menu commands and files opened from outside (double-click, drop on the dock). Returns how to stop. */
  onCommand(listener: (command: HostCommand) => void): () => void
}

export type DataWriting = 'replace' | 'append'

export type ExportEncoding = 'text' | 'base64'

export interface RecentFile {
  readonly path: string
  readonly name: string
  readonly folder: string
  /** ISO 8601. */
  readonly openedAt: string
}

export interface ExampleFile {
  readonly id: string
  readonly name: string
  readonly summary: string
}

export interface FolderListing {
  readonly path: string
  /** Null at the top. */
  readonly parent: string | null
  readonly folders: readonly string[]
  /** Names of files of the ending that was asked for. */
  readonly files: readonly string[]
}

export interface OpenedFile {
  readonly path: string
  readonly text: string
  /** A hash of the content. */
  readonly version: string
}

export interface SavedFile {
  readonly path: string
  readonly version: string
}

export interface PluginListing {
  readonly folder: string
  readonly stamp: string
  readonly plugins: readonly PluginFile[]
}

/** A file or folder in the plugins folder; nothing of it has been evaluated. */
export interface PluginFile {
  readonly name: string
  readonly hash: string
  readonly isOn: boolean
  /** Turned on once, and changed since. */
  readonly isChanged: boolean
  /** Texts by path; null when they cannot be read, and `fault` says why. */
  readonly files: Readonly<Record<string, string>> | null
  readonly fault: string | null
}

export interface DocumentState {
  readonly name: string
  readonly path: string | null
  readonly isUnsaved: boolean
}

export type HostCommand =
  | { readonly kind: 'open-path'; readonly path: string }
  | { readonly kind: 'close-request' }
  | { readonly kind: 'menu'; readonly command: MenuCommand }

/** Commands of the application menu; the renderer has the same ones in its own menu and keymap. */
export type MenuCommand =
  | 'file.new'
  | 'file.open'
  | 'file.save'
  | 'file.save-as'
  | 'file.start-page'
  | 'edit.undo'
  | 'edit.redo'
  | 'edit.cut'
  | 'edit.copy'
  | 'edit.paste'
  | 'edit.delete'
  | 'edit.select-all'
  | 'edit.rotate'
  | 'view.fit'
  | 'view.theme-system'
  | 'view.theme-light'
  | 'view.theme-dark'
  | 'run.start'
  | 'run.pause'
  | 'run.step'
  | 'run.stop'
  | 'help.shortcuts'
  | 'file.plugins'
  | 'file.plugins-folder'

export type HostErrorCode =
  | 'not-found'
  | 'no-permission'
  | 'changed-outside'
  | 'not-a-file'
  | 'too-large'
  | 'unavailable'

/** What a failed call rejects with, on either side of either bridge. */
export class HostError extends Error {
  override readonly name = 'HostError'
  readonly code: HostErrorCode
  constructor(code: HostErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
