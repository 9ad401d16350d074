import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  block,
  button,
  chooseFromFileMenu,
  inspector,
  openFile,
  placeWithKeyboard,
  runToEnd,
  scope,
  setPace,
  status,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

const PROJECT = {
  format: 'loopwright',
  version: 1,
  name: 'Replay',
  settings: { solver: 'rk4', step: '0.01', stop: '2' },
  variables: {},
  root: 'main',
  models: {
    main: {
      blocks: {
        measured: { type: 'sources/from-file', parameters: { file: 'measured.csv' } },
        trim: { type: 'math/gain', parameters: {} },
        scope: { type: 'sinks/scope', parameters: {} },
        result: { type: 'sinks/to-file', parameters: { file: 'results/replay.csv', sampleTime: '0.5' } },
      },
      connections: ['measured.y -> trim.u', 'measured.y -> scope.u', 'measured.y -> result.u'],
    },
  },
  layout: {
    main: {
      measured: { at: [0, 0] },
      trim: { at: [200, 180] },
      scope: { at: [200, -20] },
      result: { at: [200, 80] },
    },
  },
}

test('plays a file beside the project, and writes one', async ({ page }, info) => {
  const folder = info.outputPath('project')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'replay.loop')
  writeFileSync(path, JSON.stringify(PROJECT))
  await page.goto('/')
  await openFile(page, path)
  await page.getByRole('tab', { name: /^Problems/ }).click()
  const problems = page.getByRole('list', { name: 'Problems' })
  await expect(problems).toContainText('measured.csv: there is no such file.')
  await expect(block(page, 'measured')).toBeVisible()

  await test.step('what is put there is seen when the run starts', async () => {
    writeFileSync(join(folder, 'measured.csv'), 'time,level\n0,1\n1,3\n2,x\n')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(problems).toContainText('measured.csv, line 4, column 2: "x" is not a number.')
    writeFileSync(join(folder, 'measured.csv'), 'time,level\n0,1\n1,3\n2,2\n')
    await page.getByRole('tab', { name: 'Scopes' }).click()
    await runToEnd(page)
    await expect(scope(page, 'scope')).toHaveAttribute('data-rows', '201')
  })

  await test.step('the result stands in its folder, with a row for each sample', async () => {
    const result = join(folder, 'results', 'replay.csv')
    await expect.poll(() => existsSync(result) && readFileSync(result, 'utf8').split('\n').length).toBe(7)
    const rows = readFileSync(result, 'utf8').trim().split('\n')
    expect(rows[0]).toBe('time,measured.y')
    expect(rows.slice(1).map(row => row.split(',').map(Number))).toEqual(
      [
        [0, 1],
        [0.5, 2],
        [1, 3],
        [1.5, 2.5],
        [2, 2],
      ].map(([t, y]) => [t, expect.closeTo(y ?? 0, 9)]),
    )
  })

  await test.step('a change that runs the model anew writes nothing', async () => {
    writeFileSync(join(folder, 'results', 'replay.csv'), 'mine')
    await block(page, 'trim').click()
    const redraws = await scope(page, 'scope').getAttribute('data-redraws')
    await inspector(page).getByRole('textbox', { name: 'Gain' }).fill('2')
    await page.keyboard.press('Enter')
    await expect(scope(page, 'scope')).not.toHaveAttribute('data-redraws', redraws ?? '')
    expect(readFileSync(join(folder, 'results', 'replay.csv'), 'utf8')).toBe('mine')
  })

  await test.step('a path that leads elsewhere is refused', async () => {
    await block(page, 'measured').click()
    await inspector(page).getByRole('textbox', { name: 'File' }).fill('../../secret.csv')
    await inspector(page).getByRole('textbox', { name: 'File' }).press('Enter')
    await expect(inspector(page)).toContainText("is not in the project's folder")
    expect(readFileSync(join(folder, 'results', 'replay.csv'), 'utf8')).toBe('mine')
  })
})

test('a run that waits for its file is given up with its project, and has what was read last', async ({
  page,
}, info) => {
  const folder = info.outputPath('slow')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'replay.loop')
  const measured = join(folder, 'measured.csv')
  writeFileSync(path, JSON.stringify(PROJECT))
  writeFileSync(measured, 'time,level\n0,1\n1,3\n2,x\n')
  await page.goto('/')
  await openFile(page, path)
  await setPace(page, 'max')
  await page.getByRole('tab', { name: /^Problems/ }).click()
  await expect(page.getByRole('list', { name: 'Problems' })).toContainText('"x" is not a number.')
  const held: (() => void)[] = []
  await page.route('**/api/readDataFile', async route => {
    const answer = await route.fetch()
    await new Promise<void>(resolve => held.push(resolve))
    await route.fulfill({ response: answer })
  })
  const waits = (count: number) => expect.poll(() => held.length).toBe(count)

  await test.step('read again while the first answer is out: the run has the second one', async () => {
    await button(page, 'Run').click()
    await waits(1)
    writeFileSync(measured, 'time,level\n0,1\n1,3\n2,2\n')
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await waits(2)
    for (const answer of held) answer()
    await expect(status(page)).toHaveText('Finished')
  })

  await test.step('another project is opened meanwhile, and does not run', async () => {
    await button(page, 'Run').click()
    await waits(3)
    await chooseFromFileMenu(page, 'New')
    await page
      .getByRole('alertdialog', { name: 'Unsaved changes' })
      .getByRole('button', { name: "Don't save" })
      .click()
    await expect(status(page)).toHaveText('Ready')
    const read = page.waitForResponse(/\/api\/readDataFile$/)
    held.at(-1)?.()
    await read
    await placeWithKeyboard(page, 'clock')
    await expect(block(page, 'clock')).toBeVisible()
    await expect(status(page)).toHaveText('Ready')
  })
})

test('a project without a folder gives its results as a download', async ({ page }, info) => {
  const path = info.outputPath('new.loop')
  const { measured: _, trim: __, ...blocks } = PROJECT.models.main.blocks
  const clock = { type: 'sources/clock', parameters: {} }
  const main = { blocks: { clock, ...blocks }, connections: ['clock.y -> result.u', 'clock.y -> scope.u'] }
  writeFileSync(path, JSON.stringify({ ...PROJECT, models: { main }, layout: {} }))
  await page.goto('/')
  await openFile(page, path)
  await page.evaluate(() => undefined)
  // Copied into a project that was never saved.
  await page.getByRole('region', { name: 'Canvas' }).press('Control+a')
  await page.getByRole('region', { name: 'Canvas' }).press('Control+c')
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: 'New' }).click()
  await expect(page.getByRole('textbox', { name: 'Project name' })).toHaveValue('Untitled')
  await page.getByRole('region', { name: 'Canvas' }).press('Control+v')
  await expect(block(page, 'result')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('replay.csv')
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/^time,clock\.y\n0,0\n0\.5,0\.5\n/)
})
