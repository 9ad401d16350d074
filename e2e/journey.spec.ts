/** What a visitor does in the first minutes, in one go. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  block,
  button,
  connect,
  dragFromPalette,
  listBlocks,
  openExample,
  openFile,
  rename,
  runToEnd,
  save,
  saveAs,
  scope,
  setPace,
  status,
  wire,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

test('opens the example, runs it, tunes it, draws, undoes all, saves and opens it again', async ({
  page,
  shell,
}) => {
  const file = join(shell.projects, 'journey.loop')
  await openExample(page, 'Bench supply')
  await rename(page, 'Journey')
  await saveAs(page, 'journey.loop')
  const untouched = readFileSync(file, 'utf8')

  await setPace(page, '0.0001')
  await button(page, 'Run').click()
  await expect(status(page)).toHaveText('Running')
  const slider = page.getByRole('slider', { name: 'Voltage I' })
  await slider.fill('2000')
  await expect(status(page)).toHaveText('Running')
  await button(page, 'Stop').click()
  await setPace(page, 'max')
  await runToEnd(page)
  await expect(scope(page, 'voltage')).toHaveAttribute('data-rows', '14001')

  await dragFromPalette(page, 'Display', { x: 820, y: 420 })
  await connect(page, 'voltageError.y', 'display.u')
  await runToEnd(page)
  await expect(page.getByRole('status', { name: 'Value of display' })).toHaveText(/^-?[\d.]+(e-?\d+)?$/)

  while (await button(page, 'Undo').isEnabled()) await button(page, 'Undo').click()
  await expect(block(page, 'display')).toHaveCount(0)
  await expect(slider).toHaveValue('900')
  // The first step was the project's name.
  await button(page, 'Redo').click()
  await save(page)
  expect(readFileSync(file, 'utf8')).toBe(untouched)

  while (await button(page, 'Redo').isEnabled()) await button(page, 'Redo').click()
  const blocks = await listBlocks(page)
  await save(page)
  await page.reload()
  await openFile(page, file)
  await expect(wire(page, 'voltageError.y -> display.u')).toBeAttached()
  expect((await listBlocks(page)).sort()).toEqual([...blocks].sort())
  await expect(slider).toHaveValue('2000')
})
