/** `npm run bench:editor [-- --json FILE] [--only TEXT]`: the editor with large diagrams, drawn in software. */
import { withBrowser } from './app-browser.ts'
import { framesPerSecond, percentile, withEditor } from './editor-app.ts'
import { timeEdits, timeQuickInsert } from './editor-edits.ts'
import { dragInCircle, panAndZoom, timeReroutes, zoomToWorking } from './editor-gestures.ts'
import { createLargeProject } from './editor-project.ts'
import { measureManyPoints } from './editor-scopes.ts'
import { runFigures } from './run-figures.ts'

const once = <Value>(take: () => Promise<Value>): (() => Promise<Value>) => {
  let taken: Promise<Value> | null = null
  return () => {
    taken ??= take()
    return taken
  }
}

const drag500 = once(() => withEditor(createLargeProject(500, 10), ({ page }) => dragInCircle(page, 'lag44')))
const drag2000 = once(() =>
  withEditor(createLargeProject(2000, 20), async ({ page }) => {
    await zoomToWorking(page)
    return dragInCircle(page, await findBlockInMiddle(page))
  }),
)
const pan2000 = once(() => withEditor(createLargeProject(2000, 20), ({ page }) => panAndZoom(page)))
const work1000 = once(() =>
  withEditor(createLargeProject(1000, 14), async ({ page, openMilliseconds }) => ({
    openMilliseconds,
    keystrokes: await timeQuickInsert(page),
    edits: await timeEdits(page),
  })),
)

const reroutes500 = once(() =>
  withEditor(createLargeProject(500, 10), ({ page }) => timeReroutes(page, MOVED)),
)
/** Blocks of every kind from all over the diagram. */
const MOVED = [2, 11, 23, 35, 44, 47, 58, 66, 79, 97].flatMap(i => [`lag${i}`, `sum${i}`, `sensor${i}`])

/** A block that the zoom left in the middle of the canvas. */
async function findBlockInMiddle(page: Parameters<typeof dragInCircle>[0]): Promise<string> {
  return page.getByRole('region', { name: 'Canvas' }).evaluate(canvas => {
    const { left, top, width, height } = canvas.getBoundingClientRect()
    const middle = { x: left + width / 2, y: top + height / 2 }
    const blocks = [...canvas.querySelectorAll<HTMLElement>('[data-testid^="block-lag"]')]
    const distance = (element: HTMLElement): number => {
      const box = element.getBoundingClientRect()
      return Math.hypot(box.x + box.width / 2 - middle.x, box.y + box.height / 2 - middle.y)
    }
    blocks.sort((a, b) => distance(a) - distance(b))
    return blocks[0]?.dataset.testid?.slice('block-'.length) ?? ''
  })
}

await runFigures(take =>
  take([
    {
      what: 'drag one block, 500 visible blocks: frames a second',
      unit: '/s',
      bar: 55,
      sense: 'at least',
      measure: async () => framesPerSecond(await drag500()),
    },
    {
      what: 'drag one block, 500 visible blocks: 95 % of frames within',
      unit: 'ms',
      bar: 25,
      sense: 'at most',
      measure: async () => percentile(await drag500(), 0.95),
    },
    {
      what: 'drag one block, 2,000 blocks at working zoom: frames a second',
      unit: '/s',
      bar: 55,
      sense: 'at least',
      measure: async () => framesPerSecond(await drag2000()),
    },
    {
      what: 'drag one block, 2,000 blocks at working zoom: 95 % of frames within',
      unit: 'ms',
      bar: 25,
      sense: 'at most',
      measure: async () => percentile(await drag2000(), 0.95),
    },
    {
      what: 'pan and zoom, 2,000 blocks all in view: frames a second',
      unit: '/s',
      bar: 45,
      sense: 'at least',
      measure: async () => framesPerSecond(await pan2000()),
    },
    {
      what: 'add, connect, rename, undo on 1,000 blocks: 95 % of edits, scripting up to the second frame',
      unit: 'ms',
      bar: 16,
      sense: 'at most',
      measure: async () => {
        const { add, connect, rename, undo } = (await work1000()).edits
        return percentile([...add, ...connect, ...rename, ...undo], 0.95)
      },
    },
    {
      what: 'a parameter, a move, a deletion, 20 blocks pasted on 1,000: 95 % of edits, counted likewise',
      unit: 'ms',
      bar: 16,
      sense: 'at most',
      measure: async () => {
        const edits = (await work1000()).edits
        return percentile([...edits.set, ...edits.move, ...edits.delete, ...edits.paste], 0.95)
      },
    },
    {
      what: 'quick insert on 1,000 blocks: 95 % of keystrokes, all work of the thread up to the second frame',
      unit: 'ms',
      bar: 30,
      sense: 'at most',
      measure: async () => percentile((await work1000()).keystrokes, 0.95),
    },
    {
      what: 'reroute after moving one block among 500: 95 % of moves, in the thread of the wires by its own clock',
      unit: 'ms',
      bar: 8,
      sense: 'at most',
      measure: async () => percentile(await reroutes500(), 0.95),
    },
    {
      what: 'open a project of 1,000 blocks, from the file to a diagram that can be worked on',
      unit: 's',
      bar: 1.5,
      sense: 'at most',
      measure: async () => (await work1000()).openMilliseconds / 1000,
    },
    {
      what: 'scope: redraws a second of eight traces of 1.6 million points while the run goes on, frame rate not limited',
      unit: '/s',
      bar: 60,
      sense: 'at least',
      measure: () => withBrowser(['--disable-frame-rate-limit', '--disable-gpu-vsync'], measureManyPoints),
    },
  ]),
)
