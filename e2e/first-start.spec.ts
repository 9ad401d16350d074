import { block, button, scope, status } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

test.use({ isFirstStart: true })

test('runs the bench supply by itself, and never again', async ({ page }) => {
  await page.goto('/')
  await expect(block(page, 'converter')).toBeVisible()
  await expect(status(page)).toHaveText(/Running|Finished/)

  const voltage = scope(page, 'voltage')
  await expect(voltage).toHaveAttribute('data-redraws', /\d/)
  const redraws = async () => Number(await voltage.getAttribute('data-redraws'))
  const before = await redraws()
  await expect.poll(redraws, { message: 'the scope keeps moving' }).toBeGreaterThan(before + 5)

  const first = page.getByRole('list', { name: 'Sliders' }).getByRole('listitem').first()
  const note = first.getByText('Try me')
  await expect(note).toBeVisible()
  await first.getByRole('slider').press('ArrowRight')
  await expect(note).toBeHidden()
  // It lasts some seconds, which a slow machine may need until here.
  await expect(status(page)).toHaveText(/Running|Finished/)

  page.on('dialog', dialog => dialog.accept())
  await page.reload()
  await expect(button(page, 'New project')).toBeVisible()
})
