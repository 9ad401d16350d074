import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import type { MenuCommand } from '../contract/host.ts'
import { createMenuTemplate } from './menu.ts'

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap(item => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])])
}

const COMMANDS: Record<MenuCommand, true> = {
  'file.new': true,
  'file.open': true,
  'file.save': true,
  'file.save-as': true,
  'file.start-page': true,
  'edit.undo': true,
  'edit.redo': true,
  'edit.cut': true,
  'edit.copy': true,
  'edit.paste': true,
  'edit.delete': true,
  'edit.select-all': true,
  'edit.rotate': true,
  'view.fit': true,
  'view.theme-system': true,
  'view.theme-light': true,
  'view.theme-dark': true,
  'run.start': true,
  'run.pause': true,
  'run.step': true,
  'run.stop': true,
  'help.shortcuts': true,
  'file.plugins': true,
  'file.plugins-folder': true,
}

describe.each(['linux', 'darwin', 'win32'] as const)('menu on %s', platform => {
  const sent: MenuCommand[] = []
  const items = flatten(
    createMenuTemplate({ platform, isPackaged: true, send: command => sent.push(command) }),
  )

  it('has an item for every command, once', () => {
    for (const item of items) (item.click as (() => void) | undefined)?.()
    expect(sent.sort()).toEqual(Object.keys(COMMANDS).sort())
  })

  it('gives no shortcut twice, and acts on none that the page hears itself', () => {
    const accelerators = items.flatMap(item => item.accelerator ?? [])
    expect(new Set(accelerators).size).toBe(accelerators.length)
    const isRegistered = items.some(item => item.accelerator !== undefined && item.registerAccelerator)
    expect(isRegistered).toBe(platform === 'darwin')
  })

  it('takes no plain key from a text field', () => {
    const registered = items.filter(item => item.registerAccelerator).map(item => item.accelerator)
    expect(registered.filter(accelerator => !accelerator?.includes('+'))).toEqual([])
  })

  it('hides the developer tools from a packaged app', () => {
    expect(items.map(item => item.role)).not.toContain('toggleDevTools')
  })
})
