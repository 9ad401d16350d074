/** Where blocks stand and how they are turned, by mouse and by keyboard: each change is one step of undo. */
import type { Page } from '@playwright/test'
import { block, canvas, dragBlock } from './fixture/app.ts'
import { choose, isWired, moves, pressOn, testOneStepEach, WIRE } from './fixture/one-step.ts'
import { expect } from './fixture/test.ts'

async function chooseFromArrange(page: Page, item: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Arrange', exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

const topOf = async (page: Page, name: string) => (await block(page, name).boundingBox())?.y

testOneStepEach('how blocks are laid out by mouse', [
  {
    name: 'move several by dragging',
    perform: page =>
      moves(page, 'scope', async () => {
        await choose(page, 'gain', 'scope')
        await dragBlock(page, 'gain', { x: 0, y: 60 })
      }),
    expectDone: isWired(WIRE),
  },
  {
    name: 'align',
    perform: async page => {
      await choose(page, 'gain', 'display')
      await chooseFromArrange(page, 'Align top edges')
    },
    expectDone: async page =>
      expect(await topOf(page, 'gain')).toBeCloseTo((await topOf(page, 'display')) ?? 0, 0),
  },
  {
    name: 'distribute',
    prepare: page => dragBlock(page, 'gain', { x: 40, y: 30 }),
    perform: async page => {
      await choose(page, 'constant', 'gain', 'scope')
      await chooseFromArrange(page, 'Distribute across')
    },
    expectDone: isWired(WIRE),
  },
  {
    name: 'arrange',
    prepare: page => dragBlock(page, 'gain', { x: 20, y: 50 }),
    perform: page => chooseFromArrange(page, 'Arrange from left to right'),
    expectDone: isWired(WIRE),
  },
])

testOneStepEach('how blocks are laid out by keyboard', [
  { name: 'rotate', perform: pressOn('gain', 'Control+r'), expectDone: isWired(WIRE) },
  { name: 'flip', perform: pressOn('gain', 'Control+i'), expectDone: isWired(WIRE) },
  {
    name: 'nudge with the arrows',
    perform: page => moves(page, 'gain', () => pressOn('gain', 'ArrowDown')(page)),
    expectDone: isWired(WIRE),
  },
  {
    name: 'align with the command palette',
    perform: async page => {
      await canvas(page).focus()
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Control+Shift+p')
      await page.getByRole('combobox', { name: 'Find a command' }).fill('Align left edges')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeHidden()
    },
    expectDone: isWired(WIRE),
  },
  {
    name: 'arrange',
    prepare: pressOn('gain', ...Array<string>(5).fill('ArrowDown'), 'Escape'),
    perform: page => page.keyboard.press('Control+Shift+l'),
    expectDone: isWired(WIRE),
  },
])
