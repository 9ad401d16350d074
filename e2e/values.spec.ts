import { block, button, canvas, clickWire, openExample, runToEnd, setPace, wire } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

test('shows the value of a wire under the pointer, pins it with P, and all outputs on demand', async ({
  page,
}) => {
  await openExample(page, 'DC motor')
  await setPace(page, 'max')
  const net = 'speedError.y'
  const value = page.getByRole('img', { name: new RegExp(`^Value of ${net}: `) })
  const line = wire(page, `${net} -> speedPid.u`).locator('path.wire-reach')
  await runToEnd(page)
  await line.hover({ force: true })
  await expect(value).toBeVisible()
  await expect(value).toHaveAttribute('aria-label', /: -?[\d.]/)

  await page.keyboard.press('p')
  await canvas(page).hover({ position: { x: 20, y: 60 } })
  await expect(value).toBeVisible()
  // It is part of the document: undone, done again, there in the next run.
  await page.keyboard.press('Control+z')
  await expect(value).toBeHidden()
  await page.keyboard.press('Control+Shift+z')
  await expect(value).toBeVisible()
  await runToEnd(page)
  await expect(value).toBeVisible()
  await clickWire(page, `${net} -> speedPid.u`)
  await page.keyboard.press('p')
  await canvas(page).hover({ position: { x: 20, y: 60 } })
  await expect(value).toBeHidden()

  await page.keyboard.press('Alt+v')
  await expect(page.getByRole('img', { name: /^Value of / })).toHaveCount(6)
  await page.keyboard.press('Alt+v')
  await expect(page.getByRole('img', { name: /^Value of / })).toHaveCount(0)
})

test('P on a wire pins its value, and typed on, as in pid, begins a block that the wire takes', async ({
  page,
}) => {
  await openExample(page, 'DC motor')
  await clickWire(page, 'speedError.y -> speedPid.u')
  await page.keyboard.type('product')
  await expect(page.getByRole('combobox', { name: 'Insert block' })).toHaveValue('product')
  await page.keyboard.press('Enter')
  await expect(block(page, 'product')).toBeVisible()
  await expect(wire(page, 'speedError.y -> product.u1')).toBeAttached()
  await expect(wire(page, 'product.y -> speedPid.u')).toBeAttached()
  // The block is the one thing that was done.
  await page.keyboard.press('Control+z')
  await expect(wire(page, 'speedError.y -> speedPid.u')).toBeAttached()
  await expect(button(page, 'Undo')).toBeDisabled()
})
