import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  block,
  button,
  canvas,
  chooseFromFileMenu,
  createProject,
  expectSaved,
  expectUnsaved,
  openExample,
  openFile,
  placeWithKeyboard,
  rename,
  save,
  saveAs,
  status,
} from './fixture/app.ts'
import { startShell } from './fixture/shell.ts'
import { expect, ROOT, test } from './fixture/test.ts'

const unsavedDialog = (page: Page) => page.getByRole('alertdialog', { name: 'Unsaved changes' })
const changedDialog = (page: Page) => page.getByRole('alertdialog', { name: 'The file was changed outside' })

/** The host answers no call of a name until what this gives is called. */
async function holdAnswers(page: Page, name: string): Promise<() => void> {
  let release = () => {}
  const isReleased = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route(`**/api/${name}`, async route => {
    await isReleased
    await route.continue()
  })
  return () => release()
}

test('saves under a name, and opens the same again', async ({ page, shell }) => {
  await openExample(page, 'Bench supply')
  await saveAs(page, 'supply.loop')
  await expectSaved(page)
  const saved = readFileSync(join(shell.projects, 'supply.loop'), 'utf8')
  expect(JSON.parse(saved)).toMatchObject({ format: 'loopwright', name: 'Bench supply' })

  await page.reload()
  await button(page, 'Open...').click()
  const dialog = page.getByRole('dialog', { name: 'Open project' })
  await expect(dialog.getByRole('status', { name: 'Folder' })).toHaveText(shell.projects)
  await dialog.getByRole('button', { name: 'supply.loop' }).dblclick()
  await expect(block(page, 'converter')).toBeVisible()

  // Rewriting what was not changed changes nothing.
  await saveAs(page, 'again.loop')
  expect(readFileSync(join(shell.projects, 'again.loop'), 'utf8')).toBe(saved)
})

test('while a file is read nothing is done to the project before, and one need not wait', async ({
  page,
}) => {
  await openExample(page, 'DC motor')
  await saveAs(page, 'slow.loop')
  await createProject(page)
  const answer = await holdAnswers(page, 'readFile')
  const opening = page.getByRole('dialog', { name: 'Opening…' })
  const name = page.getByRole('textbox', { name: 'Project name' })
  for (const isAwaited of [false, true]) {
    await page.keyboard.press('Control+o')
    await page.getByRole('dialog', { name: 'Open project' }).getByText('slow.loop').dblclick()
    await expect(opening).toBeVisible()
    await page.keyboard.press('Control+t')
    await expect(status(page)).toHaveText('Ready')
    if (isAwaited) answer()
    else await opening.getByRole('button', { name: 'Cancel' }).click()
    await expect(opening).toHaveCount(0)
    await expect(name).toHaveValue(isAwaited ? 'DC motor' : 'Untitled')
  }
})

test('takes a name that was entered before the folder was listed', async ({ page, shell }) => {
  await openExample(page, 'DC motor')
  await saveAs(page, 'early.loop')
  await createProject(page)
  const answer = await holdAnswers(page, 'listFolder')
  await page.keyboard.press('Control+o')
  const dialog = page.getByRole('dialog', { name: 'Open project' })
  const name = dialog.getByRole('textbox', { name: 'File name' })
  await name.fill(join(shell.projects, 'early.loop'))
  await name.press('Enter')
  await expect(dialog).toBeVisible()
  answer()
  await expect(dialog).not.toBeAttached()
  await expect(page).toHaveTitle('DC motor - Loopwright')
})

test('what is typed while a folder is listed stays', async ({ page, shell }) => {
  mkdirSync(join(shell.projects, 'inner'), { recursive: true })
  await openExample(page, 'DC motor')
  await saveAs(page, 'motor.loop')
  await page.keyboard.press('Control+o')
  const dialog = page.getByRole('dialog', { name: 'Open project' })
  const inner = dialog.getByRole('button', { name: 'inner' })
  await expect(inner).toBeVisible()
  const answered = page.waitForResponse(/\/api\/listFolder$/)
  const answer = await holdAnswers(page, 'listFolder')
  await inner.click()
  const name = dialog.getByRole('textbox', { name: 'File name' })
  await name.fill('other')
  answer()
  await answered
  await expect(inner).toHaveCount(0)
  await expect(name).toHaveValue('other')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
})

test('gives a project without a name that of its file', async ({ page }) => {
  await createProject(page)
  await placeWithKeyboard(page, 'gain')
  await expect(page).toHaveTitle('• Untitled - Loopwright')
  await saveAs(page, 'my first loop')
  await expect(page).toHaveTitle('my first loop - Loopwright')
})

test('asks before it replaces a file', async ({ page, shell }) => {
  await openExample(page, 'DC motor')
  await saveAs(page, 'motor.loop')
  await placeWithKeyboard(page, 'gain')
  await page.keyboard.press('Control+Shift+s')
  const dialog = page.getByRole('dialog', { name: 'Save project as' })
  await expect(dialog.getByRole('textbox', { name: 'File name' })).toHaveValue('motor.loop')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('motor.loop exists already')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expectSaved(page)
  expect(readFileSync(join(shell.projects, 'motor.loop'), 'utf8')).toContain('math/gain')
})

test('asks before it lets unsaved work go: cancel, let go, or save first', async ({ page, shell }) => {
  await openExample(page, 'DC motor')
  await placeWithKeyboard(page, 'gain')
  await expectUnsaved(page)

  await chooseFromFileMenu(page, 'New')
  await button(page, 'Cancel').click()
  await expect(block(page, 'gain')).toBeVisible()

  await chooseFromFileMenu(page, 'Open example', 'Bench supply')
  await unsavedDialog(page).getByRole('button', { name: 'Save', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Save project as' })
  await dialog.getByRole('textbox', { name: 'File name' }).fill('kept.loop')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(block(page, 'converter')).toBeVisible()
  expect(readFileSync(join(shell.projects, 'kept.loop'), 'utf8')).toContain('math/gain')

  await placeWithKeyboard(page, 'gain')
  await chooseFromFileMenu(page, 'New')
  await unsavedDialog(page).getByRole('button', { name: "Don't save" }).click()
  await expect(canvas(page)).toContainText('Nothing is drawn here yet')
})

test('notices a file that was changed outside, and never overwrites it unasked', async ({ page, shell }) => {
  const file = join(shell.projects, 'shared.loop')
  await openExample(page, 'DC motor')
  await saveAs(page, 'shared.loop')
  const outside = readFileSync(file, 'utf8').replace('"name": "DC motor"', '"name": "From outside"')
  writeFileSync(file, outside)

  await placeWithKeyboard(page, 'gain')
  await page.keyboard.press('Control+s')
  await changedDialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expectUnsaved(page)
  expect(readFileSync(file, 'utf8')).toBe(outside)

  await page.keyboard.press('Control+s')
  await changedDialog(page).getByRole('button', { name: 'Overwrite' }).click()
  await expectSaved(page)
  expect(readFileSync(file, 'utf8')).toContain('math/gain')

  writeFileSync(file, outside)
  await rename(page, 'Mine')
  await page.keyboard.press('Control+s')
  await changedDialog(page).getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('textbox', { name: 'Project name' })).toHaveValue('From outside')
  await expect(block(page, 'gain')).toHaveCount(0)
})

test('warns before the page is loaded again with unsaved work', async ({ page }) => {
  await createProject(page)
  await placeWithKeyboard(page, 'gain')
  const asked: string[] = []
  page.on('dialog', async dialog => {
    asked.push(dialog.type())
    await dialog.dismiss()
  })
  await page.evaluate(() => setTimeout(() => location.reload()))
  await expect.poll(() => asked).toEqual(['beforeunload'])
  await expect(block(page, 'gain')).toBeVisible()

  await saveAs(page, 'safe.loop')
  await page.reload()
  expect(asked).toHaveLength(1)
})

test('says that a file is not there', async ({ page, shell }) => {
  await openExample(page, 'DC motor')
  await openFile(page, join(shell.projects, 'missing.loop'))
  const fault = page.getByRole('alertdialog', { name: 'This file could not be opened' })
  await expect(fault).toContainText('missing.loop does not exist')
  await fault.getByRole('button', { name: 'OK' }).click()
  await expect(block(page, 'motor')).toBeVisible()
})

test('saves again after the file was deleted', async ({ page, shell }) => {
  await openExample(page, 'DC motor')
  await saveAs(page, 'motor.loop')
  shell.clear()
  await placeWithKeyboard(page, 'gain')
  await save(page)
  expect(readFileSync(join(shell.projects, 'motor.loop'), 'utf8')).toContain('math/gain')
})

test('opens the file that is named on the command line', async ({ browser }) => {
  const own = await startShell(ROOT, join(ROOT, 'examples/dc-motor.loop'))
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(own.link)
    await expect(block(page, 'motor')).toBeVisible()
  } finally {
    await context.close()
    await own.stop()
  }
})
