/** What edits of a large diagram take of the window's thread, by the browser's own count. */
import type { Locator, Page } from '@playwright/test'
import { findMiddle, nextFrame, REST_MILLISECONDS } from './editor-gestures.ts'

/** Milliseconds that each edit takes, by what it is. */
export type EditSpans = Readonly<Record<Edit, readonly number[]>>
type Edit = 'add' | 'connect' | 'rename' | 'undo' | 'set' | 'move' | 'delete' | 'paste'

const ROUNDS = 8
/** Four loops of five blocks, from the first corner to the last. */
const COPIED = ['sum0', 'sensor3'] as const
/** The first copy, by the first name that is free. */
const PASTED = 'block-sum199'

/** Scripting up to the frame that shows the edit. */
export async function timeEdits(page: Page): Promise<EditSpans> {
  const read = await watchMetric(page, 'ScriptDuration')
  const spans: Record<Edit, number[]> = {
    add: [],
    connect: [],
    rename: [],
    undo: [],
    set: [],
    move: [],
    delete: [],
    paste: [],
  }
  const time = async (edit: Edit, perform: () => Promise<void>): Promise<void> => {
    await page.waitForTimeout(REST_MILLISECONDS)
    const before = await read()
    await perform()
    await nextFrame(page)
    await nextFrame(page)
    spans[edit].push((await read()) - before)
  }
  // Found before, and pressed as hands do: searching the page is scripting, too, but not the editor's.
  const press = async (target: Locator): Promise<() => Promise<void>> => {
    const { x, y } = await findMiddle(target)
    return () => page.mouse.click(x, y)
  }
  const type = (key: string) => () => page.keyboard.press(key)
  const added = page.getByTestId('block-gain')
  const inspector = page.getByRole('region', { name: 'Inspector' })
  const undo = await press(page.getByRole('button', { name: 'Undo', exact: true }))
  const search = page.getByRole('searchbox', { name: 'Search blocks' })
  for (let round = 0; round < ROUNDS; round += 1) {
    await search.fill('Gain')
    await time('add', type('Enter'))
    await added.waitFor()
    // Seen from far a block has its ports while the pointer is over it.
    await page.getByTestId('block-sensor0').hover()
    await page.getByTestId('port-sensor0.y').click()
    await added.hover()
    await time('connect', await press(page.getByTestId('port-gain.u')))
    await added.click()
    await inspector.getByRole('textbox', { name: 'Block name' }).fill('renamed')
    await time('rename', type('Enter'))
    await inspector.getByRole('textbox', { name: 'Gain' }).fill('7')
    await time('set', type('Enter'))
    await page.getByTestId('block-renamed').click()
    await time('move', type('ArrowRight'))
    await time('delete', type('Delete'))
    for (let n = 0; n < 6; n += 1) await time('undo', undo)
    await added.waitFor({ state: 'detached' })
    await selectBox(page)
    await page.keyboard.press('Control+c')
    await time('paste', type('Control+v'))
    await page.getByTestId(PASTED).waitFor()
    await time('undo', undo)
  }
  return spans
}

/** Keystrokes of formulas into quick insert: all that each keeps the window's thread busy. */
export async function timeQuickInsert(page: Page): Promise<readonly number[]> {
  const read = await watchMetric(page, 'TaskDuration')
  const spans: number[] = []
  const field = page.getByRole('combobox', { name: 'Insert block' })
  for (const text of TYPED) {
    await page.getByRole('region', { name: 'Canvas' }).press('Control+.')
    await field.waitFor()
    for (const letter of text) {
      await page.waitForTimeout(TYPING_MILLISECONDS)
      const before = await read()
      await page.keyboard.press(letter)
      await nextFrame(page)
      await nextFrame(page)
      spans.push((await read()) - before)
    }
    await page.keyboard.press('Escape')
  }
  return spans
}

const TYPED = ['3/(s+2)', 'gain 2.5', 'min(a,b)', '>= 0.5', 'integrator']
const TYPING_MILLISECONDS = 80

async function selectBox(page: Page): Promise<void> {
  const [first, last] = await Promise.all(COPIED.map(name => page.getByTestId(`block-${name}`).boundingBox()))
  if (!first || !last) throw new Error('The first loops are not on the screen.')
  await page.mouse.move(first.x - 2, first.y - 4)
  await page.mouse.down()
  await page.mouse.move(last.x + last.width + 30, last.y + last.height + 2, { steps: 4 })
  await page.mouse.up()
}

/** Milliseconds of what the browser counts for the page since it was opened, in the time of its thread. */
async function watchMetric(page: Page, wanted: string): Promise<() => Promise<number>> {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN)
  }
}
