import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import {
  block,
  canvas,
  clickWire,
  connect,
  createProject,
  drag,
  dragBlock,
  expectRouted,
  findCentre,
  findOnWire,
  insertAt,
  inspector,
  listBlocks,
  port,
  quickInsert,
  readLegend,
  runToEnd,
  saveAs,
  wire,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

const WIRE = 'constant.y -> scope.u'

/** A constant wired to a scope lower right of it, and two displays to go to. */
test.beforeEach(async ({ page }) => {
  await createProject(page)
  await insertAt(page, { x: 120, y: 140 }, '5')
  await insertAt(page, { x: 420, y: 220 }, 'scope')
  await insertAt(page, { x: 420, y: 330 }, 'display')
  await connect(page, 'constant.y', 'scope.u')
})

async function pathOf(page: Page, connection: string): Promise<string | null> {
  await expectRouted(page)
  return wire(page, connection).locator('path.wire-line').getAttribute('d')
}

test('takes the end of a wire to another port, and never loses it', async ({ page }) => {
  const end = await findOnWire(page, WIRE, 12)
  await test.step('to another input', async () => {
    await drag(page, end, await findCentre(port(page, 'display.u')))
    await expect(wire(page, 'constant.y -> display.u')).toBeAttached()
    await expect(wire(page, WIRE)).not.toBeAttached()
    await page.keyboard.press('Control+z')
    await expect(wire(page, WIRE)).toBeAttached()
    await expect(wire(page, 'constant.y -> display.u')).not.toBeAttached()
  })

  await test.step('into the void, where a block is offered or all stays as it was', async () => {
    const { x, y } = await findCentre(port(page, 'scope.u'))
    await drag(page, end, { x: x - 60, y: y + 60 })
    const field = quickInsert(page)
    await field.press('Escape')
    await expect(wire(page, WIRE)).toBeAttached()
    await drag(page, end, { x: x - 60, y: y + 60 })
    await field.fill('gain')
    await field.press('Enter')
    await expect(wire(page, 'constant.y -> gain.u')).toBeAttached()
    await expect(wire(page, WIRE)).not.toBeAttached()
    await page.keyboard.press('Control+z')
    await expect(wire(page, WIRE)).toBeAttached()
    expect((await listBlocks(page)).sort()).toEqual(['constant', 'display', 'scope'])
  })

  await test.step('its start to another output', async () => {
    await insertAt(page, { x: 120, y: 40 }, '7')
    const { x, y } = await findCentre(port(page, 'constant.y'))
    await drag(page, { x: x + 14, y }, await findCentre(port(page, 'constant2.y')))
    await expect(wire(page, 'constant2.y -> scope.u')).toBeAttached()
    await expect(wire(page, WIRE)).not.toBeAttached()
    await page.keyboard.press('Control+z')
    await expect(wire(page, WIRE)).toBeAttached()
  })

  await test.step('with the keyboard alone', async () => {
    await block(page, 'constant').click()
    await page.keyboard.press('Alt+l')
    await expect(inspector(page)).toContainText('constant.y → scope.u')
    await page.keyboard.press('Alt+r')
    await page.getByRole('button', { name: 'Input u of display' }).press('Enter')
    await expect(wire(page, 'constant.y -> display.u')).toBeAttached()
    await expect(wire(page, WIRE)).not.toBeAttached()
  })
})

test('names a signal, which then goes by its name', async ({ page }, info) => {
  await clickWire(page, WIRE)
  const { x, y } = await findOnWire(page, WIRE)
  await page.mouse.dblclick(x, y)
  const field = page.getByRole('textbox', { name: 'Name of the signal of constant.y' })
  await field.fill('a/b')
  await expect(page.getByRole('alert')).toContainText('must not contain')
  await field.fill('level')
  await field.press('Enter')
  await expect(field).toBeHidden()
  await expect(canvas(page).locator('.wire-name')).toHaveText('level')
  await expect(page.getByLabel('Wire from constant.y to scope.u, level')).toBeAttached()

  await page.keyboard.press('Control+z')
  await expect(canvas(page).locator('.wire-name')).toBeHidden()
  await page.keyboard.press('Control+Shift+z')
  await runToEnd(page)
  await expect.poll(() => readLegend(page, 'scope', 'level')).toBe(5)

  const file = info.outputPath('named.loop')
  await saveAs(page, file)
  expect(JSON.parse(readFileSync(file, 'utf8')).models.main.signals).toEqual({ 'constant.y': 'level' })

  await test.step('from the keyboard', async () => {
    await block(page, 'constant').click()
    await page.keyboard.press('Alt+l')
    await page.keyboard.press('Shift+F2')
    await field.fill('height')
    await field.press('Enter')
    await expect(canvas(page).locator('.wire-name')).toHaveText('height')
  })
})

test('drags a part of a chosen wire, which stays there when a block moves', async ({ page }) => {
  const own = await pathOf(page, WIRE)
  await clickWire(page, WIRE)
  const grip = canvas(page).locator('.wire-grip.is-upright')
  const start = await findCentre(grip)
  await drag(page, start, { x: start.x + 40, y: start.y })
  const bent = await pathOf(page, WIRE)
  expect(bent).not.toBe(own)
  const after = await findCentre(grip)
  expect(after.x).toBeCloseTo(start.x + 40, 0)

  await dragBlock(page, 'scope', { x: 0, y: -40 })
  await clickWire(page, WIRE)
  expect((await findCentre(grip)).x).toBeCloseTo(after.x, 0)
  await page.keyboard.press('Control+z')
  expect(await pathOf(page, WIRE)).toBe(bent)

  await clickWire(page, WIRE)
  await grip.dblclick()
  await expect.poll(() => pathOf(page, WIRE)).toBe(own)
  await page.keyboard.press('Control+z')
  await expect.poll(() => pathOf(page, WIRE)).toBe(bent)
  await page.keyboard.press('Control+z')
  await expect.poll(() => pathOf(page, WIRE)).toBe(own)

  await test.step('with the arrow keys', async () => {
    await clickWire(page, WIRE)
    await page.keyboard.press('ArrowRight')
    expect(await pathOf(page, WIRE)).not.toBe(own)
    await page.keyboard.press('Control+z')
    await expect.poll(() => pathOf(page, WIRE)).toBe(own)
  })
})

test('a wire that was only pressed is not pulled at by the one that is drawn next', async ({ page }) => {
  await insertAt(page, { x: 120, y: 330 }, '7')
  await insertAt(page, { x: 120, y: 420 }, '9')
  await clickWire(page, WIRE)
  await drag(page, await findCentre(port(page, 'constant2.y')), await findCentre(port(page, 'constant3.y')))
  await expect(wire(page, WIRE)).toBeAttached()

  // From an output no other output takes it.
  await page.keyboard.press('Escape')
  await expect(wire(page, WIRE)).not.toHaveClass(/selected/)
  await clickWire(page, WIRE)
  await port(page, 'constant2.y').press('Enter')
  await expect(port(page, 'constant3.y')).toHaveAttribute('title', /not at another output/)
  await page.keyboard.press('Escape')
  await expect(port(page, 'constant3.y')).not.toHaveAttribute('title', /not at another output/)
  await expect(wire(page, WIRE)).toBeAttached()
})
