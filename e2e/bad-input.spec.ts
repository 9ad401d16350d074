import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { block, button, inspector, listBlocks, openExample, openFile, saveAs } from './fixture/app.ts'
import { expect, ROOT, test } from './fixture/test.ts'

const FOLDER = join(ROOT, 'e2e/bad-input')
const FILES = readdirSync(FOLDER).filter(name => name.endsWith('.loop'))

/** Of the faults that every user may meet: the place and the problem, as they must be told. */
const FAULTS: Readonly<Record<string, readonly [place: string, words: string]>> = {
  'not-json.loop': ['line 1', 'not a Loopwright project'],
  'other-json.loop': ['line 1', 'it has no "format"'],
  'cut-off.loop': ['line 15', 'ends in the middle'],
  'unknown-block-type.loop': ['amplifier', 'no block type "math/gian"'],
  'unknown-parameter.loop': ['amplifier.gian', 'no parameter "gian"'],
  'unknown-input.loop': ['amplifier.u2', 'an input "u2" that amplifier does not have'],
  'two-connections-into-one-input.loop': ['scope.u', 'has two sources'],
  'cycle-of-models.loop': ['inner', 'a -> b -> a'],
  'bad-expression.loop': ['amplifier.gain', '"2*(3" is not an expression'],
  'step-of-0.loop': ['settings.step', 'must be greater than 0 s'],
  'stop-before-start.loop': ['settings.stop', 'before or at the start'],
}

test('a bad file is refused with its place and problem, and what is open stays', async ({ page }) => {
  test.setTimeout(90_000)
  expect(FILES).toEqual(expect.arrayContaining(Object.keys(FAULTS)))
  await openExample(page, 'DC motor')
  await block(page, 'speedPid').click()
  const proportional = inspector(page).getByRole('textbox', { name: 'Proportional P' })
  await proportional.fill('3*Kp')
  await proportional.press('Enter')
  await saveAs(page, 'open.loop')
  const blocks = await listBlocks(page)

  const refusal = page.getByRole('alertdialog', {
    name: /^This file (could not be opened|has a problem|has \d+ problems)$/,
  })
  for (const file of FILES) {
    await test.step(file, async () => {
      await openFile(page, join(FOLDER, file))
      const problem = refusal.getByRole('listitem').first()
      const [place, words] = FAULTS[file] ?? ['', '']
      await expect(problem).toContainText(place)
      await expect(problem).toContainText(words)
      await expect(problem.locator('.fault-place')).not.toBeEmpty()
      // Only what cannot be opened says so.
      const canOpen = (await refusal.getByRole('button', { name: 'Open anyway' }).count()) > 0
      await expect(refusal).toHaveAccessibleName(
        canOpen ? /^This file has / : 'This file could not be opened',
      )
      await refusal.getByRole('button', { name: 'Cancel' }).click()
      expect(await listBlocks(page)).toEqual(blocks)
      await expect(proportional).toHaveValue('3*Kp')
      await expect(button(page, 'Undo')).toBeEnabled()
    })
  }
})

test('a file that can be mended may be opened all the same, with its problems', async ({ page }) => {
  await openExample(page, 'DC motor')
  await openFile(page, join(FOLDER, 'bad-expression.loop'))
  await button(page, 'Open anyway').click()
  await expect(block(page, 'amplifier')).toBeVisible()
  await page.getByRole('tab', { name: 'Problems' }).click()
  await expect(page.getByRole('list', { name: 'Problems', exact: true })).toContainText(
    '"2*(3" is not an expression',
  )
})
