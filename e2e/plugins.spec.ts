/** Plugins of the user: off at first, used when they are on, never in the way. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  block,
  button,
  chooseFromFileMenu,
  connect,
  createProject,
  placeWithKeyboard,
  runToEnd,
  saveAs,
  wire,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

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

function write(folder: string, name: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(join(folder, name), { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text)
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
  await openPlugins(page)
  await expect(row(page, 'dead-time').getByRole('status')).toContainText('has changed')
  await row(page, 'dead-time').getByRole('switch').check()
  await expect(row(page, 'dead-time').getByRole('status')).toContainText('On.')
  await button(page, 'Close').click()
  await runToEnd(page)
})

test('a hostile plugin is told why it is not used, and the app goes on', async ({ page, shell }) => {
  const head = "export const plugin = { id: 'bad', name: 'Bad', version: '1.0.0', sdk: 1 }\n"
  const hostile: Readonly<Record<string, readonly [code: string, told: RegExp]>> = {
    'a-loop.js': ['for (;;) {}', /did not answer/],
    'b-flood.js': ["let s = 'x'; for (;;) s += s", /long|memory|did not answer/],
    'c-network.js': ["fetch('https://example.com')", /fetch/],
    'd-page.js': ['document.body.remove()', /document/],
    'e-import.js': ["import fs from 'node:fs'", /cannot be imported/],
    'f-syntax.js': ['const = 1', /f-syntax\.js:2/],
    'g-clash.js': ['export const blocks = []', /library "math" already/],
  }
  mkdirSync(shell.plugins, { recursive: true })
  for (const [name, [code]] of Object.entries(hostile)) {
    const own = name === 'g-clash.js' ? head.replace("'bad'", "'math'") : head
    writeFileSync(join(shell.plugins, name), `${own}${code}`)
  }
  await page.goto('/')
  await createProject(page)
  await openPlugins(page)
  for (const [name, [, told]] of Object.entries(hostile)) {
    await row(page, name).getByRole('switch').check()
    await expect(row(page, name).getByRole('alert')).toHaveText(told, { timeout: 15_000 })
  }
  await button(page, 'Close').click()
  await placeWithKeyboard(page, 'Step')
  await placeWithKeyboard(page, 'Scope')
  await connect(page, 'step.y', 'scope.u')
  await runToEnd(page)
})
