import { block, button, canvas, createProject, findCentre, placeWithKeyboard, port } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

test.beforeEach(async ({ page }) => {
  await createProject(page)
  await placeWithKeyboard(page, 'gain')
  await placeWithKeyboard(page, 'scope')
})

test('shows what a dragged block stands level with', async ({ page }) => {
  const guides = canvas(page).locator('.guide')
  const { x, y } = await findCentre(block(page, 'gain'))
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + 80, { steps: 8 })
  await expect(guides).toHaveCount(0)
  const target = await findCentre(port(page, 'scope.u'))
  const own = await findCentre(port(page, 'gain.y'))
  await page.mouse.move(x, y + 80 + target.y - own.y, { steps: 8 })
  await expect(guides.and(page.locator('[data-axis="y"]')).first()).toBeAttached()
  await page.mouse.up()
  await expect(guides).toHaveCount(0)
})

test('ports say what a wire would do there', async ({ page }) => {
  await port(page, 'gain.y').click()
  await expect(port(page, 'scope.u')).not.toHaveAttribute('title', /wire/)
  await port(page, 'scope.u').click()
  await port(page, 'gain.y').click()
  await expect(port(page, 'scope.u')).toHaveAttribute('title', /takes the place of the wire/)
  await page.keyboard.press('Escape')
  await port(page, 'gain.u').click()
  await expect(port(page, 'scope.u')).toHaveAttribute('title', /a wire ends at an output/)
})

test('moves nothing by itself where less motion is asked for', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const viewport = canvas(page).locator('.react-flow__viewport')
  await button(page, 'Zoom in').click()
  const at = await viewport.evaluate(
    element =>
      new Promise<string[]>(resolve => {
        const seen: string[] = []
        const look = () => {
          seen.push(getComputedStyle(element).transform)
          if (seen.length < 10) requestAnimationFrame(look)
          else resolve(seen)
        }
        look()
      }),
  )
  // One frame to get there at most.
  expect(new Set(at.slice(1)).size).toBe(1)
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
})
