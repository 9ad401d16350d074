/** The bench supply from an empty canvas, as an engineer draws it: by mouse, and by keyboard alone. */
import type { Locator, Page } from '@playwright/test'
import {
  block,
  button,
  canvas,
  connect,
  createProject,
  dragFromPalette,
  findCentre,
  insertAt,
  type Point,
  port,
  readLegend,
  status,
  wire,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

/** What is typed, and where a mouse puts it. */
const BLOCKS: readonly (readonly [name: string, typed: string, at: Point])[] = [
  ['step', 'step', { x: 40, y: 150 }],
  ['sum', '+-', { x: 110, y: 150 }],
  ['pid', 'pid 1.5 900', { x: 190, y: 150 }],
  ['sum2', '+-', { x: 270, y: 150 }],
  ['pid2', 'pid 0.13 800', { x: 350, y: 150 }],
  ['gain', 'gain 24', { x: 440, y: 150 }],
  ['sum3', '+--', { x: 520, y: 150 }],
  ['transferFunction', '1e4/(s+500)', { x: 610, y: 150 }],
  ['sum4', '+-', { x: 700, y: 150 }],
  ['integrator', '1/s', { x: 770, y: 260 }],
  ['gain2', 'gain 0.2', { x: 600, y: 300 }],
  ['scope', 'scope', { x: 840, y: 60 }],
]

const WIRES: readonly (readonly [from: string, to: string])[] = [
  ['step.y', 'sum.u1'],
  ['sum.y', 'pid.u'],
  ['pid.y', 'sum2.u1'],
  ['sum2.y', 'pid2.u'],
  ['pid2.y', 'gain.u'],
  ['gain.y', 'sum3.u1'],
  ['sum3.y', 'transferFunction.u'],
  ['transferFunction.y', 'sum4.u1'],
  ['integrator.y', 'gain2.u'],
  ['gain2.y', 'sum4.u2'],
  ['integrator.y', 'sum.u2'],
  ['transferFunction.y', 'sum2.u2'],
  ['integrator.y', 'sum3.u2'],
  ['integrator.y', 'scope.u'],
]

/** A step of 1 V at 1 s is too late for a supply: a fine step, and a run of a few time constants after it. */
async function expectRegulated(page: Page): Promise<void> {
  await expect(status(page)).toContainText('Finished')
  await expect
    .poll(async () => Math.abs((await readLegend(page, 'scope', 'integrator.y')) - 1))
    .toBeLessThan(0.03)
}

test('is drawn by mouse, with palette, quick insert and splice, and regulates', async ({ page }) => {
  test.setTimeout(120_000)
  await createProject(page)
  for (const [name, typed, position] of BLOCKS.slice(1)) {
    await insertAt(page, position, typed)
    await expect(block(page, name)).toBeVisible()
  }
  await dragFromPalette(page, 'Step', { x: 40, y: 150 })
  for (const [from, to] of WIRES) await connect(page, from, to)

  // The capacitance is dropped into the wire that leads to the integrator.
  await connect(page, 'sum4.y', 'integrator.u')
  const [start, end] = await Promise.all([
    findCentre(port(page, 'sum4.y')),
    findCentre(port(page, 'integrator.u')),
  ])
  const frame = await canvas(page).boundingBox()
  await dragFromPalette(page, 'Gain', {
    x: end.x - (frame?.x ?? 0) - 10,
    y: (start.y + end.y) / 2 - (frame?.y ?? 0),
  })
  await expect(block(page, 'gain3')).toBeVisible()
  await block(page, 'gain3').click()
  const gain = page.getByRole('region', { name: 'Inspector' }).getByRole('textbox', { name: 'Gain' })
  await gain.fill('1/470e-6')
  await gain.press('Enter')
  if ((await wire(page, 'sum4.y -> gain3.u').count()) === 0) {
    await connect(page, 'sum4.y', 'gain3.u')
    await connect(page, 'gain3.y', 'integrator.u')
  }
  await page.keyboard.press('Escape')
  const runBar = page.getByRole('region', { name: 'Run' })
  await runBar.getByRole('textbox', { name: 'Step size' }).fill('1e-5')
  await runBar.getByRole('textbox', { name: 'Stop time' }).fill('1.05')
  await runBar.getByRole('textbox', { name: 'Stop time' }).press('Enter')
  await button(page, 'Run').click()
  await expectRegulated(page)
})

/** With Tab, and with Shift+Tab to what lies behind. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let left = 300; left > 0; left -= 1) {
    const key = await target.evaluateAll(([element]) => {
      const { activeElement } = document
      if (!element || !activeElement) return 'Tab'
      if (element === activeElement) return null
      const place = activeElement.compareDocumentPosition(element)
      return place & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab'
    })
    if (key === null) return
    await page.keyboard.press(key)
  }
  await expect(target, 'reached with Tab').toBeFocused()
}

test('is drawn by keyboard alone, and regulates', async ({ page }) => {
  test.setTimeout(180_000)
  await page.goto('/')
  await tabTo(page, button(page, 'New project'))
  await page.keyboard.press('Enter')
  await expect(canvas(page)).toBeFocused()
  const field = page.getByRole('combobox', { name: 'Insert block' })
  const names = [...BLOCKS, ['gain3', 'gain 1/470e-6'] as const]
  for (const [name, typed] of names) {
    await page.keyboard.type(typed)
    await expect(field).toHaveValue(typed)
    await page.keyboard.press('Enter')
    await expect(block(page, name)).toBeAttached()
  }
  const wires = [...WIRES, ['sum4.y', 'gain3.u'] as const, ['gain3.y', 'integrator.u'] as const]
  for (const [from, to] of wires) {
    await tabTo(page, block(page, from.slice(0, from.indexOf('.'))))
    await tabTo(page, port(page, from))
    await page.keyboard.press('Enter')
    await tabTo(page, port(page, to))
    await page.keyboard.press('Enter')
    await expect(wire(page, `${from} -> ${to}`)).toBeAttached()
  }
  await page.keyboard.press('Control+e')
  const inspector = page.getByRole('region', { name: 'Inspector' })
  for (const [name, text] of [
    ['Step size', '1e-5'],
    ['Stop time', '1.05'],
  ] as const) {
    await tabTo(page, inspector.getByRole('textbox', { name }))
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Control+Enter')
  await expectRegulated(page)
})
