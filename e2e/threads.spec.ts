/** Runs on several threads: the same values as on one, ended with the run, and declined where a window needs the core. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { button, inspector, openFile, runToEnd, status } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

const USES = 200
/** Outputs and states, which stand behind the parameters of a run. */
const VALUES = USES * 8

/** Many uses of one oscillator, each with a frequency of its own, that nothing couples. */
function writeProject(folder: string, stop: string): string {
  const path = join(folder, `oscillators-${stop}.loop`)
  const uses = Array.from({ length: USES }, (_, i) => [
    `use${i}`,
    { type: 'subsystems/model', parameters: { model: 'oscillator', w: `1 + ${i}/100` } },
  ])
  const scope = { type: 'sinks/scope', parameters: {} }
  const document = {
    format: 'loopwright',
    version: 1,
    name: 'Oscillators',
    settings: { solver: 'rk4', step: '1e-3', stop },
    root: 'main',
    models: {
      main: {
        blocks: { ...Object.fromEntries(uses), scope },
        connections: ['use0.y -> scope.u'],
      },
      oscillator: {
        parameters: { w: '1' },
        blocks: {
          clock: { type: 'sources/clock' },
          drive: { type: 'math/trigonometric' },
          sum: { type: 'math/sum', parameters: { signs: '+-' } },
          speed: { type: 'continuous/integrator', parameters: { initial: '1' } },
          place: { type: 'continuous/integrator' },
          stiffness: { type: 'math/gain', parameters: { gain: 'w^2' } },
          y: { type: 'subsystems/exit' },
        },
        connections: [
          'clock.y -> drive.u',
          'drive.y -> sum.u1',
          'stiffness.y -> sum.u2',
          'sum.y -> speed.u',
          'speed.y -> place.u',
          'place.y -> stiffness.u',
          'place.y -> y.u',
        ],
      },
    },
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, JSON.stringify(document))
  return path
}

/** Keeps the memory of the last run, so that all its values can be compared bit by bit. */
async function watchMemory(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript(() => {
    const Plain = window.Worker
    window.Worker = class extends Plain {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        this.addEventListener('message', ({ data }) => {
          if (data.kind !== 'started') return
          const ends = data.parameters.map(
            (one: { address: number; width: number }) => one.address + one.width,
          )
          Object.assign(window, { runMemory: data.memory, endOfParameters: Math.max(...ends) })
        })
      }
    }
  })
  return () =>
    page.evaluate(count => {
      const { runMemory, endOfParameters } = window as unknown as {
        runMemory: SharedArrayBuffer
        endOfParameters: number
      }
      const words = new Int32Array(runMemory.slice(0, 8 * (endOfParameters + count)))
      let hash = 0
      for (const word of words) hash = (Math.imul(hash, 31) + word) | 0
      return `${hash} of ${words.length}`
    }, VALUES)
}

async function choose(page: Page, threads: string): Promise<void> {
  await inspector(page).getByLabel('Threads').selectOption(threads)
}

const countTeam = (page: Page): number =>
  page.workers().filter(worker => worker.url().includes('team-worker')).length

/** Counts how often a run's worker calls its team to work; checks have a worker from the same file, which calls none. */
async function countCalls(page: Page): Promise<() => Promise<number>> {
  const workers = page.workers().filter(one => one.url().includes('web-worker'))
  for (const worker of workers) {
    await worker.evaluate(() => {
      const { add } = Atomics
      const seen = Object.assign(globalThis, { calls: 0 })
      Atomics.add = ((array: Int32Array, index: number, value: number) => {
        if (array.length === 16) seen.calls += 1
        return add(array, index, value)
      }) as typeof add
    })
  }
  return async () => {
    const calls = await Promise.all(
      workers.map(worker => worker.evaluate(() => (globalThis as unknown as { calls: number }).calls)),
    )
    return calls.reduce((sum, count) => sum + count, 0)
  }
}

const means = (page: Page) => page.getByTitle(/^Engine: /)

// The window and two threads fill two cores.
const ALONE = { tag: '@alone' }

test('two threads give the values of one', ALONE, async ({ page, shell }) => {
  const hash = await watchMemory(page)
  await page.goto('/')
  await openFile(page, writeProject(shell.projects, '50'))
  await choose(page, '1 thread')
  await runToEnd(page)
  await expect(means(page)).toHaveAttribute(
    'title',
    /^Engine: compiled \(no threads: one thread was asked for\)/,
  )
  const alone = await hash()
  await choose(page, 'Always 2')
  const calls = await countCalls(page)
  await runToEnd(page)
  expect(await calls()).toBeGreaterThan(10)
  await expect(means(page)).toHaveAttribute('title', /^Engine: threaded \(2 threads, asked for\)/)
  expect(await hash()).toBe(alone)
})

test('Stop ends a run on threads, and the next one starts', ALONE, async ({ page, shell }) => {
  await page.goto('/')
  await openFile(page, writeProject(shell.projects, '1e6'))
  await choose(page, 'Always 2')
  await button(page, 'Run').click()
  await expect(means(page)).toHaveAttribute('title', /^Engine: threaded/)
  await expect(page.getByTestId('run-time')).not.toHaveAttribute('data-seconds', '0')
  await expect.poll(() => countTeam(page)).toBe(1)
  await button(page, 'Stop').click()
  await expect(status(page)).toHaveAttribute('data-status', 'stopped')
  await expect.poll(() => countTeam(page)).toBe(0)
  await button(page, 'Run').click()
  await expect(status(page)).toHaveAttribute('data-status', 'running')
  await button(page, 'Stop').click()
  await expect(status(page)).toHaveAttribute('data-status', 'stopped')
})

test('without a wish threads leave one core to the window', ALONE, async ({ page, shell }) => {
  await page.goto('/')
  await openFile(page, writeProject(shell.projects, '5'))
  await runToEnd(page)
  const cores = await page.workers()[0]?.evaluate(() => navigator.hardwareConcurrency)
  const told =
    cores === undefined || cores <= 2
      ? /^Engine: compiled \(no threads: of \d cores one is left to the window\)/
      : new RegExp(`^Engine: threaded \\(up to ${cores - 1} threads, where they are faster\\)`)
  await expect(means(page)).toHaveAttribute('title', told)
})
