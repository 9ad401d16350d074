import type { Page } from '@playwright/test'
import { block, button, listBlocks, openExample, readLegend, runToEnd, wire } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

async function selectBoth(page: Page, ...names: readonly string[]): Promise<void> {
  for (const [i, name] of names.entries()) {
    await block(page, name).click({ modifiers: i === 0 ? [] : ['Shift'] })
  }
}

/** The value at the end of a run as fast as the machine can. */
async function runFast(page: Page): Promise<number> {
  await page.getByRole('region', { name: 'Run' }).getByRole('combobox', { name: 'Pace' }).selectOption('max')
  await runToEnd(page)
  return readLegend(page, 'voltage', 'converter.v')
}

test('makes a subsystem of the selection, runs the same, and expands it again', async ({ page }) => {
  await openExample(page, 'Bench supply')
  const before = await listBlocks(page)
  const end = await runFast(page)
  await selectBoth(page, 'voltageError', 'voltagePid')
  await page.keyboard.press('Control+g')
  await expect(block(page, 'subsystem')).toBeVisible()
  await expect(wire(page, 'setpoint.y -> subsystem.setpoint')).toBeAttached()
  await expect(block(page, 'voltagePid')).toBeHidden()
  await button(page, 'Run').click()
  await expect.poll(() => readLegend(page, 'voltage', 'converter.v')).toBe(end)

  await block(page, 'subsystem').dblclick()
  await expect(block(page, 'voltagePid')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await block(page, 'subsystem').click()
  await page.keyboard.press('Control+Shift+G')
  await expect(block(page, 'voltagePid')).toBeVisible()
  expect((await listBlocks(page)).sort()).toEqual(before.sort())
  await button(page, 'Undo').click()
  await expect(block(page, 'subsystem')).toBeVisible()
})

test('comments a block out and through, which the run heeds', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await block(page, 'setpoint').click()
  await page.keyboard.press('Control+Shift+X')
  await expect(block(page, 'setpoint')).toHaveAccessibleName('Step block setpoint, commented out')
  expect(Math.abs(await runFast(page))).toBeLessThan(0.1)
  await page.keyboard.press('Control+Shift+X')
  await expect(block(page, 'setpoint')).toHaveAccessibleName('Step block setpoint')
  await block(page, 'currentPid').click()
  await page.keyboard.press('Control+Shift+Y')
  await expect(block(page, 'currentPid')).toHaveAccessibleName('PID block currentPid, commented through')
})
