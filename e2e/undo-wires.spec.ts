/** What is done to wires, by mouse and by keyboard: each is one step of undo. */
import type { Page } from '@playwright/test'
import {
  block,
  canvas,
  clickWire,
  connect,
  drag,
  dragBlock,
  findCentre,
  findMiddle,
  port,
  quickInsert,
  wire,
} from './fixture/app.ts'
import { enter, isWired, pressOn, testOneStepEach, WIRE } from './fixture/one-step.ts'
import { expect } from './fixture/test.ts'

/** What the integrator and the display have between them when a gesture has drawn it. */
const DRAWN = 'integrator.y -> display.u'

const isGone = (page: Page) => expect(wire(page, WIRE)).not.toBeAttached()

async function expectBranched(page: Page): Promise<void> {
  await isWired('gain.y -> display.u')(page)
  await isWired(WIRE)(page)
}

const joinByKeyboard = (from: string, to: string) => async (page: Page) => {
  for (const name of [from, to]) {
    await port(page, name).focus()
    await page.keyboard.press('Enter')
  }
}

testOneStepEach('what is done to wires by mouse', [
  {
    name: 'draw a wire from the output',
    perform: page => connect(page, 'integrator.y', 'display.u'),
    expectDone: isWired(DRAWN),
  },
  {
    name: 'draw a wire from the input',
    perform: async page =>
      drag(page, await findCentre(port(page, 'display.u')), await findCentre(port(page, 'integrator.y'))),
    expectDone: isWired(DRAWN),
  },
  {
    name: 'let a wire go near a port',
    perform: async page => {
      const to = await findCentre(port(page, 'display.u'))
      await drag(page, await findCentre(port(page, 'integrator.y')), { x: to.x - 12, y: to.y + 9 })
    },
    expectDone: isWired(DRAWN),
  },
  {
    name: 'let a wire go on the body of a block with one free input',
    perform: async page =>
      drag(page, await findCentre(port(page, 'integrator.y')), await findCentre(block(page, 'display'))),
    expectDone: isWired(DRAWN),
  },
  {
    name: 'let a wire go in the void for quick insert',
    perform: async page => {
      const from = await findCentre(port(page, 'integrator.y'))
      await drag(page, from, { x: from.x + 90, y: from.y + 70 })
      await quickInsert(page).fill('abs')
      await quickInsert(page).press('Enter')
    },
    expectDone: page => expect(canvas(page).getByTestId(/^wire-integrator\.y -> /)).toBeAttached(),
  },
  {
    name: 'branch a wire by dragging from it',
    perform: async page =>
      drag(page, await findMiddle(page, 'gain.y', 'scope.u'), await findCentre(port(page, 'display.u'))),
    expectDone: expectBranched,
  },
  {
    name: 'drop a block on a wire',
    perform: async page => {
      const from = await findCentre(block(page, 'integrator'))
      const to = await findMiddle(page, 'gain.y', 'scope.u')
      await dragBlock(page, 'integrator', { x: to.x - from.x, y: to.y - from.y + 4 })
    },
    expectDone: isWired('integrator.y -> scope.u'),
  },
  {
    name: 'take the end of a wire elsewhere',
    perform: async page => {
      const end = await findCentre(port(page, 'scope.u'))
      await drag(page, { x: end.x - 12, y: end.y }, await findCentre(port(page, 'display.u')))
    },
    expectDone: async page => {
      await isWired('gain.y -> display.u')(page)
      await isGone(page)
    },
  },
  {
    name: 'name the signal of a wire with a double-click',
    perform: async page => {
      const { x, y } = await findMiddle(page, 'gain.y', 'scope.u')
      await page.mouse.dblclick(x, y)
      await enter(page, 'level')
    },
    expectDone: page => expect(canvas(page).locator('.wire-name')).toHaveText('level'),
  },
  {
    name: 'delete a wire',
    perform: async page => {
      await clickWire(page, WIRE)
      await page.keyboard.press('Delete')
    },
    expectDone: isGone,
  },
])

testOneStepEach('what is done to wires by keyboard', [
  {
    name: 'connect with Enter on both ports',
    perform: joinByKeyboard('integrator.y', 'display.u'),
    expectDone: isWired(DRAWN),
  },
  {
    name: 'branch with Enter on both ports',
    perform: joinByKeyboard('gain.y', 'display.u'),
    expectDone: expectBranched,
  },
  {
    name: 'type on a selected wire to splice',
    perform: async page => {
      await pressOn('gain', 'Alt+l')(page)
      await enter(page, 'abs')
    },
    expectDone: page => expect(canvas(page).locator('[data-testid^="wire-"]')).toHaveCount(3),
  },
  {
    name: 'name a signal',
    perform: async page => {
      await pressOn('gain', 'Alt+l', 'Shift+F2')(page)
      await enter(page, 'level')
    },
    expectDone: page => expect(canvas(page).locator('.wire-name')).toHaveText('level'),
  },
  {
    name: 'take the end of a wire elsewhere',
    perform: async page => {
      await pressOn('gain', 'Alt+l', 'Alt+r')(page)
      await port(page, 'display.u').focus()
      await page.keyboard.press('Enter')
    },
    expectDone: page => expect(canvas(page).getByTestId(/ -> display\.u$/)).toBeAttached(),
  },
])
