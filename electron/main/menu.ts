import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../contract/host.ts'

export interface MenuOptions {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly send: (command: MenuCommand) => void
}

export function createMenuTemplate({
  platform,
  isPackaged,
  send,
}: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const separator: MenuItemConstructorOptions = { type: 'separator' }

  /**
   * The page has the same shortcuts and hears the keys first. Elsewhere than on a Mac the menu only shows them; a Mac
   * always acts on them, so one without a modifier would take a letter from whoever types. Keys that differ between the keymaps
   * stand in the page's own menus.
   */
  function item(label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions {
    const isShown = accelerator !== undefined && (!isMac || accelerator.includes('+'))
    return {
      label,
      click: () => send(command),
      ...(isShown ? { accelerator, registerAccelerator: isMac } : {}),
    }
  }

  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      item('New', 'file.new', 'CmdOrCtrl+N'),
      item('Open…', 'file.open', 'CmdOrCtrl+O'),
      separator,
      item('Save', 'file.save', 'CmdOrCtrl+S'),
      item('Save As…', 'file.save-as', 'CmdOrCtrl+Shift+S'),
      separator,
      item('Plugins…', 'file.plugins'),
      item('Open Plugins Folder', 'file.plugins-folder'),
      separator,
      item('Start Page', 'file.start-page'),
      separator,
      isMac ? { role: 'close' } : { role: 'quit' },
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      item('Undo', 'edit.undo', 'CmdOrCtrl+Z'),
      item('Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z'),
      separator,
      item('Cut', 'edit.cut', 'CmdOrCtrl+X'),
      item('Copy', 'edit.copy', 'CmdOrCtrl+C'),
      item('Paste', 'edit.paste', 'CmdOrCtrl+V'),
      item('Delete', 'edit.delete', 'Delete'),
      item('Select All', 'edit.select-all', 'CmdOrCtrl+A'),
      separator,
      item('Rotate', 'edit.rotate', 'CmdOrCtrl+R'),
    ],
  }
  const theme: MenuItemConstructorOptions = {
    label: 'Theme',
    submenu: [
      item('As the System', 'view.theme-system'),
      item('Light', 'view.theme-light'),
      item('Dark', 'view.theme-dark'),
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      item('Fit', 'view.fit'),
      theme,
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  }
  const run: MenuItemConstructorOptions = {
    label: '&Run',
    submenu: [
      item('Run', 'run.start'),
      item('Pause', 'run.pause'),
      item('Step', 'run.step'),
      item('Stop', 'run.stop'),
    ],
  }
  const help: MenuItemConstructorOptions = {
    label: '&Help',
    role: 'help',
    submenu: [
      item('Keyboard Shortcuts', 'help.shortcuts', '?'),
      ...(isMac ? [] : [separator, { role: 'about' } as const]),
    ],
  }
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    file,
    edit,
    view,
    run,
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    help,
  ]
}
