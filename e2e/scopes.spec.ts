import type { Page } from '@playwright/test'
import {
  button,
  openExample,
  readCursorTime,
  readLegend,
  runToEnd,
  scope,
  setPace,
  setStopTime,
  status,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

/** Of the reference trajectory of the bench supply at its end, and the tolerances of that reference. */
const END = { v: 12.06950630535032, i: 2.3922703092333 }
const TOLERANCE = { v: 0.002, i: 0.005 }

const readNumber = async (page: Page, name: string, attribute: string) =>
  Number(await scope(page, name).getAttribute(attribute))

const waitFrames = (page: Page, count: number) =>
  page.evaluate(async frames => {
    for (let i = 0; i < frames; i += 1) await new Promise(resolve => requestAnimationFrame(resolve))
  }, count)

test('ends the bench supply where the reference does', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await setPace(page, 'max')
  await runToEnd(page)
  await expect(scope(page, 'voltage')).toHaveAttribute('data-rows', '14001')
  await expect(scope(page, 'voltage')).toHaveAttribute('data-last-time', '0.014')
  await expect
    .poll(async () => Math.abs((await readLegend(page, 'voltage', 'converter.v')) / END.v - 1))
    .toBeLessThan(TOLERANCE.v)
  await expect
    .poll(async () => Math.abs((await readLegend(page, 'current', 'converter.i')) / END.i - 1))
    .toBeLessThan(TOLERANCE.i)
})

test('moves the traces while the run goes on, and rests in a pause', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await setStopTime(page, '10')
  await button(page, 'Run').click()
  await expect(scope(page, 'voltage')).toHaveAttribute('data-rows', /\d/)
  const rows = await readNumber(page, 'voltage', 'data-rows')
  const redraws = await readNumber(page, 'voltage', 'data-redraws')
  await expect.poll(() => readNumber(page, 'voltage', 'data-rows')).toBeGreaterThan(rows + 200)
  await expect.poll(() => readNumber(page, 'voltage', 'data-redraws')).toBeGreaterThan(redraws + 10)

  await button(page, 'Pause').click()
  await expect(status(page)).toHaveText('Paused')
  // The trace is drawn to its last sample before it rests.
  const restsAt = async () => {
    const before = await readNumber(page, 'voltage', 'data-redraws')
    await waitFrames(page, 20)
    return (await readNumber(page, 'voltage', 'data-redraws')) - before
  }
  await expect.poll(restsAt).toBe(0)
  await button(page, 'Stop').click()
})

test('zooms where one drags, shows values under the cursor, and fits again', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await setPace(page, 'max')
  await runToEnd(page)
  const plot = scope(page, 'voltage').locator('.u-over')
  const box = await plot.boundingBox()
  if (!box) throw new Error('The scope has no plot.')
  const at = (part: number): [number, number] => [box.x + part * box.width, box.y + box.height / 2]
  const readTime = () => readCursorTime(page, 'voltage')
  const fit = page.getByRole('toolbar', { name: 'Scopes' }).getByRole('button', { name: 'Fit' })

  await page.mouse.move(...at(0.5))
  await expect.poll(readTime).toBeCloseTo(7, 0)
  await page.mouse.down()
  await page.mouse.move(...at(0.75), { steps: 5 })
  await page.mouse.up()
  await expect(fit).toHaveAttribute('aria-pressed', 'false')
  // The middle of what is shown is now 5/8 of the run.
  await page.mouse.move(...at(0.25))
  await page.mouse.move(...at(0.5))
  await expect.poll(readTime).toBeCloseTo(8.75, 0)
  await fit.click()
  await page.mouse.move(...at(0.5))
  await expect.poll(readTime).toBeCloseTo(7, 0)
})

test('hides and shows a trace from the legend', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await setPace(page, 'max')
  await runToEnd(page)
  const trace = scope(page, 'voltage').getByRole('button', { name: 'setpoint.y' })
  const draws = await readNumber(page, 'voltage', 'data-redraws')
  await trace.click()
  await expect(trace).toHaveAttribute('aria-pressed', 'false')
  await expect.poll(() => readNumber(page, 'voltage', 'data-redraws')).toBeGreaterThan(draws)
  await trace.click()
  await expect(trace).toHaveAttribute('aria-pressed', 'true')
})
