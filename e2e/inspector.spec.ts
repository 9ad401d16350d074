import { block, button, createProject, inspector, openExample, placeWithKeyboard } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

test('edits a parameter as an expression, shows its value, and says what is wrong with a bad one', async ({
  page,
}) => {
  await createProject(page)
  await placeWithKeyboard(page, 'gain')
  await block(page, 'gain').click()
  const field = inspector(page).getByRole('textbox', { name: 'Gain' })
  await expect(field).toHaveValue('1')

  await field.fill('2*pi')
  await field.press('Enter')
  await expect(inspector(page)).toContainText('6.28')
  await expect(field).toHaveAttribute('aria-invalid', 'false')

  await field.fill('2*(3')
  await field.press('Enter')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(/"2\*\(3" is not an expression/)

  await button(page, 'Undo').click()
  await expect(field).toHaveValue('2*pi')
  await button(page, 'Reset Gain').click()
  await expect(field).toHaveValue('1')
})

test('drops what was typed on Escape, and steps numbers with the arrows', async ({ page }) => {
  await createProject(page)
  await placeWithKeyboard(page, 'constant')
  await block(page, 'constant').click()
  const field = inspector(page).getByRole('textbox', { name: 'Value' })
  await field.fill('7')
  await field.press('Escape')
  await expect(field).toHaveValue('1')
  await field.press('ArrowUp')
  await expect(field).not.toHaveValue('1')
})

test('keeps variables: used by name, renamed everywhere, refused when they are taken', async ({ page }) => {
  await openExample(page, 'Bench supply')
  const name = inspector(page).getByRole('textbox', { name: 'Name of variable Kp_v' })
  await name.fill('Ki_v')
  await expect(inspector(page)).toContainText('Ki_v')
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await name.fill('voltageGain')
  await name.press('Enter')
  await block(page, 'voltagePid').click()
  await expect(inspector(page).getByRole('textbox', { name: 'Proportional P' })).toHaveValue('voltageGain')
  await expect(inspector(page)).toContainText('1.5')
})

test('shows the settings of the project with nothing selected; each change is one undo step', async ({
  page,
}) => {
  await openExample(page, 'DC motor')
  const solver = inspector(page).getByRole('combobox', { name: 'Solver' })
  await expect(solver).toHaveValue('rk4')
  await solver.selectOption('euler')
  const step = inspector(page).getByRole('textbox', { name: 'Step size' })
  await step.fill('0')
  await step.press('Enter')
  await expect(inspector(page)).toContainText('The step must be greater than 0 s')
  await button(page, 'Undo').click()
  await expect(step).toHaveValue('1e-3')
  await button(page, 'Undo').click()
  await expect(solver).toHaveValue('rk4')
  await expect(button(page, 'Undo')).toBeDisabled()
})

test('pins a parameter as a slider, and takes it away again', async ({ page }) => {
  await createProject(page)
  await placeWithKeyboard(page, 'gain')
  await block(page, 'gain').click()
  const pin = inspector(page).getByRole('button', { name: 'Pin Gain as slider' })
  await pin.click()
  await expect(pin).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('slider', { name: 'gain gain' })).toBeVisible()
  await button(page, 'Unpin gain gain').click()
  await expect(page.getByRole('slider')).toHaveCount(0)
  await button(page, 'Undo').click()
  await expect(page.getByRole('slider', { name: 'gain gain' })).toBeVisible()
})

test('shows a list cell by cell, takes what a spreadsheet copies, and the roots of a polynomial', async ({
  page,
}) => {
  await createProject(page)
  await placeWithKeyboard(page, 'transfer')
  await block(page, 'transferFunction').click()
  const summary = inspector(page).getByText(/^2 elements, roots/)
  await expect(summary).toHaveText('2 elements, roots -1')
  await summary.click()
  const cell = inspector(page).getByRole('textbox', { name: 'Denominator element 1' })
  await page.evaluate(() => navigator.clipboard.writeText('1\t0\t4'))
  await cell.click()
  await page.keyboard.press('Control+v')
  await expect(inspector(page).getByRole('textbox', { name: 'Denominator', exact: true })).toHaveValue(
    '[1, 0, 4]',
  )
  await expect(inspector(page).getByText('3 elements, roots − 2j, + 2j')).toBeVisible()
})
