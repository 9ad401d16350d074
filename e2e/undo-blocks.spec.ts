/** What is done to blocks, by mouse and by keyboard: each is one step of undo. */
import type { Page } from '@playwright/test'
import {
  block,
  canvas,
  drag,
  dragFromPalette,
  findCentre,
  insertAt,
  inspector,
  type Point,
} from './fixture/app.ts'
import { choose, enter, isShown, isWired, pressOn, testOneStepEach, WIRE } from './fixture/one-step.ts'
import { expect } from './fixture/test.ts'

const isGone = (page: Page, name: string) => expect(block(page, name)).toHaveCount(0)

testOneStepEach('what is done to blocks by mouse', [
  {
    name: 'delete a block, whose wire heals',
    perform: async page => {
      await choose(page, 'gain')
      await page.keyboard.press('Delete')
    },
    expectDone: isWired('constant.y -> scope.u'),
  },
  {
    name: 'drag a block from the palette',
    perform: page => dragFromPalette(page, 'Step', { x: 120, y: 400 }),
    expectDone: isShown('step'),
  },
  {
    name: 'double-click the void for quick insert',
    perform: page => insertAt(page, { x: 120, y: 400 }, '3/(s+2)'),
    expectDone: isShown('transferFunction'),
  },
  {
    name: 'copy by Ctrl-drag',
    perform: async page => {
      const from = await findCentre(block(page, 'gain'))
      await page.keyboard.down('Control')
      await drag(page, from, { x: from.x, y: from.y + 90 })
      await page.keyboard.up('Control')
    },
    expectDone: isShown('gain2'),
  },
  {
    name: 'copy by a drag with the right button',
    perform: async page => {
      const from = await findCentre(block(page, 'gain'))
      await drag(page, from, { x: from.x, y: from.y + 90 }, { button: 'right' })
    },
    expectDone: isShown('gain2'),
  },
  {
    name: 'rename with a double-click on the name',
    perform: async page => {
      await block(page, 'gain').locator('[data-block-name]').dblclick()
      await page.getByRole('textbox', { name: 'Name of block gain' }).fill('k')
      await page.keyboard.press('Enter')
    },
    expectDone: isShown('k'),
  },
  {
    name: 'delete what a box selects',
    perform: async page => {
      const frame = await canvas(page).boundingBox()
      const at = (x: number, y: number): Point => ({ x: (frame?.x ?? 0) + x, y: (frame?.y ?? 0) + y })
      await drag(page, at(200, 250), at(620, 360))
      await page.keyboard.press('Delete')
    },
    expectDone: async page => {
      await isGone(page, 'integrator')
      await isGone(page, 'display')
      await isWired(WIRE)(page)
    },
  },
  {
    name: 'change a parameter in the inspector',
    perform: async page => {
      await choose(page, 'gain')
      const gain = inspector(page).getByLabel('Gain', { exact: true })
      await gain.fill('7')
      await gain.press('Enter')
    },
    expectDone: page => expect(block(page, 'gain')).toContainText('7'),
  },
])

testOneStepEach('what is done to blocks by keyboard', [
  {
    name: 'place a block from the palette with Enter',
    perform: async page => {
      await page.getByRole('searchbox', { name: 'Search blocks' }).focus()
      await enter(page, 'step')
    },
    expectDone: isShown('step'),
  },
  {
    name: 'type on the canvas for quick insert',
    perform: async page => {
      await canvas(page).focus()
      await enter(page, 'sin')
    },
    expectDone: page => expect(canvas(page).locator('[data-testid^="block-"]')).toHaveCount(6),
  },
  {
    name: 'copy and paste',
    perform: pressOn('gain', 'Control+c', 'Control+v'),
    expectDone: isShown('gain2'),
  },
  {
    name: 'cut',
    perform: pressOn('integrator', 'Control+x'),
    expectDone: page => isGone(page, 'integrator'),
  },
  {
    name: 'duplicate',
    perform: pressOn('gain', 'Control+Shift+d'),
    expectDone: isShown('gain2'),
  },
  {
    name: 'comment out',
    perform: pressOn('gain', 'Control+Shift+x'),
    expectDone: page => expect(block(page, 'gain')).toHaveAccessibleName(/commented out$/),
  },
  {
    name: 'comment through',
    perform: pressOn('gain', 'Control+Shift+y'),
    expectDone: page => expect(block(page, 'gain')).toHaveAccessibleName(/commented through$/),
  },
  {
    name: 'make a subsystem',
    perform: pressOn('gain', 'Control+g'),
    expectDone: page => isGone(page, 'gain'),
  },
  {
    name: 'expand a subsystem',
    prepare: async page => {
      await pressOn('gain', 'Control+g')(page)
      await isGone(page, 'gain')
    },
    perform: page => page.keyboard.press('Control+Shift+g'),
    expectDone: isShown('gain'),
  },
  {
    name: 'rename with F2',
    perform: async page => {
      await pressOn('gain', 'F2', 'Control+a')(page)
      await enter(page, 'k')
    },
    expectDone: isShown('k'),
  },
])
