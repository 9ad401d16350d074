import type { Page } from '@playwright/test'
import { expectNothingGrave } from './fixture/accessible.ts'
import {
  block,
  button,
  canvas,
  chooseFromFileMenu,
  createProject,
  openExample,
  openFile,
  placeWithKeyboard,
  runToEnd,
} from './fixture/app.ts'
import { expect, ROOT, test } from './fixture/test.ts'

async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: menu, exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** No finding that is serious or critical: of all that axe knows in light, and in dark of what colours decide. */
async function expectAccessible(page: Page, what: string): Promise<void> {
  await expectNothingGrave(page, `${what}, light`)
  await setTheme(page, 'dark')
  await expectNothingGrave(page, `${what}, dark`, { rules: ['color-contrast', 'link-in-text-block'] })
  await setTheme(page, 'light')
}

async function setTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
}

test('has no grave fault of accessibility around a run', async ({ page }) => {
  test.setTimeout(300_000)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto('/')
  await expect(page.getByRole('region', { name: 'Examples' }).locator('svg').nth(11)).toBeVisible()
  await expectAccessible(page, 'start page')

  await openExample(page, 'Bench supply')
  await page.getByRole('combobox', { name: 'Pace' }).first().selectOption('max')
  await runToEnd(page)
  await expectAccessible(page, 'editor after a run')
  await page.keyboard.press('F8')
  await expect(page.getByRole('slider', { name: 'Instant' })).toBeVisible()
  await expectAccessible(page, 'a step back')
  await choose(page, 'View', 'Show time per block')
  await page.keyboard.press('Control+j')
  await page.keyboard.press('Alt+o')
  await page.keyboard.press('Alt+v')
  await page.keyboard.press('Alt+m')
  await expect(page.getByRole('group', { name: 'Time per block' })).toContainText('per step')
  await expect(page.getByRole('group', { name: 'Sample times' }).getByRole('button').first()).toBeVisible()
  await expectAccessible(page, 'overlays of the canvas')
  await choose(page, 'View', 'Show time per block')
  for (const key of ['Control+j', 'Alt+o', 'Alt+v', 'Alt+m']) await page.keyboard.press(key)
  await choose(page, 'Help', 'Take the one-minute tour')
  await expectAccessible(page, 'tour')
  await button(page, 'Leave the tour').click()
  await placeWithKeyboard(page, 'gain')
  await page.getByRole('tab', { name: 'Problems' }).click()
  await expect(page.getByRole('list', { name: 'Problems', exact: true })).toContainText('gain')
  await button(page, 'File').click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessible(page, 'a block selected, problems, and the file menu')
  await page.keyboard.press('Escape')
  await chooseFromFileMenu(page, 'Save as...')
  await expectAccessible(page, 'dialog to save')
  await button(page, 'Cancel').click()
  await chooseFromFileMenu(page, 'New')
  await expectAccessible(page, 'dialog about unsaved changes')
})

test('has no grave fault of accessibility around drawing', async ({ page }) => {
  test.setTimeout(300_000)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await createProject(page)
  await expectAccessible(page, 'empty project')
  await canvas(page).focus()
  await page.keyboard.type('3/(s')
  await expect(page.getByRole('combobox', { name: 'Insert block' })).toBeVisible()
  await expectAccessible(page, 'quick insert')
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox', { name: 'Search blocks' }).fill('no such block')
  await expectAccessible(page, 'a search without a result')
  await page.getByRole('searchbox', { name: 'Search blocks' }).fill('')
  await page.getByRole('tab', { name: 'Models' }).click()
  await expectAccessible(page, 'models')
  await page.getByRole('tab', { name: 'Blocks' }).click()
  await placeWithKeyboard(page, 'gain')
  for (const item of ['Plugins...', 'Export as PNG...']) {
    await chooseFromFileMenu(page, item)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, item)
    await page.keyboard.press('Escape')
  }
  await page.keyboard.press('Control+f')
  await expectAccessible(page, 'finding blocks')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await openFile(page, `${ROOT}e2e/bad-input/bad-expression.loop`)
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await expectAccessible(page, 'dialog about a bad file')
  await button(page, 'Cancel').click()
  await page.keyboard.press('Control+o')
  await expectAccessible(page, 'dialog to open')
  await button(page, 'Cancel').click()
  await button(page, 'Keyboard shortcuts').click()
  await expectAccessible(page, 'shortcuts')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+P')
  await expectAccessible(page, 'command palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F1')
  await expect(page.getByRole('heading', { name: 'First steps' })).toBeVisible()
  await expectAccessible(page, 'manual')
  await page.keyboard.press('Escape')
  for (const [type, what] of [
    ['1-D Lookup', 'Curve of the table'],
    ['2-D Lookup', 'Heat map'],
    ['Transfer Fcn', 'Poles at'],
  ] as const) {
    await placeWithKeyboard(page, type)
    await expect(page.getByRole('region', { name: 'Inspector' }).getByLabel(what)).toBeVisible()
    await expectAccessible(page, `inspector of a ${type}`)
  }
  await page.keyboard.press('Alt+a')
  await page.keyboard.type('A **note**')
  await page.keyboard.press('Control+Enter')
  await expectAccessible(page, 'a note')
})

test('has no grave fault of accessibility in what is seldom open', async ({ page }) => {
  test.setTimeout(300_000)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await openExample(page, 'Steady-state error')
  await button(page, 'Error bands').click()
  await page.keyboard.press('Alt+v')
  await page.getByRole('combobox', { name: 'Pace' }).first().selectOption('max')
  await runToEnd(page)
  await expect(page.getByTestId('run-trust')).toHaveAttribute('data-state', /trusted|doubtful/)
  await expectAccessible(page, 'error bands and values after a run')
  await block(page, 'pController').click()
  await block(page, 'piController').click({ modifiers: ['Shift'] })
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('2 blocks')
  await expectAccessible(page, 'two blocks of a type')
  await button(page, 'Keyboard shortcuts').click()
  await page.getByRole('combobox', { name: 'Keymap' }).selectOption('modern')
  await expectAccessible(page, 'shortcuts of the modern keymap')
  await page.getByRole('combobox', { name: 'Keymap' }).selectOption('simulink')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F1')
  const search = page.getByRole('searchbox', { name: 'Search the manual' })
  await search.fill('step size')
  await expectAccessible(page, 'a search in the manual')
  await search.fill('')
  await page.keyboard.press('Escape')
  await openExample(page, 'Two tanks')
  await block(page, 'small').click()
  await page.keyboard.press('Alt+t')
  await expect(page.getByRole('navigation', { name: 'Open contexts' })).toBeVisible()
  await expectAccessible(page, 'tabs, and a model that is used twice')
  await openExample(page, 'Control panel')
  await expectAccessible(page, 'blocks of the panel')
})

test('follows the theme of the system until one is chosen, and remembers the choice', async ({ page }) => {
  const root = page.locator('html')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/')
  await expect(root).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(root).toHaveAttribute('data-theme', 'light')
  await button(page, 'Theme').click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect(root).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(root).toHaveAttribute('data-theme', 'dark')
})
