import { block, button, canvas, createProject, openExample } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

for (const keymap of ['Simulink', 'Modern']) {
  test(`has one command on each key of the ${keymap} keymap, and remembers the keymap`, async ({ page }) => {
    await createProject(page)
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await sheet.getByLabel('Keymap').selectOption(keymap)
    const keys = await sheet.locator('kbd').allTextContents()
    expect(keys.length).toBeGreaterThan(25)
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
    expect(keys, 'keys that a browser keeps').not.toContain('Ctrl+T')
    await page.reload()
    await button(page, 'New project').click()
    await expect(canvas(page)).toBeVisible()
    await page.keyboard.press('?')
    await expect(sheet.getByLabel('Keymap').locator('option:checked')).toHaveText(keymap)
  })
}

test('finds and runs a command from the palette', async ({ page }) => {
  await createProject(page)
  await page.keyboard.type('gain')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Shift+P')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await palette.getByRole('combobox', { name: 'Find a command' }).fill('dupl')
  await expect(palette.getByRole('option').first()).toHaveAccessibleName('Duplicate')
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
  await expect(block(page, 'gain2')).toBeVisible()
})

test('finds a block by a parameter and goes to it', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await page.keyboard.press('Control+f')
  await page.getByRole('combobox', { name: 'Find blocks' }).fill('1/L')
  await page.keyboard.press('Enter')
  await expect(block(page, 'perInductance')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Block name' })).toHaveValue('perInductance')
})

test('has every command in a menu', async ({ page }) => {
  await createProject(page)
  for (const [menu, item] of [
    ['Edit', 'Select all'],
    ['Arrange', 'Rotate'],
    ['View', 'Fit the diagram'],
    ['Simulate', 'Check the diagram'],
    ['Help', 'Keyboard shortcuts'],
  ] as const) {
    await page.getByRole('banner').getByRole('button', { name: menu, exact: true }).click()
    await expect(page.getByRole('menuitem', { name: item, exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
  }
})

test('shows a map of the diagram on demand', async ({ page }) => {
  await openExample(page, 'Bench supply')
  const map = page.getByRole('img', { name: 'Map of the diagram' })
  await page.keyboard.press('Alt+m')
  await expect(map).toBeVisible()
  await page.keyboard.press('Alt+m')
  await expect(map).toBeHidden()
})
