/** A diagram that is seen from far: its blocks are no elements of React Flow's, but whoever works on it must not notice. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { block, button, canvas, findCentre, inspector, listBlocks, openFile, port } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

const COLUMNS = 10
const COUNT = 60
const APART = 400
const names = Array.from({ length: COUNT }, (_, i) => `g${i}`)

test.beforeEach(async ({ page, shell }) => {
  mkdirSync(shell.projects, { recursive: true })
  const path = join(shell.projects, 'far.loop')
  writeFileSync(
    path,
    JSON.stringify({
      format: 'loopwright',
      version: 1,
      name: 'Far',
      root: 'main',
      models: {
        main: {
          blocks: Object.fromEntries(names.map(name => [name, { type: 'math/gain', parameters: {} }])),
          connections: [],
        },
      },
      layout: {
        main: Object.fromEntries(
          names.map((name, i) => [name, { at: [(i % COLUMNS) * APART, Math.floor(i / COLUMNS) * APART] }]),
        ),
      },
    }),
  )
  await page.goto('/')
  await openFile(page, path)
  await expect(block(page, 'g59')).toBeVisible()
  // Without a pointer over them none has ports.
  await expect(canvas(page).getByTestId(/^port-/)).toHaveCount(0)
})

const blockName = (page: Page) => inspector(page).getByRole('textbox', { name: 'Block name' })

async function boxAround(page: Page, first: string, last: string): Promise<void> {
  const [from, to] = [await block(page, first).boundingBox(), await block(page, last).boundingBox()]
  if (!from || !to) throw new Error('no blocks to draw a box around')
  await page.mouse.move(from.x - 6, from.y - 6)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width + 6, to.y + to.height + 6, { steps: 5 })
  await page.mouse.up()
}

async function dragBy(page: Page, name: string, dx: number, dy: number): Promise<void> {
  const { x, y } = await findCentre(block(page, name))
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + dx, y + dy, { steps: 4 })
  await page.mouse.up()
}

test('blocks are chosen, moved and deleted from far, one or many', async ({ page }) => {
  await block(page, 'g7').click()
  await expect(blockName(page)).toHaveValue('g7')
  await block(page, 'g8').click()
  await expect(blockName(page)).toHaveValue('g8')

  const [g8, g9] = [await findCentre(block(page, 'g8')), await findCentre(block(page, 'g9'))]
  await dragBy(page, 'g8', 20, 30)
  await expect.poll(async () => (await findCentre(block(page, 'g8'))).y - g8.y).toBeGreaterThan(15)
  expect(await findCentre(block(page, 'g9'))).toEqual(g9)
  await page.keyboard.press('Control+z')
  await expect.poll(() => findCentre(block(page, 'g8'))).toEqual(g8)

  // Two rows are more than are drawn in full.
  await boxAround(page, 'g0', 'g19')
  await expect(inspector(page)).toContainText('20 blocks')
  const before = await Promise.all(['g3', 'g12', 'g25'].map(name => findCentre(block(page, name))))
  await dragBy(page, 'g12', 0, 25)
  const moved = async () =>
    (await Promise.all(['g3', 'g12', 'g25'].map(name => findCentre(block(page, name))))).map(
      ({ y }, i) => y - (before[i]?.y ?? 0) > 15,
    )
  await expect.poll(moved).toEqual([true, true, false])
  await page.keyboard.press('Control+z')
  await expect.poll(moved).toEqual([false, false, false])

  // One that is not among them goes alone, and is then chosen alone.
  await dragBy(page, 'g25', 0, 25)
  await expect.poll(moved).toEqual([false, false, true])
  await expect(blockName(page)).toHaveValue('g25')
  await page.keyboard.press('Control+z')

  await boxAround(page, 'g0', 'g19')
  await block(page, 'g5').click()
  await expect(blockName(page)).toHaveValue('g5')
  await boxAround(page, 'g0', 'g19')
  await page.keyboard.press('Delete')
  await expect.poll(async () => (await listBlocks(page)).length).toBe(COUNT - 20)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await listBlocks(page)).length).toBe(COUNT)

  await boxAround(page, 'g0', 'g19')
  const { x, y } = await findCentre(block(page, 'g44'))
  await page.mouse.click(x, y + 30)
  await page.keyboard.press('Delete')
  expect((await listBlocks(page)).length).toBe(COUNT)
})

test('blocks are wired from far, with clicks or a drag', async ({ page }) => {
  await block(page, 'g0').hover()
  await port(page, 'g0.y').click()
  await block(page, 'g21').hover()
  await port(page, 'g21.u').click()
  await expect(port(page, 'g21.u')).not.toHaveClass(/port-open/)
  await expect(button(page, 'Undo')).toBeEnabled()

  await block(page, 'g1').hover()
  const from = await findCentre(port(page, 'g1.y'))
  const to = await findCentre(block(page, 'g33'))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 6 })
  await page.mouse.up()
  await expect(port(page, 'g33.u')).not.toHaveClass(/port-open/)
})

test('the keyboard goes from block to block from far, and stays there on the way nearer', async ({
  page,
}) => {
  await block(page, 'g3').click()
  await page.keyboard.press('Tab')
  await expect(port(page, 'g3.u')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(block(page, 'g4')).toBeFocused()
  await expect(blockName(page)).toHaveValue('g4')
  await page.keyboard.press('Shift+Tab')
  await expect(block(page, 'g3')).toBeFocused()
  for (let n = 0; n < 8; n += 1) await page.keyboard.press('Control+=')
  await expect(port(page, 'g3.y')).toBeVisible()
  await expect(block(page, 'g3')).toBeFocused()
})
