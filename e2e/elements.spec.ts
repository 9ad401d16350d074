import { join } from 'node:path'
import { block, canvas, createProject, openFile, readLegend, runToEnd } from './fixture/app.ts'
import { expect, ROOT, test } from './fixture/test.ts'

test('inside a For Each Model one chooses the element whose values are shown', async ({ page }) => {
  await createProject(page)
  await openFile(page, join(ROOT, 'e2e/projects/elements.loop'))
  await runToEnd(page)
  await block(page, 'bank').dblclick()
  const meter = canvas(page).getByRole('status', { name: 'Value of meter' })
  const element = page.getByRole('spinbutton', { name: 'Element of bank' })
  await expect(element).toHaveValue('0')
  await expect(meter).toHaveText('20')

  await element.press('ArrowUp')
  await element.press('ArrowUp')
  await expect(element).toHaveValue('2')
  await expect(meter).toHaveText('60')
  await expect.poll(() => readLegend(page, 'bank[2]/trace', 'bank[2]/twice.y')).toBe(60)
  await element.press('ArrowUp')
  await expect(element).toHaveValue('2')

  await element.fill('1')
  await expect(meter).toHaveText('40')
  await page.getByRole('navigation', { name: 'Context' }).getByRole('button', { name: 'Bank' }).click()
  await expect(element).toHaveCount(0)
})
