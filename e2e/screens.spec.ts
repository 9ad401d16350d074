/**
 * Pictures for the README and the manual: UPDATE_SCREENS=1 writes them to docs/screens in both themes. Else they are only
 * taken, in one of them, and the run that they show is over at once.
 */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  block,
  button,
  canvas,
  chooseFromFileMenu,
  createProject,
  openExample,
  openFile,
  placeWithKeyboard,
  setPace,
  status,
} from './fixture/app.ts'
import { expect, ROOT, test } from './fixture/test.ts'

const FOLDER = process.env.UPDATE_SCREENS === '1' ? join(ROOT, 'docs/screens') : null
const SIZE = { width: 1440, height: 900 }

test.use({ viewport: SIZE })

/** @param isKept not for what shows a folder of this machine */
async function take(page: Page, name: string, isKept = true): Promise<void> {
  const path =
    FOLDER === null || !isKept ? test.info().outputPath(`${name}.png`) : join(FOLDER, `${name}.png`)
  const picture = await page.screenshot({ path })
  // The head of a PNG has its size.
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([SIZE.width, SIZE.height])
  expect(picture.length).toBeGreaterThan(10_000)
}

const NOTE = `## Plant
An **RL circuit** with $\\tau = \\frac{L}{R}$:

$$L\\,\\dot i = u - R\\,i$$

- $u$: the voltage
- $i$: the current`

/** A block in a frame, and a note. */
async function drawNotes(page: Page): Promise<void> {
  await canvas(page).focus()
  await page.keyboard.type('3/(s+2)')
  await page.keyboard.press('Enter')
  await block(page, 'transferFunction').click()
  await page.keyboard.press('Alt+g')
  await page.keyboard.type('Plant')
  await page.keyboard.press('Enter')
  await page.getByLabel('Colour').selectOption('blue')
  await canvas(page).click({ position: { x: 10, y: 10 } })
  await page.keyboard.press('Alt+a')
  await page.keyboard.insertText(NOTE)
  await page.keyboard.press('Control+Enter')
  await page.getByLabel('Colour').selectOption('green')
  await button(page, 'Fit the diagram').click()
}

for (const theme of FOLDER === null ? (['dark'] as const) : (['light', 'dark'] as const)) {
  test(`shows itself in the ${theme} theme`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.goto('/')
    const examples = page.getByRole('region', { name: 'Examples' })
    await expect(examples.getByRole('button', { name: 'Bench supply' })).toBeVisible()
    await expect(examples.locator('svg')).toHaveCount(await examples.getByRole('button').count())
    await take(page, `start-page-${theme}`)

    await openExample(page, 'Bench supply')
    if (FOLDER === null) await setPace(page, 'max')
    await button(page, 'Run').click()
    await block(page, 'voltagePid').click()
    const time = async () => Number(await page.getByTestId('run-time').getAttribute('data-seconds'))
    await expect.poll(time, { timeout: 20_000, intervals: [50] }).toBeGreaterThan(0.0115)
    await take(page, `editor-${theme}`)
    await expect(status(page)).toHaveText('Finished')

    await canvas(page).click({ position: { x: 10, y: 10 } })
    await page.keyboard.press('Control+j')
    await page.keyboard.press('Alt+o')
    await expect(page.getByRole('group', { name: 'Sample times' }).getByRole('button').first()).toBeVisible()
    await take(page, `sample-times-${theme}`)
    await page.keyboard.press('Control+j')
    await page.keyboard.press('Alt+o')

    await block(page, 'converter').dblclick()
    await expect(block(page, 'inductor')).toBeVisible()
    await block(page, 'inductor').click()
    await take(page, `subsystem-${theme}`)

    await createProject(page)
    // Away from the palette, which would tell about a block.
    await page.mouse.move(SIZE.width / 2, SIZE.height / 3)
    await take(page, `empty-project-${theme}`)
    await canvas(page).focus()
    await page.keyboard.type('3/(s+2)')
    await expect(canvas(page).getByRole('option').first()).toBeVisible()
    await take(page, `quick-insert-${theme}`)
    await page.keyboard.press('Escape')
    await drawNotes(page)
    await take(page, `notes-${theme}`)
    await page.keyboard.press('F1')
    await expect(page.getByRole('heading', { name: 'First steps' })).toBeVisible()
    await take(page, `manual-${theme}`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+p')
    await take(page, `command-palette-${theme}`)
    await page.keyboard.press('Escape')
    await chooseFromFileMenu(page, 'Plugins...')
    await expect(page.getByRole('dialog', { name: 'Plugins' })).toBeVisible()
    await take(page, `plugins-${theme}`, false)
    await page.keyboard.press('Escape')
    await createProject(page)
    await openFile(page, join(ROOT, 'e2e/bad-input/unknown-block-type.loop'))
    await expect(page.getByRole('alertdialog', { name: /^This file / })).toBeVisible()
    await take(page, `refused-file-${theme}`)
    await button(page, 'Cancel').click()
    await placeWithKeyboard(page, 'integrator')
    await page.keyboard.press('Alt+n')
    await expect(page.getByRole('alertdialog', { name: 'Unsaved changes' })).toBeVisible()
    await take(page, `unsaved-changes-${theme}`)
    await button(page, 'Cancel').click()
    await button(page, 'Keyboard shortcuts').click()
    await take(page, `shortcuts-${theme}`)
  })
}
