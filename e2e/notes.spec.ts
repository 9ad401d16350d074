import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  block,
  button,
  canvas,
  createProject,
  drag,
  dragBlock,
  findCentre,
  insertAt,
  inspector,
  openExample,
  placeWithKeyboard,
  runToEnd,
  save,
  saveAs,
  status,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

test('writes a note with a formula in one step, and undoes it', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await page.keyboard.press('Alt+a')
  const field = page.getByRole('textbox', { name: 'Text of the note' })
  await field.fill('## Plant\nwith $\\frac{1}{Ls}$ and **two** states')
  await field.press('Control+Enter')
  const note = page.getByTestId('note-note')
  await expect(note.getByRole('heading', { name: 'Plant' })).toBeVisible()
  await expect(note.locator('.katex')).toHaveCount(1)
  await inspector(page).getByLabel('Colour').selectOption('blue')
  await button(page, 'Undo').click()
  await button(page, 'Undo').click()
  await expect(note).toHaveCount(0)
  await expect(button(page, 'Undo')).toBeDisabled()

  await page.keyboard.press('Alt+a')
  await field.press('Escape')
  await expect(note).toHaveCount(0)
  await expect(button(page, 'Undo')).toBeDisabled()
})

test('a note that is begun and left empty leaves the run and the view as they were', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await runToEnd(page)
  await page.keyboard.press('Control+=')
  const zoom = await page.getByRole('button', { name: /^Zoom \d+ %/ }).textContent()
  await page.keyboard.press('Alt+a')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('note-note')).toHaveCount(0)
  await expect(status(page)).toContainText('Finished')
  await expect(page.getByRole('button', { name: /^Zoom \d+ %/ })).toHaveText(zoom ?? '')
})

test('what is written in a note or a name is kept by Escape out of the note and by a command', async ({
  page,
  shell,
}) => {
  await createProject(page)
  await canvas(page).focus()
  await page.keyboard.press('Alt+a')
  await page.keyboard.type('Two sentences.')
  await page.keyboard.press('Escape')
  await expect(button(page, 'Note Two sentences.')).toBeVisible()
  await button(page, 'Undo').click()
  await expect(page.getByTestId('note-note')).toHaveCount(0)
  await button(page, 'Redo').click()

  await button(page, 'Note Two sentences.').dblclick()
  await page.keyboard.type('Others.')
  await saveAs(page, join(shell.projects, 'written.loop'))
  await expect(page.getByTestId('note-note')).toContainText('Others.')
  await placeWithKeyboard(page, 'Gain')
  await block(page, 'gain').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('kp')
  await save(page)
  await expect(block(page, 'kp')).toBeVisible()
  expect(await readFile(join(shell.projects, 'written.loop'), 'utf8')).toMatch(/"kp"[\s\S]*Others\./)
})

test('a box of selection leaves the plane where it is until it is drawn beyond the edge', async ({
  page,
}) => {
  await createProject(page)
  await insertAt(page, { x: 300, y: 150 }, 'gain')
  const at = await findCentre(block(page, 'gain'))
  const frame = await canvas(page).boundingBox()
  if (!frame) throw new Error('The canvas has no box.')
  await page.mouse.move(frame.x + 12, frame.y + 400)
  await page.mouse.down()
  await page.mouse.move(frame.x + 24, frame.y + 100, { steps: 10 })
  await page.mouse.move(frame.x + 500, frame.y + 60, { steps: 10 })
  await expect(block(page, 'gain')).toHaveClass(/selected/)
  expect(await findCentre(block(page, 'gain'))).toEqual(at)
  await page.mouse.move(frame.x + 500, frame.y - 20, { steps: 10 })
  await expect.poll(async () => (await findCentre(block(page, 'gain'))).y).toBeGreaterThan(at.y + 60)
  await page.mouse.up()
  await expect(block(page, 'gain')).toHaveClass(/selected/)
})

test('frames blocks, and takes them along when it is moved', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await block(page, 'loadOn').click()
  await block(page, 'loadOff').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Alt+g')
  const field = page.getByRole('textbox', { name: 'Title of the frame' })
  await field.fill('Load steps')
  await field.press('Enter')
  const frame = button(page, 'Frame Load steps')
  await expect(frame).toBeVisible()
  const before = await findCentre(block(page, 'loadOn'))
  const { x, y } = await findCentre(frame)
  await drag(page, { x, y }, { x: x - 60, y: y - 60 })
  await expect.poll(async () => (await findCentre(block(page, 'loadOn'))).x).toBeLessThan(before.x - 30)
  await page.keyboard.press('Control+z')
  await expect
    .poll(async () => Math.abs((await findCentre(block(page, 'loadOn'))).x - before.x))
    .toBeLessThan(2)
})

async function drawNoteBesideGain(page: Page, text: string): Promise<void> {
  await createProject(page)
  await placeWithKeyboard(page, 'Gain')
  await canvas(page).focus()
  await page.keyboard.press('Alt+a')
  const field = page.getByRole('textbox', { name: 'Text of the note' })
  await field.fill(text)
  await field.press('Control+Enter')
}

test('selects notes with blocks by a box, and moves, nudges, copies and deletes them together', async ({
  page,
}) => {
  await drawNoteBesideGain(page, 'Beside')
  const note = button(page, 'Note Beside')
  const gain = block(page, 'gain')

  await canvas(page).click({ position: { x: 12, y: 300 } })
  await expect(page.locator('.note.selected')).toHaveCount(0)
  const frame = await canvas(page).boundingBox()
  if (!frame) throw new Error('The canvas has no box.')
  const corner = { x: frame.x + frame.width - 80, y: frame.y + frame.height - 80 }
  await drag(page, { x: frame.x + 12, y: frame.y + 12 }, corner)
  await expect(page.locator('.note.selected')).toHaveCount(1)
  await expect(inspector(page)).toContainText('1 block, 1 note or frame selected')

  const [noteBefore, gainBefore] = [await findCentre(note), await findCentre(gain)]
  await dragBlock(page, 'gain', { x: 60, y: 40 })
  const noteMoved = await findCentre(note)
  expect(noteMoved.x - noteBefore.x).toBeGreaterThan(30)
  expect(noteMoved.x - noteBefore.x).toBeCloseTo((await findCentre(gain)).x - gainBefore.x, 0)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  expect((await findCentre(note)).x).toBeLessThan(noteMoved.x)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  expect((await findCentre(note)).x).toBeCloseTo(noteBefore.x, 0)
  expect((await findCentre(gain)).x).toBeCloseTo(gainBefore.x, 0)

  await page.keyboard.press('Control+c')
  await page.keyboard.press('Control+v')
  await expect(button(page, 'Note Beside')).toHaveCount(2)
  await expect(block(page, 'gain2')).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(button(page, 'Note Beside')).toHaveCount(1)
  await expect(block(page, 'gain2')).toHaveCount(0)
})

test('lines notes up with blocks', async ({ page }) => {
  await drawNoteBesideGain(page, 'Aside')
  const note = button(page, 'Note Aside')
  await note.click()
  for (const key of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
  await block(page, 'gain').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+Shift+p')
  await page.getByRole('combobox', { name: 'Find a command' }).fill('Align left edges')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => {
      const [a, b] = [
        await page.getByTestId('note-note').boundingBox(),
        await block(page, 'gain').boundingBox(),
      ]
      return Math.abs((a?.x ?? 0) - (b?.x ?? 99))
    })
    .toBeLessThan(1.5)
})
