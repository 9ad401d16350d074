import type { Page } from '@playwright/test'
import { block, button, canvas, createProject, openExample, setPace } from './fixture/app.ts'
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

test('buttons say the keys of the chosen keymap, and these keys do it wherever the keyboard is', async ({
  page,
}) => {
  await openExample(page, 'DC motor')
  await setPace(page, '0.1')
  const state = page.getByTestId('run-status')
  const search = page.getByRole('searchbox', { name: 'Search blocks' })
  for (const [keymap, keys] of [
    ['Simulink', { run: 'Control+Enter', pause: 'F9', stop: 'Control+Shift+Enter' }],
    ['Modern', { run: 'F5', pause: 'F6', stop: 'Shift+F5' }],
  ] as const) {
    await button(page, 'Keyboard shortcuts').click()
    await page.getByLabel('Keymap').selectOption(keymap)
    await page.keyboard.press('Escape')
    const says = (name: string, key: string) =>
      expect(button(page, name)).toHaveAttribute('title', new RegExp(`\\(${key.replaceAll('+', '\\+')}\\)$`))
    const shown = (key: string) => key.replace('Control', 'Ctrl')
    await search.focus()
    await says('Run', shown(keys.run))
    await says('Stop', shown(keys.stop))
    await says('Step', 'F10')
    await page.keyboard.press(keys.run)
    await expect(state).toHaveAttribute('data-status', 'running')
    await says('Pause', keys.pause)
    await page.keyboard.press(keys.pause)
    await says('Resume', keys.pause)
    await says('Step back', 'F8')
    await page.keyboard.press(keys.stop)
    await expect(state).toHaveAttribute('data-status', 'stopped')
  }
})

test('the manual says the keys of the chosen keymap, and has the key of Find for its own search', async ({
  page,
}) => {
  await createProject(page)
  const manual = page.getByRole('dialog', { name: 'Manual' })
  for (const [keymap, pause] of [
    ['Simulink', 'F9 pauses'],
    ['Modern', 'F6 pauses'],
  ] as const) {
    await page.keyboard.press('?')
    await page.getByLabel('Keymap').selectOption(keymap)
    await page.keyboard.press('Escape')
    await page.keyboard.press('F1')
    await page.keyboard.press('Control+f')
    await expect(manual.getByRole('searchbox', { name: 'Search the manual' })).toBeFocused()
    await manual.getByRole('button', { name: 'Running and tuning' }).press('Enter')
    await expect(manual).toContainText(pause)
    await page.keyboard.press('Escape')
    await expect(canvas(page)).toBeFocused()
  }
})

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

/** Keys of the sheet but for those that write, such as `?`, and those of the clipboard, which a browser has for us. */
async function readKeys(page: Page, keymap: string): Promise<readonly { title: string; keys: string }[]> {
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.getByLabel('Keymap').selectOption(keymap)
  const rows = await sheet.locator('dl > div').evaluateAll(all =>
    all.flatMap(row =>
      [...row.querySelectorAll('kbd')].map(({ innerText }) => ({
        title: row.querySelector('dt')?.innerText ?? '',
        keys: innerText,
      })),
    ),
  )
  await page.keyboard.press('Escape')
  return rows.filter(
    ({ title, keys }) => /^(Ctrl|Alt|Shift\+F|F\d)/.test(keys) && !['Cut', 'Copy', 'Paste'].includes(title),
  )
}

/** Where keys are pressed, and whether a text that is edited there has those of Undo and the like. */
const PLACES: readonly {
  readonly name: string
  readonly isOfText: boolean
  readonly go: (page: Page) => Promise<void>
}[] = [
  { name: 'with nothing selected', isOfText: false, go: page => goToCanvas(page, 'Escape', 'Escape') },
  { name: 'with all selected', isOfText: false, go: page => goToCanvas(page, 'Control+a') },
  {
    name: 'in a field',
    isOfText: true,
    go: page => page.getByRole('textbox', { name: 'Project name' }).focus(),
  },
  { name: 'in a dialog', isOfText: true, go: page => goToCanvas(page, 'Control+Shift+P') },
]

async function goToCanvas(page: Page, ...keys: readonly string[]): Promise<void> {
  await canvas(page).focus()
  for (const key of keys) await page.keyboard.press(key)
}

for (const keymap of ['Simulink', 'Modern']) {
  test(`no key of the ${keymap} keymap goes to the browser, or leaves nothing with the keyboard`, async ({
    page,
  }) => {
    test.setTimeout(240_000)
    await page.addInitScript(() => {
      addEventListener('keydown', event => Object.assign(window, { pressed: event }), { capture: true })
    })
    await createProject(page)
    for (const typed of ['step', 'gain 3', 'scope']) {
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
    }
    const all = await readKeys(page, keymap)
    expect(all.length).toBeGreaterThan(30)
    for (const { name, isOfText, go } of PLACES) {
      for (const { title, keys } of all) {
        if (isOfText && ['Undo', 'Redo', 'Select all'].includes(title)) continue
        await go(page)
        await page.keyboard.press(keys.replace('Ctrl', 'Control'))
        const isKept = await page.evaluate(async () => {
          const { pressed } = window as Window & { pressed?: KeyboardEvent }
          await new Promise(resolve => setTimeout(resolve, 60))
          return pressed?.defaultPrevented
        })
        expect.soft(isKept, `${keys} (${title}) ${name} is ours`).toBe(true)
        // What went with an edit may have had it: who has it then is found with the next frame.
        await expect
          .soft(page.locator('body'), `after ${keys} (${title}) ${name} something has the keyboard`)
          .not.toBeFocused()
        const dialog = page.locator('dialog[open]')
        for (let left = 3; left > 0 && (await dialog.count()) > 0; left--) await page.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
      }
    }
  })
}
