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
  await expect(inspector(page).getByText('3 elements, roots ± 2j')).toBeVisible()
})

test('draws a lookup table, moves its points, and takes a table from a spreadsheet', async ({ page }) => {
  await createProject(page)
  await placeWithKeyboard(page, '1-D Lookup')
  await block(page, 'table1d').click()
  const breakpoints = inspector(page).getByRole('textbox', { name: 'Breakpoints', exact: true })
  const values = inspector(page).getByRole('textbox', { name: 'Values', exact: true })
  const point = inspector(page).getByRole('slider', { name: 'Point 2 of Values' })
  await expect(point).toHaveAttribute('aria-valuetext', '0, 0')

  // By hand, in one step of the history, when the check has said its word above the plot.
  await expect(inspector(page)).toContainText('is not connected')
  const box = await point.boundingBox()
  if (!box) throw new Error('The point cannot be seen.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 5, y - 10, { steps: 4 })
  await page.mouse.move(x, y - 30, { steps: 6 })
  await page.mouse.up()
  await expect(point).toHaveAttribute('aria-valuetext', /^0, 0\.\d+$/)
  await button(page, 'Undo').click()
  await expect(values).toHaveValue('[-1, 0, 1]')
  await point.focus()
  await page.keyboard.press('ArrowUp')
  await expect(values).toHaveValue('[-1, 0.01, 1]')

  // As a spreadsheet copies it: titles, decimal commas, a line end behind the last row.
  await page.evaluate(() => navigator.clipboard.writeText('u\ty\r\n0\t0\r\n2\t0,5\r\n1\t4\r\n3\t9\r\n'))
  await inspector(page).getByRole('textbox', { name: 'Values 1', exact: true }).click()
  await page.keyboard.press('Control+v')
  await expect(breakpoints).toHaveValue('[0, 2, 1, 3]')
  await expect(breakpoints).toHaveAttribute('aria-invalid', 'true')
  await expect(inspector(page)).toContainText('Point 3 (1) does not exceed the one before it (2)')
  await button(page, 'Sort').click()
  await expect(breakpoints).toHaveValue('[0, 1, 2, 3]')
  await expect(values).toHaveValue('[0, 4, 0.5, 9]')

  await inspector(page).getByRole('combobox', { name: 'Between points' }).selectOption('spline')
  await button(page, 'Add row').click()
  await expect(breakpoints).toHaveValue('[0, 1, 2, 3, 4]')
  await button(page, 'Delete row 5 of Table').click()
  const cell = inspector(page).getByRole('textbox', { name: 'Values 2', exact: true })
  await cell.fill('2*pi')
  await cell.press('Enter')
  await expect(values).toHaveValue('[0, 2*pi, 0.5, 9]')
  await expect(inspector(page).getByRole('textbox', { name: 'Values 3', exact: true })).toBeFocused()

  await breakpoints.fill('0:3')
  await breakpoints.press('Enter')
  await expect(inspector(page).getByRole('figure', { name: 'Curve of the table' })).toBeVisible()
  await button(page, 'Write them out').click()
  await expect(breakpoints).toHaveValue('[0, 1, 2, 3]')
})

test('shows a table of two dimensions as colours and cells, and takes one with its breakpoints', async ({
  page,
}) => {
  await createProject(page)
  await placeWithKeyboard(page, '2-D Lookup')
  await block(page, 'table2d').click()
  const table = inspector(page).getByRole('textbox', { name: 'Table', exact: true })
  await expect(
    inspector(page).getByRole('img', { name: 'Heat map of the table, from 4 to 20' }),
  ).toBeVisible()
  const cell = inspector(page).getByRole('textbox', { name: 'Table row 2 column 1', exact: true })
  await cell.fill('-3')
  await cell.press('Enter')
  await expect(table).toHaveValue('[4, 5, 6; -3, 19, 20]')

  await page.evaluate(() => navigator.clipboard.writeText('\t10\t20\n1\t1,5\t2\n2\t3\t4\n3\t5\t6\n'))
  await button(page, 'Corner of Table').focus()
  await page.keyboard.press('Control+v')
  await expect(table).toHaveValue('[1.5, 2; 3, 4; 5, 6]')
  await expect(inspector(page).getByRole('textbox', { name: 'Row breakpoints', exact: true })).toHaveValue(
    '[1, 2, 3]',
  )
  await button(page, 'Add column').click()
  await button(page, 'Delete column 1 of Table').click()
  await expect(table).toHaveValue('[2, 2; 4, 4; 6, 6]')
  for (const _ of ['column', 'other column', 'paste']) await button(page, 'Undo').click()
  await expect(table).toHaveValue('[4, 5, 6; -3, 19, 20]')
})

test('shows and changes the roots of a polynomial, and where poles and zeros lie', async ({ page }) => {
  await createProject(page)
  await placeWithKeyboard(page, 'transfer')
  await block(page, 'transferFunction').click()
  const denominator = inspector(page).getByRole('textbox', { name: 'Denominator', exact: true })
  await denominator.fill('[2, 6, 4]')
  await denominator.press('Enter')
  await expect(inspector(page).getByRole('img', { name: 'Poles at -1, -2; zeros at none' })).toBeVisible()
  await inspector(page)
    .getByText(/^3 elements, roots -1, -2/)
    .click()
  const root = inspector(page).getByRole('textbox', { name: 'Denominator root 2' })
  await root.fill('here')
  await expect(root).toHaveAccessibleDescription('Write a root such as -2 or -1 + 3j.')
  await root.fill('-1+3j')
  await root.press('Enter')
  await expect(denominator).toHaveValue('[2, 6, 24, 20]')
  await expect(
    inspector(page).getByRole('img', { name: 'Poles at -1, -1 ± 3j; zeros at none' }),
  ).toBeVisible()
  await button(page, 'Undo').click()
  await expect(denominator).toHaveValue('[2, 6, 4]')
})

test('typesets a formula, and marks where it is wrong', async ({ page }) => {
  await createProject(page)
  await placeWithKeyboard(page, 'Expression')
  await block(page, 'expression').click()
  const formula = inspector(page).getByRole('textbox', { name: 'Expression', exact: true })
  await formula.fill('u^2/(1 + u)')
  await formula.press('Enter')
  await expect(inspector(page).locator('.formula-preview .mfrac').first()).toBeVisible()
  await formula.fill('u + w')
  await formula.press('Enter')
  await expect(formula).toHaveAttribute('aria-invalid', 'true')
  await expect(inspector(page).locator('.formula-fault mark')).toHaveText('w')
})

test('says where several blocks differ, and sets all of them in one step', async ({ page }) => {
  await createProject(page)
  for (const value of ['2', '5']) {
    await placeWithKeyboard(page, 'gain')
    await block(page, value === '2' ? 'gain' : 'gain2').click()
    const field = inspector(page).getByRole('textbox', { name: 'Gain', exact: true })
    await field.fill(value)
    await field.press('Enter')
  }
  await block(page, 'gain').click({ modifiers: ['Shift'] })
  const field = inspector(page).getByRole('textbox', { name: 'Gain', exact: true })
  await expect(field).toHaveAttribute('placeholder', 'mixed values')
  await field.focus()
  await field.press('Tab')
  await field.fill('7')
  await field.press('Enter')
  await expect(field).toHaveValue('7')
  await button(page, 'Undo').click()
  await expect(field).toHaveValue('')
})

test('scrubs a number with Alt held, ten times faster with Shift, in one step', async ({ page }) => {
  await createProject(page)
  await placeWithKeyboard(page, 'gain')
  await block(page, 'gain').click()
  const field = inspector(page).getByRole('textbox', { name: 'Gain', exact: true })
  // What the check says stands above the field.
  await expect(inspector(page)).toContainText('is not connected')
  const box = await field.boundingBox()
  if (!box) throw new Error('The field cannot be seen.')
  const scrub = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.down(key)
    await page.mouse.move(box.x + 10, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + 40, box.y + 10, { steps: 5 })
    await page.mouse.up()
    for (const key of keys) await page.keyboard.up(key)
  }
  await scrub('Alt')
  await expect(field).toHaveValue('1.1')
  await scrub('Alt', 'Shift')
  await expect(field).toHaveValue('2.1')
  await button(page, 'Undo').click()
  await expect(field).toHaveValue('1.1')
  await button(page, 'Undo').click()
  await expect(field).toHaveValue('1')
})

test('leaves out breakpoints of dimensions that a table does not have', async ({ page }) => {
  await createProject(page)
  await placeWithKeyboard(page, 'n-D Lookup')
  await block(page, 'tableNd').click()
  const fourth = inspector(page).getByRole('textbox', { name: 'Breakpoints 4', exact: true })
  await expect(inspector(page).getByRole('textbox', { name: 'Breakpoints 3', exact: true })).toBeVisible()
  await expect(fourth).toHaveCount(0)
  const dimensions = inspector(page).getByRole('textbox', { name: 'Dimensions' })
  await dimensions.fill('4')
  await dimensions.press('Enter')
  await expect(fourth).toBeVisible()
  await expect(inspector(page)).toContainText('its breakpoints make 2 × 2 × 2 × 2 = 16 points')
})
