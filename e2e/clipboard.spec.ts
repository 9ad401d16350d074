import { block, canvas, createProject } from './fixture/app.ts'
import { choose, drawDiagram } from './fixture/one-step.ts'
import { expect, test } from './fixture/test.ts'

test('pastes into a subsystem, and into another window', async ({ page, context }) => {
  await drawDiagram(page)
  await choose(page, 'scope')
  await page.keyboard.press('Control+g')
  await choose(page, 'gain')
  await page.keyboard.press('Control+c')
  await canvas(page)
    .getByLabel(/^Model block /)
    .dblclick()
  await expect(page.getByRole('navigation', { name: 'Context' }).getByRole('button')).toHaveCount(1)
  await page.keyboard.press('Control+v')
  await expect(block(page, 'gain')).toBeVisible()

  const other = await context.newPage()
  await createProject(other)
  await other.keyboard.press('Control+v')
  await expect(block(other, 'gain')).toBeVisible()
  await other.close()
})
