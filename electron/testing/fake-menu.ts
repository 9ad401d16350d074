import type * as Electron from 'electron'
import { demand, rules } from './rules.ts'

export class FakeMenu {
  template: Electron.MenuItemConstructorOptions[] = []
  buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): FakeMenu {
    this.template = template
    return this
  }
  setApplicationMenu(menu: unknown): void {
    demand(rules.isReady, 'the menu is set after ready')
    demand(menu === this, 'the menu is built from a template')
  }
}
