/** The commands of the window itself; the canvas and the run bar register theirs. */
import { host } from '../host/host.ts'
import { type Command, registerCommands, runCommand } from './commands.ts'
import { ask, isDialogOpen } from './dialog-store.ts'
import { useDocument } from './document-store.ts'
import { newProject, openFromDialog, save, saveAs, showStartPage } from './file-actions.ts'
import { chooseKeymap, useKeymap } from './keymap.ts'
import { openPluginsFolder } from './plugins.ts'
import { checkNow } from './problems-store.ts'
import { useView } from './view-store.ts'

const isEditing = () => useView.getState().page === 'editor'

export function registerAppCommands(): () => void {
  return registerCommands(listAppCommands())
}

function listAppCommands(): readonly Command[] {
  return [
    {
      id: 'file.new',
      title: 'New',
      group: 'File',
      // A browser keeps Ctrl+N for itself.
      keys: host.kind === 'web' ? ['Alt+N', 'Ctrl+N'] : ['Ctrl+N', 'Alt+N'],
      run: () => void newProject(),
    },
    { id: 'file.open', title: 'Open...', group: 'File', keys: ['Ctrl+O'], run: () => void openFromDialog() },
    {
      id: 'file.save',
      title: 'Save',
      group: 'File',
      keys: ['Ctrl+S'],
      run: () => void save(),
      isEnabled: isEditing,
    },
    {
      id: 'file.save-as',
      title: 'Save as...',
      group: 'File',
      keys: ['Ctrl+Shift+S'],
      run: () => void saveAs(),
      isEnabled: isEditing,
    },
    {
      id: 'file.plugins',
      title: 'Plugins...',
      group: 'File',
      run: () => {
        if (!isDialogOpen()) void ask('plugins', {})
      },
    },
    {
      id: 'file.plugins-folder',
      title: 'Open plugins folder',
      group: 'File',
      run: () => void openPluginsFolder(),
    },
    {
      id: 'file.start-page',
      title: 'Start page',
      group: 'File',
      run: () => void showStartPage(),
      isEnabled: isEditing,
    },
    {
      id: 'edit.undo',
      title: 'Undo',
      group: 'Edit',
      keys: ['Ctrl+Z'],
      run: () => useDocument.getState().undo(),
      isEnabled: isEditing,
    },
    {
      id: 'edit.redo',
      title: 'Redo',
      group: 'Edit',
      keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
      run: () => useDocument.getState().redo(),
      isEnabled: isEditing,
    },
    {
      id: 'view.theme-system',
      title: 'Theme: as the system',
      group: 'View',
      run: () => useView.getState().setTheme('system'),
      isOn: () => useView.getState().theme === 'system',
    },
    {
      id: 'view.theme-light',
      title: 'Theme: light',
      group: 'View',
      run: () => useView.getState().setTheme('light'),
      isOn: () => useView.getState().theme === 'light',
    },
    {
      id: 'view.theme-dark',
      title: 'Theme: dark',
      group: 'View',
      run: () => useView.getState().setTheme('dark'),
      isOn: () => useView.getState().theme === 'dark',
    },
    {
      id: 'help.shortcuts',
      title: 'Keyboard shortcuts',
      group: 'Help',
      keys: ['?'],
      run: () => {
        if (!isDialogOpen()) void ask('shortcuts', {})
      },
    },
    {
      id: 'help.manual',
      title: 'Manual',
      group: 'Help',
      keys: ['F1'],
      run: () => void ask('manual', {}),
    },
    {
      id: 'help.keymap',
      title: 'Switch between the Simulink and the modern keymap',
      group: 'Help',
      run: () => chooseKeymap(useKeymap.getState().keymap === 'simulink' ? 'modern' : 'simulink'),
    },
    {
      id: 'run.check',
      title: 'Check the diagram',
      group: 'Run',
      keys: ['Ctrl+D'],
      run: () => {
        checkNow()
        useView.getState().showDock('problems')
      },
      isEnabled: isEditing,
    },
    {
      id: 'run.settings',
      title: 'Simulation settings',
      group: 'Run',
      keys: ['Ctrl+E'],
      run: () => {
        useView.getState().select({})
        useView.getState().callInspector()
      },
      isEnabled: isEditing,
    },
    {
      id: 'edit.find',
      title: 'Find blocks...',
      group: 'Edit',
      keys: ['Ctrl+F'],
      run: () => void ask('find', {}),
      isEnabled: isEditing,
    },
    {
      id: 'view.palette',
      title: 'Command palette',
      group: 'View',
      keys: ['Ctrl+Shift+P'],
      run: () => {
        if (!isDialogOpen()) void ask('palette', {}).then(id => id !== null && runCommand(id))
      },
    },
  ]
}
