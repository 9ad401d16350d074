import type { Page } from '@playwright/test'
import {
  button,
  createProject,
  openExample,
  placeWithKeyboard,
  runToEnd,
  setPace,
  setStopTime,
  status,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

const runBar = (page: Page) => page.getByRole('region', { name: 'Run' })
const time = async (page: Page) => Number(await page.getByTestId('run-time').getAttribute('data-seconds'))

test('runs, pauses, steps, goes on and stops', async ({ page }) => {
  await openExample(page, 'DC motor')
  await expect(status(page)).toHaveText('Ready')
  await expect(button(page, 'Stop')).toBeDisabled()

  await setStopTime(page, '1000')
  await button(page, 'Run').click()
  await expect(status(page)).toHaveText('Running')
  await expect.poll(() => time(page)).toBeGreaterThan(0.1)
  await button(page, 'Pause').click()
  await expect(status(page)).toHaveText('Paused')

  const paused = await time(page)
  await button(page, 'Step').click()
  await expect.poll(() => time(page)).toBeCloseTo(paused + 1e-3, 9)
  await button(page, 'Step').click()
  await expect.poll(() => time(page)).toBeCloseTo(paused + 2e-3, 9)

  await button(page, 'Resume').click()
  await expect(status(page)).toHaveText('Running')
  await expect.poll(() => time(page)).toBeGreaterThan(paused + 0.1)
  await button(page, 'Stop').click()
  await expect(status(page)).toHaveText('Stopped')
  await expect(button(page, 'Run')).toBeEnabled()
})

test('leaves the diagram where it is when a run begins and ends, in windows of any width', async ({
  page,
}) => {
  await createProject(page)
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  const heights: (number | undefined)[][] = []
  const measure = async () => {
    const row: (number | undefined)[] = []
    for (const width of [1440, 1280, 1100, 900, 800, 640]) {
      await page.setViewportSize({ width, height: 700 })
      row.push((await runBar(page).boundingBox())?.height)
    }
    heights.push(row)
  }
  await measure()
  await runToEnd(page)
  await measure()
  expect(heights[1]).toEqual(heights[0])
})

test('steps back, goes to any instant and on from there', async ({ page }) => {
  await openExample(page, 'DC motor')
  await expect(button(page, 'Step back')).toBeDisabled()
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('F10')
  await expect.poll(() => time(page)).toBeCloseTo(3e-3, 9)
  await button(page, 'Step back').click()
  await expect.poll(() => time(page)).toBeCloseTo(2e-3, 9)
  await page.keyboard.press('F8')
  await expect.poll(() => time(page)).toBeCloseTo(1e-3, 9)

  await setPace(page, 'max')
  await button(page, 'Resume').click()
  await expect(status(page)).toHaveText('Finished')
  const end = await time(page)
  const scope = page.getByRole('figure').first()
  const rows = async () => Number(await scope.getAttribute('data-rows'))
  await expect.poll(rows).toBeGreaterThan(1000)
  const all = await rows()
  const instant = runBar(page).getByRole('slider', { name: 'Instant' })
  await instant.fill(String(end / 2))
  await expect(status(page)).toHaveText('Paused')
  await expect.poll(() => time(page)).toBeCloseTo(end / 2, 6)
  await expect.poll(rows).toBe((all - 1) / 2 + 1)
  await instant.fill(String((end * 3) / 4))
  await expect.poll(() => time(page)).toBeCloseTo((end * 3) / 4, 6)
  await button(page, 'Resume').click()
  await expect(status(page)).toHaveText('Finished')
  await expect.poll(rows).toBe(all)
})

test('begins with a single step: only the first point is computed', async ({ page }) => {
  await openExample(page, 'DC motor')
  await button(page, 'Step').click()
  await expect(status(page)).toHaveText('Paused')
  expect(await time(page)).toBe(0)
  await page.keyboard.press('F10')
  await expect.poll(() => time(page)).toBeCloseTo(1e-3, 9)
})

test('takes over what is drawn while it runs: time goes on, without a new start', async ({ page }) => {
  await openExample(page, 'DC motor')
  await setStopTime(page, '1000')
  await button(page, 'Run').click()
  await expect.poll(() => time(page)).toBeGreaterThan(0.3)
  const before = await time(page)
  await placeWithKeyboard(page, 'Constant')
  await expect(page.getByText('Run again to apply')).toBeHidden()
  await expect(status(page)).toHaveText('Running')
  await expect.poll(() => time(page)).toBeGreaterThan(before + 0.2)
  await button(page, 'Stop').click()
  await expect(status(page)).toHaveText('Stopped')
})

test('heeds pace and stop time, also while it runs', async ({ page }) => {
  await openExample(page, 'DC motor')
  const pace = runBar(page).getByRole('combobox', { name: 'Pace' })
  await expect(pace).toHaveValue('1')
  await button(page, 'Run').click()
  await expect.poll(() => time(page)).toBeGreaterThan(0.05)
  await pace.selectOption('max')
  await expect(status(page)).toHaveText('Finished')
  expect(await time(page)).toBe(3)

  await setStopTime(page, '1/4')
  await runToEnd(page)
  expect(await time(page)).toBe(0.25)
  await expect(runBar(page).getByRole('progressbar')).toHaveJSProperty('position', 1)
  await expect(page.getByTestId('run-speed')).toContainText('steps/s')
  await expect(page.getByTestId('run-factor')).toContainText('x')
})

test('says of a bad stop time what is wrong, and does not start with it', async ({ page }) => {
  await openExample(page, 'DC motor')
  const stop = runBar(page).getByRole('textbox', { name: 'Stop time' })
  await stop.fill('-1')
  await expect(stop).toHaveAttribute('aria-invalid', 'true')
  await expect(stop).toHaveAccessibleDescription(/after 0 s/)
  await stop.press('Enter')
  await button(page, 'Run').click()
  await expect(status(page)).toHaveAttribute('data-status', 'failed')
  await expect(status(page)).toContainText('settings.stop')
})

test('says of a diagram without scopes how to see something', async ({ page }) => {
  await createProject(page)
  await runToEnd(page)
  await expect(page.getByRole('tabpanel', { name: 'Scopes' })).toContainText('Add a Scope block')
})

test('stops a run that would never end, at once', async ({ page }) => {
  await createProject(page)
  await placeWithKeyboard(page, 'clock')
  await setStopTime(page, '1e9')
  await page.keyboard.press('Control+Enter')
  await expect(status(page)).toHaveText('Running')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(status(page)).toHaveText('Stopped')
})
