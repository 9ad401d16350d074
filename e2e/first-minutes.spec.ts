import { button, canvas, createProject, openExample } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

test('leads through the window in a minute, and can be left', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await button(page, 'Help').click()
  await page.getByRole('menuitem', { name: 'Take the one-minute tour' }).click()
  const tour = page.getByRole('region', { name: 'Tour', exact: true })
  for (const title of ['This is the loop', 'Every block there is', 'Run it', 'Watch it', 'Change it']) {
    await expect(tour.getByRole('heading', { name: title })).toBeVisible()
    await page.keyboard.press('Enter')
  }
  await expect(button(page, 'Done')).toBeFocused()
  await tour.getByRole('button', { name: 'Back' }).click()
  await tour.getByRole('button', { name: 'Leave the tour' }).click()
  await expect(tour).toBeHidden()
})

test('leads through the window from the start page, covers nothing that it points at, and goes with Esc', async ({
  page,
}) => {
  await page.goto('/')
  await button(page, 'Help').click()
  await page.getByRole('menuitem', { name: 'Take the one-minute tour' }).click()
  const tour = page.getByRole('region', { name: 'Tour', exact: true })
  for (const [width, height] of [
    [1440, 900],
    [1024, 700],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const panel of ['Canvas', 'Palette', 'Run', 'Dock', 'Inspector', 'Tuner']) {
      const shown = page.locator(`[aria-label="${panel}"]`).first()
      await expect(shown).toBeInViewport()
      // The card goes along once the window has its new size.
      await expect(async () => {
        const [card, box] = [await tour.boundingBox(), await shown.boundingBox()]
        if (!card || !box) throw new Error(`${panel} is not there.`)
        const across = Math.min(card.x + card.width, box.x + box.width) - Math.max(card.x, box.x)
        const down = Math.min(card.y + card.height, box.y + box.height) - Math.max(card.y, box.y)
        expect(Math.min(across, down), `${panel} is covered at ${width} x ${height}`).toBeLessThanOrEqual(0)
      }).toPass()
      if (panel !== 'Tuner') await page.keyboard.press('Enter')
    }
    for (let i = 0; i < 5; i += 1) await tour.getByRole('button', { name: 'Back' }).click()
  }
  await canvas(page).click({ position: { x: 20, y: 80 } })
  await page.keyboard.press('Escape')
  await expect(tour).toBeHidden()
})

test('has a manual that can be searched', async ({ page }) => {
  await createProject(page)
  await page.keyboard.press('F1')
  const manual = page.getByRole('dialog', { name: 'Manual' })
  await expect(manual.getByRole('heading', { name: 'First steps' })).toBeVisible()
  await manual.getByRole('searchbox', { name: 'Search the manual' }).fill('saturation')
  await manual.getByRole('navigation').getByRole('button').first().click()
  await expect(manual.getByRole('heading', { name: 'Saturation', exact: true })).toBeInViewport()
  await manual.getByRole('searchbox', { name: 'Search the manual' }).fill('')
  await manual.getByRole('button', { name: 'The command line' }).click()
  await manual.getByRole('link', { name: 'Plugins' }).press('Enter')
  await expect(manual.getByRole('heading', { name: 'Plugins', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(manual).toBeHidden()
})

test.describe('at the first start', () => {
  test.use({ isFirstStart: true })

  test('offers the tour beside the running example', async ({ page }) => {
    await page.goto('/')
    await button(page, 'Take the one-minute tour').click()
    await expect(page.getByRole('region', { name: 'Tour', exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(button(page, 'Take the one-minute tour')).toBeHidden()
  })
})
