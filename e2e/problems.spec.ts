import { block, button, inspector, openExample, status } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

test('a problem leads to its block, also into a subsystem, and goes when it is mended', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await page.getByRole('tab', { name: 'Problems' }).click()
  await expect(page.getByRole('tabpanel', { name: 'Problems' })).toContainText('No problems')

  await block(page, 'converter').dblclick()
  await block(page, 'resistance').click()
  const gain = inspector(page).getByRole('textbox', { name: 'Gain' })
  await gain.fill('RL*unknown')
  await gain.press('Enter')
  await page.keyboard.press('Escape')
  await page
    .getByRole('navigation', { name: 'Context' })
    .getByRole('button', { name: 'Bench supply' })
    .click()

  const problem = page.getByRole('list', { name: 'Problems', exact: true }).getByRole('button').first()
  await expect(problem).toContainText('"unknown" is not defined')
  await expect(problem).toContainText('converter/resistance.gain')
  await expect(page.getByRole('tab', { name: 'Problems' })).toContainText('1')
  await problem.click()
  await expect(block(page, 'resistance')).toBeInViewport()
  await expect(gain).toHaveValue('RL*unknown')

  await button(page, 'Run').click()
  await expect(status(page)).toContainText('"unknown" is not defined')
  await button(page, 'Undo').click()
  await expect(page.getByRole('tabpanel', { name: 'Problems' })).toContainText('No problems')
})
