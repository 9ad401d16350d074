/** Choosing what runs, signals without wires, and a block of statements. */
import {
  block,
  button,
  createProject,
  inspector,
  openExample,
  placeWithKeyboard,
  port,
  runToEnd,
  setPace,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

test('follows a tag to its Goto, and runs one action after the other', async ({ page }) => {
  await openExample(page, 'Two actions')
  await setPace(page, 'max')
  await runToEnd(page)
  await block(page, 'speed here').dblclick()
  await expect(inspector(page).getByRole('textbox', { name: 'Name' })).toHaveValue('send speed')
})

test('ports of a Function follow its statements, and a fault shows with its line', async ({ page }) => {
  await createProject(page)
  await placeWithKeyboard(page, 'function')
  await block(page, 'function').click()
  const statements = inspector(page).getByRole('textbox', { name: 'Statements' })
  await statements.fill('input speed, load\noutput y\ny = speed * laod')
  await statements.press('Control+Enter')
  await expect(inspector(page)).toContainText('Line 3, column 13: there is nothing called "laod".')
  await expect(port(page, 'function.load')).toBeVisible()
  await statements.fill(
    "input speed, load\noutput y, energy\nstate e = 0\ne' = speed * load\ny = speed\nenergy = e",
  )
  await statements.press('Control+Enter')
  await expect(port(page, 'function.energy')).toBeVisible()
  await expect(inspector(page)).not.toContainText('Line')
  await button(page, 'Undo').click()
  await expect(port(page, 'function.energy')).toBeHidden()
})
