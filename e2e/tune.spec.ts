import type { Locator, Page } from '@playwright/test'
import {
  button,
  drag,
  findCentre,
  openExample,
  readLegend,
  runToEnd,
  scope,
  setPace,
  setStopTime,
  status,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

const positionOf = async (slider: Locator) => Number(await slider.inputValue())

/** Drags a slider from where it is to a part of its way. */
async function dragSlider(page: Page, slider: Locator, part: number): Promise<void> {
  const box = await slider.boundingBox()
  if (!box) throw new Error('The slider is not on the page.')
  const range = await slider.evaluate((input: HTMLInputElement) => ({
    from: Number(input.min),
    to: Number(input.max),
    value: Number(input.value),
  }))
  const { y } = await findCentre(slider)
  // The middle of the thumb cannot reach the very ends.
  const thumb = 16
  const place = (share: number) => box.x + thumb / 2 + share * (box.width - thumb)
  const now = (range.value - range.from) / (range.to - range.from)
  await drag(page, { x: place(now), y }, { x: place(part), y }, { steps: 12 })
}

test('a dragged gain acts on the running loop, without a restart', async ({ page }) => {
  await openExample(page, 'DC motor')
  await setStopTime(page, '1000')
  await button(page, 'Run').click()
  const time = async () => Number(await page.getByTestId('run-time').getAttribute('data-seconds'))
  await expect.poll(time).toBeGreaterThan(0.3)
  const before = await time()
  const voltage = await readLegend(page, 'voltage', 'speedPid.y')

  const slider = page.getByRole('slider').first()
  const gain = await positionOf(slider)
  await dragSlider(page, slider, 0.02)
  expect(await positionOf(slider)).toBeLessThan(gain / 2)
  await expect
    .poll(async () => Math.abs((await readLegend(page, 'voltage', 'speedPid.y')) / voltage - 1))
    .toBeGreaterThan(0.02)
  await expect(status(page)).toHaveText('Running')
  await expect.poll(time).toBeGreaterThan(before)
  await button(page, 'Stop').click()
})

test('after the run the curve follows the slider; the run before stays as a ghost; one undo step', async ({
  page,
}) => {
  await openExample(page, 'Bench supply')
  await setPace(page, 'max')
  await runToEnd(page)
  const final = () => readLegend(page, 'voltage', 'converter.v')
  await expect(scope(page, 'voltage')).toHaveAttribute('data-rows', '14001')
  await expect.poll(final).toBeGreaterThan(12.06)
  const untouched = await final()

  const slider = page.getByRole('slider', { name: 'Voltage I' })
  await dragSlider(page, slider, 0.95)
  expect(await positionOf(slider)).toBeGreaterThan(3500)
  await expect.poll(async () => Math.abs((await final()) - untouched)).toBeGreaterThan(0.01)
  await expect(status(page)).toHaveText('Finished')
  await expect(scope(page, 'voltage')).toHaveAttribute('data-rows', '14001')
  await expect(page.getByRole('toolbar', { name: 'Scopes' })).toContainText('Before:')

  await button(page, 'Undo').click()
  await expect(slider).toHaveValue('900')
  await expect.poll(async () => Math.abs((await final()) - untouched)).toBeLessThan(1e-3)
  await button(page, 'Undo').click()
  await expect(page.getByRole('combobox', { name: 'Pace' }).first()).toHaveValue('0.002')
  await expect(button(page, 'Undo')).toBeDisabled()
})

test('takes a typed value, and another range', async ({ page }) => {
  await openExample(page, 'Bench supply')
  const slider = page.getByRole('slider', { name: 'Current P' })
  const value = page.getByRole('textbox', { name: 'Current P value' })
  await value.fill('0.25')
  await value.press('Enter')
  await expect(slider).toHaveValue('0.25')
  const end = page.getByRole('textbox', { name: 'Current P to' })
  await end.fill('1')
  await end.press('Enter')
  await expect(slider).toHaveAttribute('max', '1')
  await slider.press('ArrowRight')
  expect(await positionOf(slider)).toBeGreaterThan(0.25)
})
