/** Every hostile plugin at once, beside a good one: each is told why it is not used, none reaches anything, the app goes on. */
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { HostilePlugin } from './bad-input/hostile/plugin.ts'
import { hostilePlugins } from './bad-input/hostile-plugins.ts'
import {
  button,
  chooseFromFileMenu,
  connect,
  createProject,
  listBlocks,
  openFile,
  placeWithKeyboard,
  runToEnd,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

const SECRET = 'a secret that no plugin may read'

const GOOD = `import { defineBlock, multiply, number } from 'loopwright'
export const plugin = { id: 'good', name: 'Good', version: '1.0.0', sdk: 1 }
export const blocks = [defineBlock({
  id: 'good/doubler', name: 'Good doubler', summary: 'Twice.', equation: 'y = k u',
  parameters: { factor: number('Factor', '2') }, inputs: { u: 'Input' }, outputs: { y: 'Output' },
  behaviour: ({ p, u }) => ({ outputs: { y: multiply(p.factor, u.u) } }),
})]
`

/** Honest to the sandbox, and not to the page: its words would act if they were taken for more than words. */
const WORDS = `import * as sdk from 'loopwright'
export const plugin = { id: 'words', name: '<img src=x onerror="document.title=1">', version: '1.0.0', sdk: 1,
  description: '<script>document.title = 1</script>' }
export const blocks = [sdk.defineBlock({
  id: 'words/markup', name: '<b onclick=alert(1)>Markup</b>', summary: '<iframe src="https://example.com">',
  equation: '\\\\href{javascript:document.title=1}{y} = \\\\includegraphics{https://example.com/a.png} \\\\rule{9999em}{9999em}',
  inputs: { u: '<img src=https://example.com/b.png>' }, outputs: { y: 'Output' },
  look: { shape: 'rectangle', formula: '\\\\rule{9999em}{9999em}\\\\kern-9999em\\\\url{https://example.com}' },
  behaviour: ({ u }) => ({ outputs: { y: u.u } }),
})]
`

const idOf = (index: number): string => `bad${String(index).padStart(3, '0')}`

/** Each with an id and a name of its own, since there can be one of each; a plugin of one file is one here, too. */
function write(folder: string, { source }: HostilePlugin, id: string): string {
  const files = Object.entries(source.files)
  const isFile = files.length === 1 && files[0]?.[0] === source.name
  const name = isFile ? source.name.replace('bad', id) : id
  for (const [path, text] of files) {
    const place = isFile ? join(folder, name) : join(folder, name, path)
    mkdirSync(dirname(place), { recursive: true })
    const own = text
      .replaceAll("id: 'bad", `id: '${id}`)
      .replaceAll('"id":"bad"', `"id":"${id}"`)
      .replaceAll("name: 'Bad'", `name: '${id}'`)
      .replaceAll('"name":"Bad"', `"name":"${id}"`)
    writeFileSync(place, own)
  }
  return name
}

/** What lies there and is no plugin, by its name and what is said of it. */
function writeStrangers(folder: string, secret: string): ReadonlyMap<string, RegExp> {
  symlinkSync(secret, join(folder, 'link.js'))
  symlinkSync('/', join(folder, 'link-to-all'))
  writeFileSync(join(folder, 'gigabyte.js'), '')
  truncateSync(join(folder, 'gigabyte.js'), 2 ** 30)
  writeFileSync(join(folder, 'turned-\u202Esj.js'), '')
  return new Map([
    ['link.js', /is a link or a device/],
    ['link-to-all', /is a link or a device/],
    ['gigabyte.js', /too large/],
    ['turned-\uFFFDsj.js', /cannot be seen/],
  ])
}

/** The block of the good plugin between a Constant and a Display. */
function writeProject(folder: string): string {
  const document = {
    format: 'loopwright',
    version: 1,
    name: 'Good',
    settings: { solver: 'rk4', step: '0.1', stop: '1' },
    root: 'main',
    models: {
      main: {
        blocks: {
          constant: { type: 'sources/constant', parameters: { value: '1.5' } },
          doubler: { type: 'good/doubler', parameters: { factor: '3' } },
          display: { type: 'sinks/display' },
        },
        connections: ['constant.y -> doubler.u', 'doubler.y -> display.u'],
      },
    },
  }
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'good.loop')
  writeFileSync(path, JSON.stringify(document))
  return path
}

/** Turns all of them on as the manager does, without so many clicks. */
async function consentToAll(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const call = async (name: string, ...given: unknown[]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`/api/${name}`, { method: 'POST', headers, body: JSON.stringify(given) })
      return (await answer.json()).value
    }
    let count = 0
    for (const { name, hash } of (await call('listPlugins', null)).plugins) {
      if (hash === '') continue
      await call('consentToPlugin', name, hash)
      count += 1
    }
    return count
  })
}

/** What a page has that a plugin might have changed. */
function readMarks(page: Page): Promise<unknown> {
  return page.evaluate(() => ({
    title: document.title.replace('\u2022', '').trim(),
    globals: Object.getOwnPropertyNames(window).sort(),
    ofObject: Object.getOwnPropertyNames(Object.prototype).sort(),
    ofArray: Object.getOwnPropertyNames(Array.prototype).sort(),
    scripts: [...document.scripts].map(script => script.src),
    stored: Object.entries(localStorage).filter(([, text]) => text.includes('owned')),
    strange: document.querySelectorAll('iframe, object, embed, [onerror], [onclick], img:not([src^="data:"])')
      .length,
  }))
}

async function openPlugins(page: Page): Promise<Locator> {
  await chooseFromFileMenu(page, 'Plugins...')
  return page.getByRole('dialog', { name: 'Plugins' }).getByRole('listitem')
}

async function expectGoodResult(page: Page): Promise<void> {
  // Its name is there already where it is opened again, and a run would go with what was open.
  await expect.poll(async () => (await listBlocks(page)).sort().join(' ')).toBe('constant display doubler')
  await runToEnd(page)
  await expect(page.getByRole('status', { name: 'Value of display' })).toHaveText('4.5')
}

// Each has so many seconds, and some take a good part of them.
const ALONE = { tag: '@alone' }

test(
  'no hostile plugin is used, none reaches anything, and the app goes on',
  ALONE,
  async ({ page, shell }) => {
    test.setTimeout(240_000)
    const strangers: string[] = []
    const requests: string[] = []
    page.context().on('request', request => {
      const url = request.url()
      requests.push(url)
      if (!url.startsWith(shell.origin) && !/^(data|blob):/.test(url)) strangers.push(url)
    })
    const answers: Promise<string>[] = []
    page.on('response', response => {
      if (response.url().endsWith('/api/listPlugins')) answers.push(response.text().catch(() => ''))
    })
    mkdirSync(shell.plugins, { recursive: true })
    mkdirSync(shell.projects, { recursive: true })
    const secret = join(shell.projects, 'secret.js')
    writeFileSync(secret, SECRET)
    const project = writeProject(shell.projects)
    // Looked at before all others, and after them.
    writeFileSync(join(shell.plugins, 'a-good.js'), GOOD)
    await createProject(page)
    await consentToAll(page)
    await expect(page.getByRole('option', { name: 'Good doubler', exact: true })).toBeAttached()
    await openFile(page, project)
    await expectGoodResult(page)
    const before = await readMarks(page)

    const names = hostilePlugins.map((plugin, i) => write(shell.plugins, plugin, idOf(i)))
    writeFileSync(join(shell.plugins, 'words.js'), WORDS)
    const others = writeStrangers(shell.plugins, secret)
    const count = await consentToAll(page)

    // The window answers while they are looked at.
    await placeWithKeyboard(page, 'Step')
    await placeWithKeyboard(page, 'Scope')
    await connect(page, 'step.y', 'scope.u')
    await runToEnd(page)

    const rows = await openPlugins(page)
    await expect(rows).toHaveCount(names.length + 2 + others.size)
    await expect(rows.getByRole('switch', { checked: true })).toHaveCount(count)
    await expect(rows.filter({ hasText: 'Looking at it' })).toHaveCount(0, { timeout: 200_000 })
    const told = new Map(
      await rows.evaluateAll(items =>
        items.map(item => {
          const alerts = [...item.querySelectorAll('[role="alert"]')]
          return [item.ariaLabel ?? '', alerts.map(({ textContent }) => textContent).join('\n')] as const
        }),
      ),
    )
    const untold = hostilePlugins.flatMap(({ why, told: expected }, i) => {
      const said = told.get(names[i] ?? '') ?? 'nothing'
      return expected.test(said) ? [] : [`${why}: ${said}`]
    })
    expect(untold).toEqual([])
    for (const [name, expected] of others) expect(told.get(name), name).toMatch(expected)
    expect(told.get('a-good.js')).toBe('')
    expect(told.get('words.js')).toBe('')
    await button(page, 'Close').click()

    // Words stay words, in the palette, on its card and on the canvas.
    const markup = page.getByRole('option', { name: '<b onclick=alert(1)>Markup</b>', exact: true })
    await page.getByRole('searchbox', { name: 'Search blocks' }).fill('Markup')
    await markup.hover()
    await expect(page.getByRole('tooltip')).toContainText('<iframe')
    await markup.press('Enter')
    await page.getByRole('searchbox', { name: 'Search blocks' }).fill('')

    // The good one gives what it gave.
    await page.keyboard.press('Control+o')
    const unsaved = page.getByRole('alertdialog', { name: 'Unsaved changes' })
    await unsaved.getByRole('button', { name: "Don't save" }).click()
    const dialog = page.getByRole('dialog', { name: 'Open project' })
    await dialog.getByRole('textbox', { name: 'File name' }).fill(project)
    await dialog.getByRole('button', { name: 'Open', exact: true }).click()
    await expectGoodResult(page)
    expect(await readMarks(page)).toEqual(before)
    expect(strangers).toEqual([])
    expect(requests.some(url => url.includes('/assets/web-worker'))).toBe(true)
    expect((await Promise.all(answers)).filter(text => text.includes(SECRET))).toEqual([])
    expect(readFileSync(secret, 'utf8')).toBe(SECRET)
  },
)
