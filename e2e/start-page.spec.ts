import { readdir } from 'node:fs/promises'
import { block, button, canvas, chooseFromFileMenu, openExample, rename, saveAs } from './fixture/app.ts'
import { expect, ROOT, test } from './fixture/test.ts'

test('offers examples with pictures, and opens each as a copy that is not saved anywhere', async ({
  page,
}) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Loopwright', level: 1 })).toBeVisible()
  const examples = page.getByRole('region', { name: 'Examples' }).getByRole('button')
  const count = await readdir(`${ROOT}examples`).then(
    names => names.filter(name => name.endsWith('.loop')).length,
  )
  expect(count).toBeGreaterThanOrEqual(12)
  await expect(examples).toHaveCount(count)
  await expect(examples.locator('svg')).toHaveCount(count)
  for (const [name, landmark] of [
    ['Bench supply', 'converter'],
    ['DC motor', 'motor'],
    ['Inverted pendulum', 'pendulum'],
  ] as const) {
    await openExample(page, name)
    await expect(block(page, landmark)).toBeVisible()
    await expect(page).toHaveTitle(`${name} - Loopwright`)
    await button(page, 'Start page').click()
  }
  await expect(page.getByText('Projects that you open or save stand here.')).toBeVisible()
})

test('begins a new project with an empty canvas that says what to do', async ({ page }) => {
  await page.goto('/')
  await button(page, 'New project').click()
  await expect(canvas(page)).toContainText('Drag a block from the palette')
  await expect(button(page, 'Undo')).toBeDisabled()
})

test('lists what was saved, newest first, here and in the file menu', async ({ page }) => {
  for (const name of ['first', 'second']) {
    await openExample(page, 'DC motor')
    await rename(page, name)
    await saveAs(page, `${name}.loop`)
  }
  await chooseFromFileMenu(page, 'Start page')
  const recent = page.getByRole('list', { name: 'Recent projects' }).getByRole('button')
  await expect(recent).toHaveText([/^second/, /^first/])
  await recent.getByText('first', { exact: true }).click()
  await expect(block(page, 'motor')).toBeVisible()
  await chooseFromFileMenu(page, 'Open recent', 'second')
  await expect(page).toHaveTitle('second - Loopwright')
})
