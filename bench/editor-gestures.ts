/** What hands do in the editor, for its figures. */
import type { Locator, Page } from '@playwright/test'
import { recordFrames } from './editor-app.ts'

const DRAG_STEPS = 180

/** Drags a block in a circle. */
export async function dragInCircle(page: Page, block: string): Promise<readonly number[]> {
  const { x, y } = await findMiddle(page.getByTestId(`block-${block}`))
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 8, y + 8)
  const spans = await recordFrames(page, async () => {
    for (let i = 0; i < DRAG_STEPS; i += 1) {
      const angle = (i / DRAG_STEPS) * 4 * Math.PI
      await page.mouse.move(x + 40 * Math.sin(angle), y + 8 + 30 * Math.cos(angle))
      await nextFrame(page)
    }
  })
  await page.mouse.up()
  return spans
}

/** Pans and zooms over the whole diagram. */
export async function panAndZoom(page: Page): Promise<readonly number[]> {
  const box = await page.getByRole('region', { name: 'Canvas' }).boundingBox()
  if (!box) throw new Error('There is no canvas.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  return recordFrames(page, async () => {
    for (let i = 0; i < 60; i += 1) {
      await page.mouse.wheel(20 * Math.sin(i / 5), 20 * Math.cos(i / 5))
      await nextFrame(page)
    }
    await page.keyboard.down('Control')
    for (let i = 0; i < 60; i += 1) {
      await page.mouse.wheel(0, i % 20 < 10 ? 10 : -10)
      await nextFrame(page)
    }
    await page.keyboard.up('Control')
  })
}

export async function zoomToWorking(page: Page): Promise<void> {
  const zoomIn = page.getByRole('button', { name: 'Zoom in' })
  for (let i = 0; i < 12; i += 1) await zoomIn.click()
}

/** Until what an edit brings about later is through: the check of the document, answers of threads. */
export const REST_MILLISECONDS = 700

/** Milliseconds that the thread of the wires takes by its own clock for each of many moves of one block. */
export async function timeReroutes(page: Page, blocks: readonly string[]): Promise<readonly number[]> {
  const thread = page.workers().find(worker => worker.url().includes('wiring'))
  if (!thread) throw new Error('No thread routes wires.')
  const spans = await thread.evaluateHandle(() => {
    const taken: number[] = []
    const answer = self.onmessage
    self.onmessage = event => {
      const began = performance.now()
      answer?.call(self, event)
      taken.push(performance.now() - began)
    }
    return taken
  })
  for (const block of blocks) {
    const { x, y } = await findMiddle(page.getByTestId(`block-${block}`))
    await page.mouse.click(x, y)
    for (const key of MOVES) {
      await page.keyboard.press(key)
      await nextFrame(page)
    }
  }
  await page.waitForTimeout(REST_MILLISECONDS)
  return spans.jsonValue()
}

/** Near and far, and back again. */
const MOVES = ['ArrowRight', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight', 'ArrowLeft', 'ArrowUp']

export async function findMiddle(target: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await target.boundingBox()
  if (!box) throw new Error(`${target} is not on the screen.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

export function nextFrame(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>(resolve => requestAnimationFrame(() => resolve())))
}
