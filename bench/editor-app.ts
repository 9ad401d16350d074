/** The editor with a large project in it, and how long its frames are while hands are at work. */
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startShell } from '../e2e/fixture/shell.ts'
import { type Project, writeProject } from '../engine/index.ts'
import { createPage, withBrowser } from './app-browser.ts'

export interface OpenEditor {
  readonly page: Page
  /** From asking for the file to a diagram that can be worked on. */
  readonly openMilliseconds: number
}

export function withEditor<Result>(
  project: Project,
  measure: (editor: OpenEditor) => Promise<Result>,
): Promise<Result> {
  return withBrowser([], async browser => {
    const file = join(tmpdir(), `loopwright-bench-${process.pid}.loop`)
    writeFileSync(file, writeProject(project))
    const shell = await startShell(process.cwd())
    try {
      const page = await createPage(browser)
      page.setDefaultTimeout(LONGEST_MILLISECONDS)
      await page.addInitScript(() => localStorage.setItem('loopwright.started', 'yes'))
      await page.goto(shell.link)
      await page.getByRole('button', { name: 'Open...' }).click()
      const name = page
        .getByRole('dialog', { name: 'Open project' })
        .getByRole('textbox', { name: 'File name' })
      await name.fill(file)
      const began = performance.now()
      await name.press('Enter')
      await page
        .getByRole('region', { name: 'Canvas' })
        .getByTestId('block-sum0')
        .waitFor({ state: 'attached' })
      await page.getByRole('button', { name: 'Run', exact: true, disabled: false }).waitFor()
      await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve))))
      const openMilliseconds = performance.now() - began
      await page.waitForTimeout(SETTLE_MILLISECONDS)
      return await measure({ page, openMilliseconds })
    } finally {
      await shell.stop()
      rmSync(file)
    }
  })
}

/** A slow machine gives a bad figure, and not none. */
const LONGEST_MILLISECONDS = 120_000
/** Until what is done after opening is done. */
const SETTLE_MILLISECONDS = 3000

/** Milliseconds between frames while `work` goes on. */
export async function recordFrames(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  const recording = page.evaluateHandle(() => {
    const state = { isOver: false, spans: [] as number[] }
    let last = performance.now()
    const see = (now: number) => {
      state.spans.push(now - last)
      last = now
      if (!state.isOver) requestAnimationFrame(see)
    }
    requestAnimationFrame(see)
    return state
  })
  const handle = await recording
  await work()
  const spans = await handle.evaluate(state => {
    state.isOver = true
    return state.spans
  })
  // The first spans are of before the work.
  return spans.slice(2)
}

export function framesPerSecond(spans: readonly number[]): number {
  return (1000 * spans.length) / spans.reduce((sum, span) => sum + span, 0)
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
