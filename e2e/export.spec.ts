import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { block, button, canvas, chooseFromFileMenu, openExample, setPace, status } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

/** With a block that shows a formula. */
test.beforeEach(async ({ page }) => {
  await openExample(page, 'DC motor')
  await canvas(page).press('Control+.')
  const field = page.getByRole('combobox', { name: 'Insert block' })
  await field.fill('3/(s^2+2*s+5)')
  await field.press('Enter')
  await expect(page.locator('.block-formula .mfrac').first()).toBeVisible()
})

async function exportAs(page: Page, command: string, path: string): Promise<void> {
  await chooseFromFileMenu(page, command)
  const dialog = page.getByRole('dialog', { name: 'Export the picture' })
  await dialog.getByRole('textbox', { name: 'File name' }).fill(path)
  const written = page.waitForResponse(/\/api\/exportFile$/)
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await written
}

test('exports the diagram as SVG with texts, formulas and tight margins', async ({ page }, info) => {
  const path = info.outputPath('motor.svg')
  await exportAs(page, 'Export as SVG...', path)
  const svg = readFileSync(path, 'utf8')
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="\d+" height="\d+" viewBox=/)
  for (const name of await page
    .locator('[data-block-name]')
    .evaluateAll(all => all.map(({ textContent }) => textContent ?? ''))) {
    expect(svg).toContain(`>${name}</text>`)
  }
  expect(svg).toContain("@font-face{font-family:'KaTeX")
  // Nothing of it needs a page, nor the app's style sheets.
  expect(svg.replace(/<style>.*?<\/style>/s, '')).not.toMatch(
    /foreignObject|class="|var\(--|color-mix|NaN|undefined/,
  )
  // The picture is drawn to its edges, but for a margin.
  await page.goto('about:blank')
  await page.setContent(svg)
  const { box, view } = await page.locator('body > svg').evaluate((root: SVGSVGElement) => {
    root.querySelector(':scope > rect[fill="#ffffff"]')?.remove()
    const { x, y, width, height } = root.getBBox()
    return { box: [x, y, width, height], view: root.getAttribute('viewBox')?.split(' ').map(Number) ?? [] }
  })
  const [x = 0, y = 0, width = 0, height = 0] = box
  const [left = 0, top = 0, wide = 0, high = 0] = view
  for (const gap of [x - left, y - top, left + wide - x - width, top + high - y - height]) {
    expect(gap).toBeGreaterThanOrEqual(0)
    expect(gap).toBeLessThan(20)
  }

  await test.step('it is well formed, and looks the same as a picture in another document', async () => {
    const root = await page.evaluate(text => {
      const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml')
      return documentElement.nodeName
    }, svg)
    expect(root).toBe('svg')
    const inPage = await shoot(page, svg)
    const asImage = await shoot(
      page,
      `<img src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`,
    )
    expect(await countDifferent(page, inPage, asImage)).toBeLessThan(0.002)
  })
})

test('draws each formula of a note once', async ({ page }, info) => {
  await openExample(page, 'Predator and prey')
  await expect(page.locator('.note .katex').nth(1)).toBeVisible()
  const path = info.outputPath('prey.svg')
  await exportAs(page, 'Export as SVG...', path)
  const texts = [...readFileSync(path, 'utf8').matchAll(/>([^<>]*)<\/text>/g)].map(([, text = '']) => text)
  const all = texts.join(' ')
  expect(all.match(/=/g)).toHaveLength(2)
  expect(all.match(/and/g)).toHaveLength(1)
})

test('shows what the canvas shows: sample times with what they mean, numbers, and values', async ({
  page,
}, info) => {
  await openExample(page, 'Sampled control')
  await canvas(page).press('Control+j')
  await canvas(page).press('Alt+o')
  await canvas(page).press('Alt+v')
  await setPace(page, 'max')
  await button(page, 'Run').click()
  await expect(status(page)).toHaveText('Finished')
  await expect(page.getByRole('img', { name: /^Value of sampler.y:/ })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Sample times' })).toContainText('Cont')
  const path = info.outputPath('sampled.svg')
  await exportAs(page, 'Export as SVG...', path)
  const svg = readFileSync(path, 'utf8')
  const texts = [...svg.matchAll(/>([^<>]*)<\/text>/g)].map(([, text = '']) => text.trim())
  expect(texts).toEqual(expect.arrayContaining(['Cont', 'D1', 'continuous', '1', '2']))
  expect(texts.some(text => /^every \d+ ms$/.test(text))).toBe(true)
  const value = await page.getByRole('img', { name: /^Value of sampler.y:/ }).textContent()
  expect(texts).toContain(value)
  // The wire behind the sampler has another colour than the one before it.
  const colors = new Set([...svg.matchAll(/<path [^>]*fill="none" stroke="(#\w+)"/g)].map(([, ink]) => ink))
  expect(colors.size).toBeGreaterThan(1)
})

test('shows the time per block with its colours and its scale, also inside a subsystem', async ({
  page,
}, info) => {
  await openExample(page, 'Bench supply')
  await page.getByRole('banner').getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Show time per block', exact: true }).click()
  await setPace(page, 'max')
  await button(page, 'Run').click()
  await expect(status(page)).toHaveText('Finished')
  const spots = canvas(page).getByRole('img', { name: /^Time of / })
  for (const [file, name] of [
    ['supply.svg', 'converter'],
    ['converter.svg', 'inductor'],
  ] as const) {
    await expect(canvas(page).getByRole('img', { name: new RegExp(`^Time of ${name}: `) })).toBeVisible()
    let tries = 0
    // What a run leaves is timed on for a moment.
    await expect(async () => {
      tries += 1
      const shares = await spots.allTextContents()
      const path = info.outputPath(`${tries}-${file}`)
      await exportAs(page, 'Export as SVG...', path)
      expect(await spots.allTextContents(), 'measured anew meanwhile').toEqual(shares)
      const svg = readFileSync(path, 'utf8')
      const texts = [...svg.matchAll(/>([^<>]*)<\/text>/g)].map(([, text = '']) => text.trim())
      expect(texts).toEqual(expect.arrayContaining(shares))
      expect(texts.join(' ')).toContain('per step')
      expect(svg.match(/fill-opacity="0\.38"/g)).toHaveLength(shares.length)
    }).toPass({ timeout: 20_000 })
    if (name === 'converter') await block(page, 'converter').dblclick()
  }
})

test('draws the items of a list with their dots and numbers, and what is left out grey', async ({
  page,
}, info) => {
  await openExample(page, 'Predator and prey')
  const note = page.locator('.note').first()
  await note.dblclick()
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('- one\n- two\n\n1. three\n2. four')
  await page.keyboard.press('Control+Enter')
  await block(page, 'birth').click()
  await page.keyboard.press('Control+Shift+y')
  await expect(page.locator('.block.is-commented-through')).toBeVisible()
  const path = info.outputPath('list.svg')
  await exportAs(page, 'Export as SVG...', path)
  const svg = readFileSync(path, 'utf8')
  expect(svg.match(/>•<\/text>/g)).toHaveLength(2)
  for (const mark of ['1.', '2.']) expect(svg).toContain(`>${mark}</text>`)
  expect(svg).toMatch(/<g opacity="0\.42">/)
  expect(svg).toMatch(/<line [^>]*stroke-dasharray/)
})

async function shoot(page: Page, markup: string): Promise<string> {
  await page.setContent(`<body style="margin: 0; background: white">${markup}</body>`)
  await page.evaluate(() => document.fonts.ready)
  const drawn = page.locator('body > *').first()
  await expect.poll(async () => (await drawn.boundingBox())?.width ?? 0).toBeGreaterThan(100)
  return (await drawn.screenshot()).toString('base64')
}

/** The share of pixels that differ for the eye. */
function countDifferent(page: Page, ...pictures: readonly [string, string]): Promise<number> {
  return page.evaluate(async all => {
    const read = async (data: string) => {
      const image = new Image()
      image.src = `data:image/png;base64,${data}`
      await image.decode()
      const { width, height } = image
      const ctx = new OffscreenCanvas(width, height).getContext('2d')
      ctx?.drawImage(image, 0, 0)
      return ctx?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray()
    }
    const [a, b] = [await read(all[0]), await read(all[1])]
    if (a.length !== b.length || a.length === 0) return 1
    let different = 0
    for (let i = 0; i < a.length; i += 4) if (Math.abs((a[i + 1] ?? 0) - (b[i + 1] ?? 0)) > 48) different += 1
    return different / (a.length / 4)
  }, pictures)
}

test('exports it as PNG, large enough for print', async ({ page }, info) => {
  const path = info.outputPath('motor.png')
  await exportAs(page, 'Export as PNG...', path)
  const png = readFileSync(path)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBeGreaterThan(1000)
  await info.attach('motor.png', { path })
})

test('prints the diagram and nothing else', async ({ page }, info) => {
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await canvas(page).press('Control+p')
  await expect(page.locator('body')).toHaveAttribute('data-printed', '')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.picture-sheet > svg')).toBeVisible()
  await expect(canvas(page)).toBeHidden()
  // Which also ends the printing, as the system's dialog does.
  const pdf = await page.pdf({ path: info.outputPath('motor.pdf'), preferCSSPageSize: true })
  expect(pdf.subarray(0, 4).toString()).toBe('%PDF')
  // One page, turned as the diagram is wide.
  const pages = [...pdf.toString('latin1').matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
  expect(pages).toHaveLength(1)
  expect(Number(pages[0]?.[1])).toBeGreaterThan(Number(pages[0]?.[2]))
  await expect(page.locator('.picture-sheet')).not.toBeAttached()
})
