import type { Locator, Page } from '@playwright/test'
import { expectNothingGrave } from './fixture/accessible.ts'
import {
  block,
  button,
  canvas,
  drag,
  findCentre,
  inspector,
  openExample,
  readLegend,
  status,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

const seconds = async (page: Page) => Number(await page.getByTestId('run-time').getAttribute('data-seconds'))
const knob = (page: Page): Locator => canvas(page).getByRole('slider', { name: 'setpoint' })
const speed = (page: Page) => readLegend(page, 'speed', 'motor.y')

/** Turns a knob by its rim: degrees clockwise from the top. */
async function turn(page: Page, from: number, to: number): Promise<void> {
  const { x, y } = await findCentre(knob(page))
  // On the knob at whatever zoom it is shown.
  const radius = 0.35 * ((await knob(page).boundingBox())?.height ?? 0)
  const place = (degrees: number): [number, number] => [
    x + radius * Math.sin((degrees * Math.PI) / 180),
    y - radius * Math.cos((degrees * Math.PI) / 180),
  ]
  await page.mouse.move(...place(from))
  await page.mouse.down()
  for (let i = 1; i <= 10; i += 1) await page.mouse.move(...place(from + ((to - from) * i) / 10))
  await page.mouse.up()
}

test('a knob that is turned while the run goes on: the trace follows, one undo step', async ({ page }) => {
  await openExample(page, 'Control panel')
  const place = await block(page, 'setpoint').boundingBox()
  await button(page, 'Run').click()
  await expect.poll(() => speed(page)).toBeGreaterThan(35)
  const before = await seconds(page)

  // 40 of 0 to 100 stands at -27 degrees, 80 at 81.
  await turn(page, -27, 81)
  const value = Number(await knob(page).inputValue())
  expect(value).toBeGreaterThan(75)
  expect(value).toBeLessThan(85)
  await expect.poll(() => speed(page)).toBeGreaterThan(70)
  await expect(status(page)).toHaveText('Running')
  expect(await seconds(page)).toBeGreaterThan(before)
  expect(await block(page, 'setpoint').boundingBox()).toEqual(place)

  const gauge = canvas(page).getByRole('meter', { name: 'Gauge speedometer' })
  await expect.poll(async () => Number(await gauge.getAttribute('value'))).toBeGreaterThan(70)

  await button(page, 'Undo').click()
  await expect(knob(page)).toHaveValue('40')
  await expect.poll(() => speed(page)).toBeLessThan(50)
  await expect(button(page, 'Undo')).toBeDisabled()
  await button(page, 'Stop').click()
})

test('the keyboard moves a knob and a switch; each is an undo step', async ({ page }) => {
  await openExample(page, 'Control panel')
  await block(page, 'setpoint').focus()
  await page.keyboard.press('Tab')
  await expect(knob(page)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(knob(page)).toHaveValue('41')
  await expect(knob(page)).toHaveAttribute('aria-valuetext', '41 rad/s')
  await page.keyboard.press('End')
  await expect(knob(page)).toHaveValue('100')
  await page.keyboard.press('Control+z')
  await expect(knob(page)).toHaveValue('41')

  const load = canvas(page).getByRole('switch', { name: 'load' })
  await load.press(' ')
  await expect(load).toBeChecked()
  await load.press('Enter')
  await expect(load).not.toBeChecked()
  await page.keyboard.press('Control+z')
  await expect(load).toBeChecked()
  await block(page, 'load').click({ position: { x: 3, y: 3 } })
  await expect(inspector(page).getByRole('textbox', { name: 'Position' })).toHaveValue('1')
})

test('a button acts while it is held and leaves nothing behind; the lamp answers', async ({ page }) => {
  await openExample(page, 'Control panel')
  const lamp = (state: string) => canvas(page).getByRole('img', { name: `Lamp settling: ${state}` })
  await button(page, 'Run').click()
  await expect.poll(() => seconds(page)).toBeGreaterThan(2.5)
  await expect(lamp('dark')).toBeAttached()

  const brake = canvas(page).getByRole('button', { name: 'brake', exact: true })
  const { x, y } = await findCentre(brake)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await expect(brake).toHaveAttribute('aria-pressed', 'true')
  await expect(lamp('lit')).toBeAttached()
  await expect.poll(() => speed(page)).toBeLessThan(35)
  await page.mouse.up()
  await expect(brake).toHaveAttribute('aria-pressed', 'false')
  await expect(button(page, 'Undo')).toBeDisabled()
  await expect(page.getByRole('status', { name: 'Save state' })).toContainText('No unsaved changes')
  await expect(lamp('dark')).toBeAttached()
  await button(page, 'Stop').click()
})

test('a panel block is dragged by its frame and its name', async ({ page }) => {
  await openExample(page, 'Control panel')
  const start = await block(page, 'setpoint').boundingBox()
  if (!start) throw new Error('The knob is not on the page.')
  const held = { x: start.x + 4, y: start.y + start.height - 4 }
  await drag(page, held, { x: held.x, y: held.y + 80 })
  await expect
    .poll(async () => (await block(page, 'setpoint').boundingBox())?.y)
    .toBeGreaterThan(start.y + 40)
  await expect(knob(page)).toHaveValue('40')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a panel has no grave fault of accessibility in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await openExample(page, 'Control panel')
    await expect(knob(page)).toBeAttached()
    await expectNothingGrave(page, 'panel', { within: '.canvas' })
  })
}
