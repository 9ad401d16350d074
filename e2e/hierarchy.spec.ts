import type { Page } from '@playwright/test'
import {
  block,
  button,
  connect,
  createProject,
  expectApart,
  findCentre,
  insertAt,
  inspector,
  listBlocks,
  openExample,
  readLegend,
  runToEnd,
  scope,
  setPace,
  wire,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

async function selectBoth(page: Page, ...names: readonly string[]): Promise<void> {
  for (const [i, name] of names.entries()) {
    await block(page, name).click({ modifiers: i === 0 ? [] : ['Shift'] })
  }
}

/** The value at the end of a run as fast as the machine can. */
async function runFast(page: Page): Promise<number> {
  await setPace(page, 'max')
  await runToEnd(page)
  // What is said of the samples is said after the legend shows them.
  await expect(scope(page, 'voltage')).toHaveAttribute('data-last-time', '0.014')
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
  await runToEnd(page)
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

test('a subsystem and the ports in it have room, however wide blocks and names are', async ({ page }) => {
  await createProject(page)
  for (const [at, typed] of [
    [{ x: 60, y: 160 }, 'step'],
    [{ x: 200, y: 160 }, '1/(1e-4 s + 0.05)'],
    [{ x: 400, y: 160 }, '5/(2.35e-3 s + 1)'],
    [{ x: 540, y: 160 }, 'scope 2'],
  ] as const)
    await insertAt(page, at, typed)
  await connect(page, 'step.y', 'transferFunction.u')
  await connect(page, 'transferFunction.y', 'transferFunction2.u')
  await connect(page, 'transferFunction2.y', 'scope.u1')
  await connect(page, 'transferFunction.y', 'scope.u2')
  await selectBoth(page, 'transferFunction', 'transferFunction2')
  await page.keyboard.press('Control+g')
  await expect(block(page, 'subsystem')).toBeVisible()
  await expectApart(page)
  await block(page, 'subsystem').dblclick()
  await expect(block(page, 'transferFunction')).toBeVisible()
  await expectApart(page)
  const [entry, first] = await Promise.all(
    ['step', 'transferFunction'].map(name => findCentre(block(page, name))),
  )
  expect(entry?.y).toBeCloseTo(first?.y ?? 0, 0)
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

test('shows the tree of models, tabs, and how many uses an edit reaches', async ({ page }) => {
  await openExample(page, 'Two tanks')
  await page.getByRole('tab', { name: 'Models' }).click()
  const tree = page.getByRole('tree', { name: 'Models' })
  await tree.getByRole('treeitem', { name: 'large' }).click()
  await expect(block(page, 'water')).toBeVisible()
  await expect(page.getByText('“tank” is used in 2 places')).toBeVisible()

  await page.keyboard.press('Alt+t')
  const tabs = page.getByRole('navigation', { name: 'Open contexts' })
  await tabs.getByRole('button', { name: 'large', exact: true }).first().click()
  await page.getByRole('navigation', { name: 'Context' }).getByRole('button', { name: 'Two tanks' }).click()
  await expect(block(page, 'valve')).toBeVisible()
  await tabs.getByRole('button', { name: 'large', exact: true }).click()
  await expect(block(page, 'water')).toBeVisible()

  await button(page, 'Make independent').click()
  await expect(page.getByText('“tank” is used in 2 places')).toBeHidden()
  await expect(page.getByRole('list', { name: 'Models of this project' })).toContainText('tank2')
  await button(page, 'Undo').click()
  await expect(page.getByText('“tank” is used in 2 places')).toBeVisible()

  await block(page, 'water').click()
  await button(page, 'Make Initial value a parameter of the model').click()
  await expect(inspector(page).getByRole('textbox', { name: 'Initial value' })).toHaveValue('initial')
  await button(page, 'Close tab large').click()
  await page.getByRole('navigation', { name: 'Context' }).isVisible()
})

test('sets a parameter of several blocks in one step, and tells where a variable is used', async ({
  page,
}) => {
  await openExample(page, 'Bench supply')
  await selectBoth(page, 'loadOn', 'loadOff')
  await inspector(page).getByRole('textbox', { name: 'Step time' }).fill('3e-3')
  await page.keyboard.press('Enter')
  for (const name of ['loadOn', 'loadOff']) {
    await block(page, name).click()
    await expect(inspector(page).getByRole('textbox', { name: 'Step time' })).toHaveValue('3e-3')
  }
  await page.keyboard.press('Escape')
  await inspector(page).getByText('1 use', { exact: true }).nth(1).click()
  await inspector(page).getByRole('button', { name: 'converter / perInductance' }).click()
  await expect(block(page, 'perInductance')).toBeVisible()
  await button(page, 'Undo').click()
  await expect(button(page, 'Undo')).toBeDisabled()
})
