import {
  block,
  button,
  canvas,
  createProject,
  inspector,
  listBlocks,
  openExample,
  placeWithKeyboard,
  wire,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

test('enters a subsystem by double-click and leaves it with Escape or the breadcrumb', async ({ page }) => {
  await openExample(page, 'Bench supply')
  const context = page.getByRole('navigation', { name: 'Context' })
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => context.getByRole('button', { name: 'Bench supply' }).click(),
  ]) {
    await block(page, 'converter').dblclick()
    await expect(block(page, 'inductor')).toBeVisible()
    await expect(block(page, 'voltagePid')).toHaveCount(0)
    await expect(context.getByText('converter')).toHaveAttribute('aria-current', 'location')
    await leave()
    await expect(block(page, 'voltagePid')).toBeVisible()
    await expect(block(page, 'inductor')).toHaveCount(0)
  }
})

test('edits inside a subsystem, and undoes that from outside', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await block(page, 'converter').dblclick()
  await block(page, 'resistance').click()
  const gain = inspector(page).getByRole('textbox', { name: 'Gain' })
  await expect(gain).toHaveValue('RL')
  await gain.fill('10*RL')
  await gain.press('Enter')
  await placeWithKeyboard(page, 'terminator')
  await expect(block(page, 'terminator')).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Context' })
    .getByRole('button', { name: 'Bench supply' })
    .click()
  await expect(block(page, 'terminator')).toHaveCount(0)

  await button(page, 'Undo').click()
  await expect(page.getByText('Undone in converter: ')).toBeVisible()
  await button(page, 'Undo').click()
  await expect(button(page, 'Undo')).toBeDisabled()
  await block(page, 'converter').dblclick()
  await block(page, 'resistance').click()
  await expect(gain).toHaveValue('RL')
  await expect(block(page, 'terminator')).toHaveCount(0)
})

test('makes a subsystem from the palette that passes its input on', async ({ page }) => {
  await createProject(page)
  await placeWithKeyboard(page, 'model')
  await expect(block(page, 'subsystem')).toBeVisible()
  await block(page, 'subsystem').dblclick()
  expect((await listBlocks(page)).sort()).toEqual(['in', 'out'])
  await expect(wire(page, 'in.y -> out.u')).toBeAttached()
  await page.keyboard.press('Escape')
  await button(page, 'Undo').click()
  await expect(block(page, 'subsystem')).toHaveCount(0)
})

test('without an Exit the wires outside go, which is told, and one undo brings all back', async ({
  page,
}) => {
  await openExample(page, 'Bench supply')
  const outside = ['converter.i -> currentError.u2', 'converter.i -> current.u1']
  for (const connection of outside) await expect(wire(page, connection)).toBeAttached()
  await block(page, 'converter').dblclick()
  await block(page, 'i').click()
  await page.keyboard.press('Delete')
  const told = canvas(page).getByRole('status').filter({ hasText: '2 wires in “main” went' })
  await expect(told).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(block(page, 'i')).toBeVisible()
  await expect(told).toBeHidden()
  await block(page, 'i').click()
  await page.keyboard.press('Delete')
  await expect(told).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(wire(page, 'converter.v -> voltageError.u2')).toBeAttached()
  for (const connection of outside) await expect(wire(page, connection)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  for (const connection of outside) await expect(wire(page, connection)).toBeAttached()
  await expect(button(page, 'Undo')).toBeDisabled()
})
