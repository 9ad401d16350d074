import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type BaseWindow, dialog } from 'electron'
import type { FileDialogs } from '../services/services.ts'

const FILTERS = [{ name: 'Loopwright projects', extensions: ['loop'] }]

/** The platform's file dialogs, on top of the window that is there. */
export function createFileDialogs(findWindow: () => BaseWindow | null): FileDialogs {
  return {
    chooseFileToOpen: async folder => {
      const options = { filters: FILTERS, properties: ['openFile' as const], ...startIn(folder) }
      const window = findWindow()
      const choice = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      return choice.canceled ? null : (choice.filePaths[0] ?? null)
    },
    chooseFileToSave: async (folder, suggestedName) => {
      const [, word = '', ending = 'loop'] = /^(.*?)(?:\.(loop|svg|png))?$/s.exec(suggestedName) ?? []
      const name = `${word.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim() || 'Untitled'}.${ending}`
      const defaultPath = existsSync(folder) ? join(folder, name) : name
      const filters = ending === 'loop' ? FILTERS : [{ name: 'Pictures', extensions: [ending] }]
      const options = { filters, defaultPath }
      const window = findWindow()
      const choice = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
      return choice.canceled || choice.filePath === '' ? null : choice.filePath
    },
  }
}

function startIn(folder: string): { defaultPath?: string } {
  return existsSync(folder) ? { defaultPath: folder } : {}
}
