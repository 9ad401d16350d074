import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  block,
  button,
  canvas,
  clickWire,
  connect,
  createProject,
  drag,
  dragBlock,
  dragFromPalette,
  findCentre,
  insertAt,
  inspector,
  listBlocks,
  placeWithKeyboard,
  port,
  quickInsert,
  rename,
  save,
  saveAs,
  wire,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

test.beforeEach(async ({ page }) => createProject(page))

async function repeatWhileEnabled(page: Page, name: 'Undo' | 'Redo'): Promise<void> {
  for (let left = 100; left > 0 && (await button(page, name).isEnabled()); left -= 1)
    await button(page, name).click()
  await expect(button(page, name)).toBeDisabled()
}

test('draws a diagram from nothing; undo and redo lead through the very same files', async ({
  page,
  shell,
}) => {
  const file = join(shell.projects, 'drawn.loop')
  const saveBytes = async () => {
    await save(page)
    return readFileSync(file, 'utf8')
  }
  await rename(page, 'Drawn')
  await saveAs(page, 'drawn.loop')
  const empty = readFileSync(file, 'utf8')

  await test.step('blocks by dragging and by keyboard', async () => {
    await dragFromPalette(page, 'Step', { x: 120, y: 120 })
    await expect(block(page, 'step')).toBeVisible()
    await dragFromPalette(page, 'Sum', { x: 260, y: 120 })
    await placeWithKeyboard(page, 'transfer')
    await placeWithKeyboard(page, 'scope')
    expect((await listBlocks(page)).sort()).toEqual(['scope', 'step', 'sum', 'transferFunction'])
  })

  await test.step('moving', async () => {
    const before = await findCentre(block(page, 'scope'))
    await dragBlock(page, 'scope', { x: 160, y: 0 })
    const after = await findCentre(block(page, 'scope'))
    // It snaps to the grid.
    expect(Math.abs(after.x - before.x - 160)).toBeLessThan(20)
    expect(after.y).toBe(before.y)
  })

  await test.step('wires', async () => {
    await connect(page, 'step.y', 'sum.u1')
    await connect(page, 'sum.y', 'transferFunction.u')
    await connect(page, 'transferFunction.y', 'scope.u')
    await connect(page, 'transferFunction.y', 'sum.u2')
  })

  await test.step('rotating', async () => {
    const side = async () => {
      const [body, output] = await Promise.all([
        findCentre(block(page, 'step')),
        findCentre(port(page, 'step.y')),
      ])
      return Math.abs(output.x - body.x) > Math.abs(output.y - body.y) ? 'beside' : 'above or below'
    }
    expect(await side()).toBe('beside')
    await block(page, 'step').click()
    await page.keyboard.press('Control+r')
    await expect.poll(side).toBe('above or below')
  })

  await test.step('copying and pasting, with the wires between', async () => {
    await block(page, 'transferFunction').click()
    await block(page, 'scope').click({ modifiers: ['Shift'] })
    await page.keyboard.press('Control+c')
    await page.keyboard.press('Control+v')
    await expect(block(page, 'transferFunction2')).toBeVisible()
    await expect(wire(page, 'transferFunction2.y -> scope2.u')).toBeAttached()
  })

  await test.step('deleting a block with its wires, and a wire', async () => {
    await block(page, 'scope2').click()
    await page.keyboard.press('Delete')
    await expect(block(page, 'scope2')).toBeHidden()
    await expect(wire(page, 'transferFunction2.y -> scope2.u')).not.toBeAttached()
    await expect(block(page, 'transferFunction2')).toBeVisible()
  })

  await page.keyboard.press('Control+a')
  await page.keyboard.press('ArrowDown')
  const drawn = await saveBytes()
  expect(drawn).not.toBe(empty)

  await repeatWhileEnabled(page, 'Undo')
  expect(await listBlocks(page)).toEqual([])
  // The first step was the project's name.
  await button(page, 'Redo').click()
  expect(await saveBytes()).toBe(empty)

  await repeatWhileEnabled(page, 'Redo')
  await expect(block(page, 'transferFunction2')).toBeVisible()
  expect(await saveBytes()).toBe(drawn)
})

test('leaves the first block where it was dropped', async ({ page }) => {
  const frame = await canvas(page).boundingBox()
  await dragFromPalette(page, 'Step', { x: 80, y: 200 })
  const dropped = await findCentre(block(page, 'step'))
  await dragFromPalette(page, 'Scope', { x: 400, y: 200 })
  await expect(block(page, 'scope')).toBeVisible()
  const later = await findCentre(block(page, 'step'))
  expect(later).toEqual(dropped)
  expect(Math.abs(later.x - (frame?.x ?? 0) - 80)).toBeLessThan(30)
})

test('connects ports by clicking one and then the other, and refuses a second wire into an input', async ({
  page,
}) => {
  await placeWithKeyboard(page, 'constant')
  await placeWithKeyboard(page, 'gain')
  await placeWithKeyboard(page, 'ramp')
  await block(page, 'ramp').click()
  await port(page, 'constant.y').click()
  await port(page, 'gain.u').click()
  await expect(wire(page, 'constant.y -> gain.u')).toBeAttached()
  // Clicks on ports are about wires: what is selected stays so.
  await expect(block(page, 'ramp')).toHaveClass(/selected/)
  await expect(block(page, 'gain')).not.toHaveClass(/selected/)

  await test.step('or the block itself, at its first port that is free', async () => {
    await button(page, 'Undo').click()
    await port(page, 'constant.y').click()
    await block(page, 'gain').click()
    await expect(wire(page, 'constant.y -> gain.u')).toBeAttached()
    await port(page, 'gain.y').click()
    await block(page, 'constant').click()
    await expect(page.getByText('constant has no input.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText('Wire from gain.y')).toBeHidden()
  })

  // A wire drawn to a taken input takes it over, in one step.
  await connect(page, 'ramp.y', 'gain.u')
  await expect(wire(page, 'constant.y -> gain.u')).not.toBeAttached()
  await button(page, 'Undo').click()
  await expect(wire(page, 'constant.y -> gain.u')).toBeAttached()
  await expect(wire(page, 'ramp.y -> gain.u')).not.toBeAttached()
})

test('inserts a block where the canvas is double-clicked, and where a wire ends in the void', async ({
  page,
}) => {
  await insertAt(page, { x: 200, y: 200 }, 'integ')
  await expect(block(page, 'integrator')).toBeVisible()
  const placed = await findCentre(block(page, 'integrator'))
  const frame = await canvas(page).boundingBox()
  expect(Math.abs(placed.x - (frame?.x ?? 0) - 200)).toBeLessThan(20)

  await port(page, 'integrator.y').hover()
  await page.mouse.down()
  await page.mouse.move(placed.x + 200, placed.y, { steps: 6 })
  await page.mouse.up()
  await quickInsert(page).fill('scope')
  await quickInsert(page).press('Enter')
  await expect(wire(page, 'integrator.y -> scope.u')).toBeAttached()
  await button(page, 'Undo').click()
  expect(await listBlocks(page)).toEqual(['integrator'])

  await test.step('beside the canvas the wire is given up: a block there would be out of sight', async () => {
    const beside = await findCentre(page.getByRole('region', { name: 'Palette' }))
    await drag(page, await findCentre(port(page, 'integrator.u')), beside)
    await page.keyboard.type('constant')
    await page.keyboard.press('Enter')
    await expect(block(page, 'constant')).toBeInViewport({ ratio: 1 })
    await expect(wire(page, 'constant.y -> integrator.u')).not.toBeAttached()
  })
})

test('selects a wire with a click and deletes it alone', async ({ page }) => {
  await placeWithKeyboard(page, 'clock')
  await placeWithKeyboard(page, 'scope')
  await dragBlock(page, 'scope', { x: 0, y: 120 })
  await connect(page, 'clock.y', 'scope.u')
  await clickWire(page, 'clock.y -> scope.u')
  await expect(inspector(page)).toContainText('clock.y → scope.u')
  await page.keyboard.press('Delete')
  await expect(wire(page, 'clock.y -> scope.u')).not.toBeAttached()
  expect((await listBlocks(page)).sort()).toEqual(['clock', 'scope'])
})

test('gives a block another name, on the canvas and in the inspector', async ({ page }) => {
  await placeWithKeyboard(page, 'gain')
  await block(page, 'gain').click()
  await page.keyboard.press('F2')
  const field = page.getByRole('textbox', { name: 'Name of block gain' })
  await field.fill('loop gain')
  await field.press('Enter')
  await expect(block(page, 'loop gain')).toBeVisible()

  const inspected = page.getByRole('textbox', { name: 'Block name' })
  await expect(inspected).toHaveValue('loop gain')
  await inspected.fill('a/b')
  await expect(page.getByRole('alert')).toContainText('must not contain')
  await inspected.evaluate(field => field.setAttribute('data-same', 'yes'))
  await inspected.fill('k')
  await inspected.press('Enter')
  await expect(block(page, 'k')).toBeVisible()
  await expect(inspected).toHaveValue('k')
  // The block is the one that it was: its panel stays.
  await expect(inspected).toHaveAttribute('data-same', 'yes')
})
