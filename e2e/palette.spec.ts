import type { Page } from '@playwright/test'
import { createProject } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

/** Points at a block in the palette until its card comes. */
async function showCard(page: Page, name: string) {
  const search = page.getByRole('searchbox', { name: 'Search blocks' })
  await search.fill(name)
  await page.mouse.move(700, 500)
  await page.getByRole('listbox', { name: 'Blocks' }).getByRole('option', { name, exact: true }).hover()
  const card = page.getByRole('tooltip')
  await expect(card.getByRole('heading', { name, exact: true })).toBeVisible()
  return card
}

test('a card tells what a block does: equation, ports, parameters, and a plot of its answer', async ({
  page,
}) => {
  await createProject(page)
  const card = await showCard(page, 'Transfer Fcn')
  await expect(card.locator('.katex').first()).toBeVisible()
  await expect(card.getByText('Inputs')).toBeVisible()
  await expect(card.getByText('Outputs')).toBeVisible()
  await expect(card.getByText('Parameters')).toBeVisible()
  const plot = card.getByRole('img', { name: 'Answer to a step, 10 s' })
  await expect(plot).toBeVisible()
  const points = await plot.locator('polyline').last().getAttribute('points')
  expect(points?.split(' ').length).toBeGreaterThan(200)

  const sampled = await showCard(page, 'Zero-Order Hold')
  await expect(
    sampled.getByRole('img', { name: 'Answer to a sine, 10 s, with Sample time 0.5' }),
  ).toBeVisible()
})

test('a block of which a plot says nothing has none', async ({ page }) => {
  await createProject(page)
  await expect((await showCard(page, 'Abs')).getByRole('img')).toBeVisible()
  await expect((await showCard(page, 'Constant')).getByRole('img')).toHaveCount(0)
})
