/**
 * How long a dragged gain takes into the trace, seen from outside: from the slider's input event to the stroke of a
 * trace on the scope's canvas that reaches higher than ever before, which only a sample with the new gain can do.
 */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { withRunning } from './app-browser.ts'

const DRAGS = 20
/** Of the dragged gain; it begins at 1 and grows by 1 with each move. */
const LARGEST = DRAGS + 1
/** Width of a slider's thumb in pixels, whose middle does not reach the very ends. */
const THUMB = 16
/** Simulated seconds: long enough at the example's pace of 2e-3. */
const STOP = '60e-3'

declare global {
  interface Window {
    readonly latencies: number[]
  }
}

/** Milliseconds of each move. */
export function measureTuning(browser: Browser): Promise<readonly number[]> {
  return withRunning(browser, writeProbedSupply(), dragGain)
}

/** The bench supply, and beside it a gain of 1 whose slider goes up to `LARGEST`, in a scope that a constant keeps in scale. */
function writeProbedSupply(): string {
  const project = JSON.parse(readFileSync('examples/bench-supply.loop', 'utf8'))
  project.settings.stop = STOP
  const { blocks, connections } = project.models.main
  blocks.one = { type: 'sources/constant' }
  blocks.probe = { type: 'math/gain' }
  blocks.top = { type: 'sources/constant', parameters: { value: String(LARGEST + 1) } }
  blocks.dragged = { type: 'sinks/scope', parameters: { inputs: '2' } }
  connections.push('one.y -> probe.u', 'probe.y -> dragged.u1', 'top.y -> dragged.u2')
  project.sliders.unshift({ parameter: 'probe.gain', from: '0', to: String(LARGEST), label: 'Probe' })
  return JSON.stringify(project)
}

async function dragGain(page: Page): Promise<readonly number[]> {
  await page.evaluate(watchTraces)
  const slider = page.getByRole('slider', { name: 'Probe' })
  const box = await slider.boundingBox()
  if (!box) throw new Error('There is no slider to drag.')
  const y = box.y + box.height / 2
  const place = (value: number) => box.x + THUMB / 2 + (value / LARGEST) * (box.width - THUMB)
  await page.mouse.move(place(1), y)
  await page.mouse.down()
  await page.waitForTimeout(300)
  for (let i = 1; i <= DRAGS; i += 1) {
    await page.mouse.move(place(1 + i), y)
    await page.waitForFunction(count => window.latencies.length >= count, i)
    // Not in step with the frames.
    await page.waitForTimeout(40 + 7 * (i % 5))
  }
  await page.mouse.up()
  return page.evaluate(() => window.latencies)
}

/** Runs in the page: notes for every stroke of the probe's scope how high it reaches. */
function watchTraces(): void {
  const latencies: number[] = []
  Object.defineProperty(window, 'latencies', { value: latencies })
  /** Least y of the path that is drawn, in pixels from the top. */
  const tops = new WeakMap<CanvasRenderingContext2D, number>()
  const highest = new Map<string, number>()
  let inputAt: number | null = null
  let largest = 1
  const onInput = ({ target, timeStamp }: Event) => {
    // The press may move the thumb by a hair, which no trace would show.
    if (!(target instanceof HTMLInputElement) || target.valueAsNumber < largest + 0.5) return
    largest = target.valueAsNumber
    inputAt ??= timeStamp
  }
  document.addEventListener('input', onInput, true)

  const { beginPath, lineTo, stroke } = CanvasRenderingContext2D.prototype
  CanvasRenderingContext2D.prototype.beginPath = function () {
    tops.delete(this)
    beginPath.call(this)
  }
  CanvasRenderingContext2D.prototype.lineTo = function (x, y) {
    const top = tops.get(this) ?? Infinity
    if (y < top) tops.set(this, y)
    lineTo.call(this, x, y)
  }
  CanvasRenderingContext2D.prototype.stroke = function (...values: readonly Path2D[]) {
    Reflect.apply(stroke, this, values)
    const top = values.length === 0 ? tops.get(this) : undefined
    // What is kept as a picture is drawn beside the page: the newest of a trace is stroked on the plot itself.
    if (top === undefined || !this.canvas.closest('figure[aria-label="Scope dragged"]')) return
    const trace = String(this.strokeStyle)
    const before = highest.get(trace) ?? Infinity
    highest.set(trace, Math.min(top, before))
    if (inputAt === null || top > before - 1 || before === Infinity) return
    latencies.push(performance.now() - inputAt)
    inputAt = null
  }
}
