/** Plugins of the user: off at first, used when they are on, never in the way. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  block,
  button,
  chooseFromFileMenu,
  connect,
  createProject,
  openFile,
  placeWithKeyboard,
  runToEnd,
  saveAs,
  status,
  wire,
} from './fixture/app.ts'
import { expect, ROOT, test } from './fixture/test.ts'

const manifest = (id: string) =>
  JSON.stringify({ id, name: 'Dead time', version: '1.2.0', sdk: 1, main: 'index.ts' })

/** A dead-time compensator's heart: what the plant will do without its dead time. */
const DELAY = `
import { defineBlock, number, subtract, divide, type Expression } from 'loopwright'

const predictor = defineBlock({
  id: 'dead-time/predictor',
  name: 'Smith predictor',
  summary: 'A first-order model of the plant, ahead of its dead time.',
  equation: 'T \\\\dot y = K u - y',
  keywords: ['dead time'],
  parameters: { gain: number('Plant gain', '1'), timeConstant: number('Time constant', '2', { unit: 's' }) },
  inputs: { u: 'Controller output' },
  outputs: { y: 'Prediction' },
  behaviour: ({ p, u, continuousState }) => {
    const y: Expression = continuousState('y', subtract(0, 0), u.u.width)
    return { outputs: { y }, derivatives: { y: divide(subtract(u.u, y), p.timeConstant) } }
  },
})

export const blocks = [predictor]
`

/** Each file at once: a plugin that is half written is another one, and one consents to what is read. */
function write(folder: string, name: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(join(folder, name), { recursive: true })
  const beside = join(dirname(folder), 'half-written')
  for (const [file, text] of Object.entries(files)) {
    writeFileSync(beside, text)
    renameSync(beside, join(folder, name, file))
  }
}

const row = (page: Page, name: string) =>
  page.getByRole('dialog', { name: 'Plugins' }).getByRole('listitem', { name, exact: true })

async function openPlugins(page: Page): Promise<void> {
  await chooseFromFileMenu(page, 'Plugins...')
  await expect(page.getByRole('dialog', { name: 'Plugins' })).toBeVisible()
}

test('a plugin is used once it is on, goes when it changes, and keeps its blocks in the file', async ({
  page,
  shell,
}) => {
  write(shell.plugins, 'dead-time', { 'loopwright.json': manifest('dead-time'), 'index.ts': DELAY })
  await page.goto('/')
  await createProject(page)
  await openPlugins(page)
  const switched = row(page, 'dead-time').getByRole('switch')
  await expect(switched).not.toBeChecked()
  await switched.check()
  await expect(row(page, 'dead-time').getByRole('status')).toContainText('On.')
  await expect(row(page, 'dead-time')).toContainText('1.2.0')
  await button(page, 'Close').click()

  await placeWithKeyboard(page, 'Step')
  await placeWithKeyboard(page, 'Smith predictor')
  await placeWithKeyboard(page, 'Scope')
  await connect(page, 'step.y', 'predictor.u')
  await connect(page, 'predictor.y', 'scope.u')
  await runToEnd(page)
  await saveAs(page, 'predictor.loop')
  const saved = readFileSync(join(shell.projects, 'predictor.loop'), 'utf8')
  expect(JSON.parse(saved).plugins).toMatchObject({ 'dead-time': { name: 'Dead time', version: '1.2.0' } })

  // A changed file is off until the user has looked at it.
  writeFileSync(join(shell.plugins, 'dead-time', 'index.ts'), `${DELAY}\n// changed\n`)
  await page.getByRole('tab', { name: 'Problems' }).click()
  await expect(page.getByRole('list', { name: 'Problems', exact: true })).toContainText(
    'plugin "Dead time" 1.2.0',
  )
  await expect(block(page, 'predictor')).toBeVisible()
  await expect(wire(page, 'step.y -> predictor.u')).toBeAttached()
  await page
    .getByRole('list', { name: 'Problems', exact: true })
    .getByRole('button', { name: 'Plugins...' })
    .click()
  await expect(row(page, 'dead-time').getByRole('status')).toContainText('has changed')
  await row(page, 'dead-time').getByRole('switch').check()
  await expect(row(page, 'dead-time').getByRole('status')).toContainText('On.')
  await button(page, 'Close').click()
  await runToEnd(page)
})

/** The plugin of the manual's page, as its reader would copy it. */
function writePluginOfManual(folder: string): void {
  const page = readFileSync(join(ROOT, 'docs', 'plugins.md'), 'utf8')
  const [text = '', code = ''] = [/```json\n(.*?)```/s, /```js\n(.*?)```/s].map(
    block => block.exec(page)?.[1] ?? '',
  )
  write(folder, 'dead-time', { 'loopwright.json': text, 'index.js': code })
}

test('the plugin of the manual stands in the palette, runs, and keeps its blocks without it', async ({
  page,
  shell,
}) => {
  writePluginOfManual(shell.plugins)
  await page.goto('/')
  await createProject(page)
  await openPlugins(page)
  await row(page, 'dead-time').getByRole('switch').check()
  await expect(row(page, 'dead-time').getByRole('status')).toHaveText('On.')
  await button(page, 'Close').click()
  await page.getByRole('searchbox', { name: 'Search blocks' }).fill('Smith')
  await expect(page.getByRole('option', { name: 'Dead-time compensator', exact: true })).toBeVisible()
  await placeWithKeyboard(page, 'Smith')
  await placeWithKeyboard(page, 'Step')
  await placeWithKeyboard(page, 'Scope')
  await connect(page, 'step.y', 'compensator.u')
  await connect(page, 'compensator.v', 'scope.u')
  await runToEnd(page)
  await saveAs(page, 'smith.loop')
  const path = join(shell.projects, 'smith.loop')
  const saved = readFileSync(path, 'utf8')
  expect(JSON.parse(saved).plugins['dead-time']).toMatchObject({ name: 'Dead time', version: '1.0.0' })
  expect(JSON.parse(saved).plugins['dead-time'].hash).toMatch(/^[0-9a-f]{64}$/)

  // Without the plugin every byte stays.
  rmSync(join(shell.plugins, 'dead-time'), { recursive: true })
  await page.reload()
  await openFile(page, path)
  await page.getByRole('tab', { name: 'Problems' }).click()
  await expect(page.getByRole('list', { name: 'Problems', exact: true })).toContainText('"Dead time" 1.0.0')
  await expect(block(page, 'compensator')).toBeVisible()
  await expect(wire(page, 'compensator.v -> scope.u')).toBeAttached()
  await saveAs(page, 'copy.loop')
  expect(readFileSync(join(shell.projects, 'copy.loop'), 'utf8')).toBe(saved)
})

test('a changed file comes in after consent, and a run goes on all the while', async ({ page, shell }) => {
  const writeCode = (code: string) =>
    write(shell.plugins, 'dead-time', { 'loopwright.json': manifest('dead-time'), 'index.ts': code })
  writeCode(DELAY)
  await page.goto('/')
  await createProject(page)
  await openPlugins(page)
  const item = row(page, 'dead-time')
  await item.getByRole('switch').check()
  await expect(item).toContainText('1.2.0')
  await button(page, 'Close').click()
  await placeWithKeyboard(page, 'Step')
  await placeWithKeyboard(page, 'Smith predictor')
  await connect(page, 'step.y', 'predictor.u')
  const stop = page.getByRole('region', { name: 'Run' }).getByRole('textbox', { name: 'Stop time' })
  await stop.fill('1e4')
  await stop.press('Enter')
  await page.getByRole('combobox', { name: 'Pace' }).first().selectOption({ label: '1x' })
  await button(page, 'Run').click()
  const clock = page.getByTestId('run-time')
  const seconds = async () => Number(await clock.getAttribute('data-seconds'))
  const expectMoving = async () => {
    const before = await seconds()
    await expect.poll(seconds).toBeGreaterThan(before)
    await expect(status(page)).toHaveAttribute('data-status', 'running')
  }
  await expectMoving()

  await button(page, 'File').click()
  writeCode(DELAY.replace("name: 'Smith predictor'", "name: 'Better predictor'"))
  // Behind the open menu, which stays while the block types of the plugin go.
  await expect(page.locator('[role="option"]', { hasText: 'Smith predictor' })).toHaveCount(0)
  await page.getByRole('menuitem', { name: 'Plugins...', exact: true }).click()
  await expect(item.getByRole('status')).toContainText('has changed')
  await expectMoving()
  await item.getByRole('switch').check()
  await expect(item.getByRole('status')).toContainText('On.')
  await expect(page.getByRole('option', { name: 'Better predictor', exact: true })).toBeAttached()
  await expectMoving()

  const wrong = `${DELAY}\nexport const = 1\n`
  writeCode(wrong)
  await expect(item.getByRole('status')).toContainText('has changed')
  await item.getByRole('switch').check()
  const line = wrong.split('\n').indexOf('export const = 1') + 1
  await expect(item.getByRole('alert')).toContainText(`index.ts:${line}`)
  await expectMoving()
  writeCode(DELAY)
  await expect(item.getByRole('status')).toContainText('has changed')
  await item.getByRole('switch').check()
  await expect(item.getByRole('alert')).toHaveCount(0)
  await expect(item).toContainText('1.2.0')
  await button(page, 'Close').click()
  await button(page, 'Stop').click()
})

test('the palette keeps what it shows while blocks of a plugin come and go', async ({ page, shell }) => {
  writePluginOfManual(shell.plugins)
  await page.goto('/')
  await createProject(page)
  const search = page.getByRole('searchbox', { name: 'Search blocks' })
  const list = page.getByRole('listbox', { name: 'Blocks' })
  await search.fill('dela')
  const found = list.getByRole('option', { name: 'Transport Delay', exact: true })
  await expect(found).toBeVisible()
  const element = await found.elementHandle()
  await openPlugins(page)
  await row(page, 'dead-time').getByRole('switch').check()
  await expect(row(page, 'dead-time').getByRole('status')).toHaveText('On.')
  await button(page, 'Close').click()
  await expect(search).toHaveValue('dela')
  expect(await element?.evaluate(node => node.isConnected)).toBe(true)
  await search.fill('Smith')
  await expect(list.getByRole('option', { name: 'Dead-time compensator', exact: true })).toBeVisible()
})
