import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  block,
  button,
  canvas,
  createProject,
  findCentre,
  inspector,
  listBlocks,
  openExample,
  openFile,
  type Point,
  placeWithKeyboard,
  wire,
} from './fixture/app.ts'
import { expect, ROOT, test } from './fixture/test.ts'

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

/** Does what makes a block appear, and says where its middle is in that moment. */
async function findFirst(page: Page, name: string, act: () => Promise<void>): Promise<Point> {
  const first = page.evaluate(
    id =>
      new Promise<Point>(resolve => {
        const look = new MutationObserver(() => {
          const box = document.querySelector(`[data-testid="${id}"]`)?.getBoundingClientRect()
          if (!box) return
          look.disconnect()
          resolve({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
        })
        look.observe(document.body, { subtree: true, childList: true })
      }),
    `block-${name}`,
  )
  await act()
  return await first
}

test('a diagram is whole from the moment in which it appears: nothing goes away under the first press', async ({
  page,
}) => {
  await page.goto('/')
  const example = page.getByRole('region', { name: 'Examples' }).getByRole('button', { name: 'Bench supply' })
  await expect(example).toBeVisible()
  for (const [name, act] of [
    ['converter', () => example.click()],
    ['inductor', () => block(page, 'converter').dblclick()],
    ['motor', () => openFile(page, join(ROOT, 'examples', 'dc-motor.loop'))],
  ] as const) {
    const first = await findFirst(page, name, act)
    await button(page, 'Fit the diagram').click()
    const { x, y } = await findCentre(block(page, name))
    expect(Math.hypot(x - first.x, y - first.y), `from where ${name} appeared, in pixels`).toBeLessThan(1)
  }
})
