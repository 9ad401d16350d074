import type * as Electron from 'electron'

/** What the user answers in dialogs. */
export class FakeDialog implements Pick<Electron.Dialog, 'showErrorBox'> {
  open: Electron.OpenDialogReturnValue = { canceled: true, filePaths: [] }
  save: Electron.SaveDialogReturnValue = { canceled: true, filePath: '' }
  button = 0
  readonly errors: string[] = []

  async showOpenDialog(): Promise<Electron.OpenDialogReturnValue> {
    return this.open
  }
  async showSaveDialog(): Promise<Electron.SaveDialogReturnValue> {
    return this.save
  }
  async showMessageBox(): Promise<Electron.MessageBoxReturnValue> {
    return { response: this.button, checkboxChecked: false }
  }
  showErrorBox(title: string): void {
    this.errors.push(title)
  }
}
