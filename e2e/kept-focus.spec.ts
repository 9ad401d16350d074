import type { Locator } from '@playwright/test'
import {
  block,
  button,
  canvas,
  createProject,
  drag,
  findCentre,
  inspector,
  listBlocks,
  openExample,
  port,
  quickInsert,
  setStopTime,
  status,
  wire,
} from './fixture/app.ts'
import { drawWithKeys, goTo, tabTo, typeBlock } from './fixture/keys.ts'
import { expect, test } from './fixture/test.ts'

test('after a menu was used with the mouse, what is typed goes to the canvas', async ({ page }) => {
  await createProject(page)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Select all/ }).click()
  await page.keyboard.type('gain 3')
  await page.keyboard.press('Enter')
  await expect(block(page, 'gain')).toBeVisible()
})

test('a copy has the keyboard next, so that arrows move the copy', async ({ page }) => {
  await createProject(page)
  await typeBlock(page, 'gain 3', 'gain')
  const { x, y } = await findCentre(block(page, 'gain'))
  await page.keyboard.down('Control')
  await drag(page, { x, y }, { x, y: y + 80 })
  await page.keyboard.up('Control')
  await expect(block(page, 'gain2')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await findCentre(block(page, 'gain2'))).x).toBeGreaterThan(x)
  expect(await findCentre(block(page, 'gain'))).toEqual({ x, y })
})

test('Escape leads from the settings back to the canvas, also in a subsystem', async ({ page }) => {
  await createProject(page)
  await typeBlock(page, 'gain 3', 'gain')
  await page.keyboard.press('Control+g')
  await expect(block(page, 'subsystem')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(block(page, 'gain')).toBeVisible()
  await page.keyboard.press('Control+e')
  await expect(inspector(page).getByRole('combobox', { name: 'Solver' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(block(page, 'gain')).toBeVisible()
  await page.keyboard.type('scope')
  await page.keyboard.press('Enter')
  await expect(block(page, 'scope')).toBeVisible()
})

test('Escape closes one thing and gives the keyboard back to where it was', async ({ page }) => {
  await drawWithKeys(page)
  const gain = block(page, 'gain')
  const escapeTo = async (target: Locator) => {
    await page.keyboard.press('Escape')
    await expect(target).toBeFocused()
  }
  await page.keyboard.press('F2')
  await page.keyboard.type('other')
  await escapeTo(gain)
  await page.keyboard.type('integ')
  await escapeTo(gain)
  await page.keyboard.press('Enter')
  await expect(inspector(page).getByRole('textbox', { name: 'Gain' })).toBeFocused()
  await page.keyboard.type('7')
  await escapeTo(inspector(page).getByRole('textbox', { name: 'Gain' }))
  await escapeTo(gain)
  await expect(gain).toContainText('3')

  await tabTo(page, port(page, 'gain.y'))
  await page.keyboard.press('Enter')
  await page.keyboard.type('integ')
  await escapeTo(port(page, 'gain.y'))
  const hint = canvas(page).getByRole('status').filter({ hasText: 'Wire from gain.y' })
  await expect(hint, 'the wire is still begun').toBeVisible()
  await page.keyboard.press('Escape')
  await expect(hint).toBeHidden()

  await page.keyboard.press('Alt+a')
  await page.keyboard.type('A note')
  await escapeTo(page.getByRole('button', { name: 'Note A note' }))
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Text of the note' })).toHaveValue('A note')
  await page.keyboard.press('Escape')
  await tabTo(page, button(page, 'Step'))
  await page.keyboard.press('Escape')
  await page.keyboard.type('scope')
  await expect(quickInsert(page)).toHaveValue('scope')
})

test('keys act on the wire that was chosen at a block, also after a name was given up or from the palette', async ({
  page,
}) => {
  await drawWithKeys(page)
  const connection = 'step.y -> gain.u'
  const name = page.getByRole('textbox', { name: 'Name of the signal of step.y' })
  await page.keyboard.press('Alt+l')
  await page.keyboard.press('Shift+F2')
  await page.keyboard.type('speed')
  await page.keyboard.press('Escape')
  await expect(name).toBeHidden()
  await expect(wire(page, connection)).not.toContainText('speed')
  await page.keyboard.press('Control+Shift+P')
  await page.keyboard.type('name the signal')
  await page.keyboard.press('Enter')
  await expect(name).toBeFocused()
  await page.keyboard.type('speed')
  await page.keyboard.press('Enter')
  await expect(wire(page, connection)).toContainText('speed')
  await page.keyboard.type('1/s')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Delete')
  await expect(wire(page, connection)).toBeHidden()
  expect(await listBlocks(page)).toEqual(['step', 'gain'])
})

test('what takes the place of a button that goes has the keyboard next', async ({ page }) => {
  await openExample(page, 'Two tanks')
  await setStopTime(page, '1e6')
  await button(page, 'Run').focus()
  await page.keyboard.press('Enter')
  await expect(button(page, 'Pause')).toBeFocused()
  await expect(status(page)).toHaveAttribute('data-status', 'running')
  await page.keyboard.press('Enter')
  await expect(button(page, 'Resume')).toBeFocused()
  await button(page, 'Stop').focus()
  await page.keyboard.press('Enter')
  await expect(button(page, 'Step')).toBeFocused()

  await goTo(page, 'small')
  await page.keyboard.press('Alt+t')
  await button(page, 'Delete parameter area').focus()
  await page.keyboard.press('Enter')
  await expect(button(page, 'Delete parameter outlet')).toBeFocused()
  await button(page, 'Close tab small').focus()
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await expect(canvas(page)).toBeFocused()
  await expect(block(page, 'small')).toBeVisible()
})

test('a menu that keys opened leaves the keyboard to what its command opens', async ({ page }) => {
  await drawWithKeys(page)
  const choose = async (menu: string, item: string) => {
    await button(page, menu).focus()
    await page.keyboard.press('Enter')
    const wanted = page.getByRole('menuitem', { name: item, exact: true })
    for (let left = 40; left > 0; left -= 1) {
      if (await wanted.evaluate(element => element === document.activeElement)) break
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Enter')
  }
  await choose('Edit', 'Rename block')
  await expect(page.getByRole('textbox', { name: 'Name of block gain' })).toBeFocused()
  await page.keyboard.type('amplifier')
  await page.keyboard.press('Enter')
  await expect(block(page, 'amplifier')).toBeFocused()
  await choose('Edit', 'Insert a block...')
  await expect(quickInsert(page)).toBeFocused()
  await typeBlock(page, 'scope')
  await choose('Edit', 'Open the block')
  await expect(inspector(page).locator('input, select').and(page.locator(':focus'))).toBeVisible()
  await choose('View', 'Zoom in')
  await expect(button(page, 'View')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(block(page, 'scope')).toBeFocused()
})

test('a command takes the statements that are being written', async ({ page }) => {
  await createProject(page)
  await typeBlock(page, 'function')
  await page.keyboard.press('Enter')
  await expect(inspector(page).getByRole('textbox', { name: 'Statements' })).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('output level\nlevel = 3')
  await page.keyboard.press('F10')
  await expect(port(page, 'function.level')).toBeAttached()
  await expect(inspector(page).getByRole('textbox', { name: 'Statements' })).toBeFocused()
})

test('a project that opens has the keyboard, wherever that was', async ({ page }) => {
  await page.goto('/')
  await button(page, 'Keyboard shortcuts').focus()
  for (const typed of ['step', 'scope']) {
    await page.keyboard.press('Alt+n')
    const unsaved = page.getByRole('alertdialog')
    if (typed === 'scope') await unsaved.getByRole('button', { name: "Don't save" }).press('Enter')
    await expect(canvas(page)).toBeFocused()
    await typeBlock(page, typed)
    await button(page, 'Undo').focus()
  }
})

test('what is pressed in the moment in which a project appears is done', async ({ page }) => {
  await page.goto('/')
  await page.evaluate(() => {
    const press = new MutationObserver(() => {
      if (document.activeElement?.ariaLabel !== 'Canvas') return
      press.disconnect()
      const key = { key: 'a', code: 'KeyA', altKey: true, bubbles: true, cancelable: true }
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', key))
    })
    press.observe(document.body, { subtree: true, childList: true })
  })
  await button(page, 'New project').click()
  const field = page.getByRole('textbox', { name: 'Text of the note' })
  await field.fill('Begun at once')
  await field.press('Escape')
  await expect(page.getByTestId('note-note')).toContainText('Begun at once')
})

test('a block that is renamed stays selected and has the keyboard, also through undo and redo', async ({
  page,
}) => {
  await createProject(page)
  await typeBlock(page, 'gain')
  await page.keyboard.press('F2')
  await page.keyboard.type('kp')
  await page.keyboard.press('Enter')
  const name = inspector(page).getByRole('textbox', { name: 'Block name' })
  for (const [key, shown] of [
    ['', 'kp'],
    ['Control+z', 'gain'],
    ['Control+Shift+z', 'kp'],
  ] as const) {
    if (key !== '') await page.keyboard.press(key)
    await expect(block(page, shown)).toBeFocused()
    await expect(block(page, shown)).toHaveClass(/selected/)
    await expect(name).toHaveValue(shown)
  }
})

test('who is inside a subsystem stays there when its name is taken back', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await block(page, 'voltagePid').click()
  await page.keyboard.press('Control+g')
  await expect(block(page, 'subsystem')).toHaveClass(/selected/)
  await page.keyboard.press('F2')
  await page.keyboard.type('outer')
  await page.keyboard.press('Enter')
  await expect(block(page, 'outer')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(block(page, 'voltagePid')).toBeVisible()
  const path = page.getByRole('navigation', { name: 'Context' })
  await expect(path).toContainText('outer')
  await page.keyboard.press('Control+z')
  await expect(path).toContainText('subsystem')
  await expect(block(page, 'voltagePid')).toBeVisible()
})
