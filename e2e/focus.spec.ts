import type { Page } from '@playwright/test'
import {
  block,
  button,
  canvas,
  chooseFromFileMenu,
  createProject,
  inspector,
  openExample,
  placeWithKeyboard,
} from './fixture/app.ts'
import { expectFocusSeen, expectSeen } from './fixture/focus-walk.ts'
import { expect, test } from './fixture/test.ts'

/** Blocks whose parameters have editors of their own, one each. */
const EDITORS = [
  '1-D Lookup',
  '2-D Lookup',
  'Transfer Fcn',
  'Function',
  'PID',
  'Signal Editor',
  'Switch Case',
]
const MENUS = ['File', 'Edit', 'Arrange', 'View', 'Simulate', 'Help', 'Theme']
/** Dialogs that a key opens. */
const KEYS = ['Control+Shift+p', 'Control+f', 'F1', '?', 'Control+o', 'Control+Shift+s']

test('shows where the keyboard is, wherever Tab leads, in both themes', async ({ page }) => {
  test.setTimeout(300_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const kinds = new Set<string>()
  const walk = (what: string, region?: string) => expectFocusSeen(page, what, kinds, region)
  await page.goto('/')
  await expect(button(page, 'New project')).toBeVisible()
  await walk('start page')

  await openExample(page, 'Bench supply')
  await walk('a project')
  await page.getByRole('tab', { name: 'Problems' }).click()
  await page.getByRole('tab', { name: 'Models' }).click()
  await walk('tabs that were pressed')
  await page.getByRole('tab', { name: 'Blocks' }).click()
  for (const name of MENUS) await walkMenu(page, name)
  for (const key of KEYS) {
    await canvas(page).focus()
    await page.keyboard.press(key)
    await walkDialog(page, key, walk)
  }
  for (const item of ['Plugins...', 'Export as PNG...']) {
    await chooseFromFileMenu(page, item)
    await walkDialog(page, item, walk)
  }

  await openExample(page, 'Two tanks')
  await block(page, 'small').click()
  await page.keyboard.press('Alt+t')
  await expect(page.getByRole('navigation', { name: 'Open contexts' })).toBeVisible()
  await walk('tabs of contexts')
  await openExample(page, 'Control panel')
  await walk('blocks of a panel')

  await createProject(page)
  await page.keyboard.press('Alt+a')
  await page.keyboard.type('A note')
  await page.keyboard.press('Escape')
  await walk('a note')
  for (const type of EDITORS) {
    await placeWithKeyboard(page, type)
    await inspector(page).getByRole('textbox', { name: 'Block name' }).focus()
    await walk(`parameters of a ${type}`, '[aria-label="Inspector"]')
  }
})

async function walkDialog(page: Page, name: string, walk: (what: string) => Promise<void>): Promise<void> {
  const dialog = page.locator('dialog[open]')
  await expect(dialog).toBeVisible()
  await walk(`dialog of ${name}`)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

async function walkMenu(page: Page, name: string): Promise<void> {
  await button(page, name).focus()
  await page.keyboard.press('Enter')
  // It takes the keyboard a moment after it is seen.
  await expect(page.locator('[role^="menuitem"]:focus')).toBeVisible()
  await expectSeen(page, `menu ${name}`)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  // It gives it back a moment after it has gone.
  await expect(button(page, name)).toBeFocused()
}
