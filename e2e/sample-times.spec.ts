/** Colours of sample times and the execution order: overlays on the canvas, off until they are asked for. */
import type { Page } from '@playwright/test'
import { block, canvas, openExample } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

const legend = (page: Page) => canvas(page).getByRole('group', { name: 'Sample times' })
const timing = (page: Page, name: string) =>
  canvas(page).getByRole('img', { name: new RegExp(`^Timing of ${name}: `) })

test('shows when each block computes, and highlights those of one rate', async ({ page }) => {
  await openExample(page, 'Sampled control')
  await canvas(page).click({ position: { x: 10, y: 10 } })
  await expect(legend(page)).toBeHidden()
  await page.keyboard.press('Control+j')
  const rates = legend(page).getByRole('button')
  await expect(rates.filter({ hasText: 'Cont' })).toBeVisible()
  const discrete = rates.filter({ hasText: /^D1/ })
  await expect(discrete).toContainText('every')
  const marked = canvas(page).getByRole('img', { name: /^Timing of .*: every/ })
  expect(await marked.count()).toBeGreaterThan(0)

  await discrete.click()
  await expect(discrete).toHaveAttribute('aria-pressed', 'true')
  const dimmed = await canvas(page).locator('.block.is-of-another-rate').count()
  expect(dimmed).toBe((await canvas(page).locator('.block').count()) - (await marked.count()))
  await discrete.click()
  await page.keyboard.press('Alt+o')
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: test.info().outputPath(`sample-times-${colorScheme}.png`) })
  }
  await page.keyboard.press('Alt+o')
  await page.keyboard.press('Control+j')
  await expect(legend(page)).toBeHidden()
  await expect(canvas(page).getByRole('img', { name: /^Timing of / })).toHaveCount(0)
})

test('numbers blocks in the order of computing, also inside subsystems', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await canvas(page).click({ position: { x: 10, y: 10 } })
  await page.keyboard.press('Alt+o')
  const numbers = async () =>
    (await canvas(page).locator('.timing-number').allTextContents())
      .flatMap(text => text.split(/[,–]/))
      .filter(text => text.trim() !== '')
      .map(Number)
  await expect(timing(page, 'converter')).toHaveText(/^\d+–\d+$/)
  const [first = 0, last = 0] = ((await timing(page, 'converter').textContent()) ?? '').split('–').map(Number)
  const outside = await numbers()
  expect(new Set(outside).size).toBe(outside.length)
  await block(page, 'converter').dblclick()
  await expect(timing(page, 'inductor')).toBeVisible()
  const inside = await numbers()
  expect(Math.min(...inside)).toBe(first)
  expect(Math.max(...inside)).toBe(last)
  await page.keyboard.press('Escape')
})

test('keeps what it knew while the diagram has an error, and says so', async ({ page }) => {
  await openExample(page, 'Sampled control')
  await canvas(page).click({ position: { x: 10, y: 10 } })
  await page.keyboard.press('Control+j')
  const marks = canvas(page).getByRole('img', { name: /^Timing of / })
  await expect(legend(page).getByRole('button').first()).toBeVisible()
  const before = await marks.count()
  const step = page.getByRole('region', { name: 'Run' }).getByRole('textbox', { name: 'Step size' })
  await step.fill('nonsense')
  await step.press('Enter')
  await expect(legend(page)).toContainText('Out of date')
  await expect(marks).toHaveCount(before)
})

test('keeps the diagram clear of the legend and of the map', async ({ page }) => {
  await openExample(page, 'Sampled control')
  const note = page.locator('.note').first()
  await expect(note).toBeVisible()
  for (const key of ['Control+j', 'Alt+o', 'Alt+m']) await page.keyboard.press(key)
  const legend = page.getByRole('group', { name: 'Sample times' })
  const map = page.getByRole('img', { name: 'Map of the diagram' })
  await expect(legend).toContainText('every 400 ms')
  const countCovered = async (): Promise<number> => {
    const [text, ...panels] = await Promise.all([note, legend, map].map(part => part.boundingBox()))
    return panels.filter(
      panel =>
        text &&
        panel &&
        text.x < panel.x + panel.width &&
        panel.x < text.x + text.width &&
        text.y < panel.y + panel.height &&
        panel.y < text.y + text.height,
    ).length
  }
  await expect.poll(countCovered).toBe(0)
})
