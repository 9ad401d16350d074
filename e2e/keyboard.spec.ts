import type { Locator, Page } from '@playwright/test'
import {
  block,
  button,
  canvas,
  connect,
  createProject,
  drag,
  findCentre,
  inspector,
  listBlocks,
  openExample,
  port,
  quickInsert,
  setStopTime,
  status,
  wire,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let left = 120; left > 0; left -= 1) {
    if (await target.evaluateAll(([element]) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target, 'reached with Tab').toBeFocused()
}

async function goTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(block(page, name)).toBeFocused()
}

test('draws, runs and undoes without a mouse', async ({ page }) => {
  await page.goto('/')
  await tabTo(page, page.getByRole('button', { name: 'New project' }))
  await page.keyboard.press('Enter')
  await expect(canvas(page)).toBeVisible()

  const search = page.getByRole('searchbox', { name: 'Search blocks' })
  for (const name of ['sine', 'scope']) {
    await tabTo(page, search)
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await expect(block(page, name)).toBeVisible()
    await page.keyboard.press('Escape')
  }

  await tabTo(page, block(page, 'sine'))
  await tabTo(page, port(page, 'sine.y'))
  await page.keyboard.press('Enter')
  await tabTo(page, port(page, 'scope.u'))
  await page.keyboard.press('Enter')
  await expect(wire(page, 'sine.y -> scope.u')).toBeAttached()

  await page.keyboard.press('Control+Enter')
  await expect(status(page)).toHaveText('Finished')

  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+z')
  await expect.poll(() => listBlocks(page)).toEqual([])
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+Shift+z')
  await expect(wire(page, 'sine.y -> scope.u')).toBeAttached()
})

test('finds a block by keyboard and goes on there; a wire ends at a block with Enter', async ({ page }) => {
  await createProject(page)
  for (const text of ['step', '+-', 'gain 3', 'scope']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  for (const [from, to, input] of [
    ['step', 'sum', 'u1'],
    ['sum', 'gain', 'u'],
    ['gain', 'scope', 'u'],
    ['gain', 'sum', 'u2'],
  ] as const) {
    await goTo(page, from)
    await tabTo(page, port(page, `${from}.y`))
    await page.keyboard.press('Enter')
    await goTo(page, to)
    await page.keyboard.press('Enter')
    await expect(wire(page, `${from}.y -> ${to}.${input}`)).toBeAttached()
  }
  // A dialog that is left gives the keyboard back.
  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.press('Escape')
  await expect(block(page, 'sum')).toBeFocused()

  // A subsystem that takes the place of what had the keyboard has it next, and so has the canvas after it is left.
  await page.keyboard.press('Control+g')
  await expect(block(page, 'subsystem')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(block(page, 'sum')).toBeVisible()
  await expect(block(page, 'scope')).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(block(page, 'scope')).toBeVisible()
  await page.keyboard.type('gain 5')
  await page.keyboard.press('Enter')
  await expect(block(page, 'gain2')).toBeVisible()
})

test('moves a block with the arrows, opens its parameters with Enter, and lists all shortcuts', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'DC motor' }).press('Enter')
  await tabTo(page, block(page, 'setpoint'))
  const before = await block(page, 'setpoint').boundingBox()
  await page.keyboard.press('ArrowDown')
  await expect
    .poll(async () => (await block(page, 'setpoint').boundingBox())?.y)
    .toBeGreaterThan(before?.y ?? 0)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Step time' })).toBeFocused()
  await page.keyboard.press('Escape')

  await tabTo(page, block(page, 'motor'))
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  for (const command of ['Run', 'Undo', 'Rotate', 'Save as']) await expect(sheet).toContainText(command)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})

test('after a menu was used with the mouse, what is typed goes to the canvas', async ({ page }) => {
  await createProject(page)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Select all/ }).click()
  await page.keyboard.type('gain 3')
  await page.keyboard.press('Enter')
  await expect(block(page, 'gain')).toBeVisible()
})

test('a block that was typed has the keyboard: Enter sets its parameters, Alt+L goes through its wires', async ({
  page,
}) => {
  await createProject(page)
  for (const [typed, name] of [
    ['step', 'step'],
    ['gain 3', 'gain'],
    ['scope', 'scope'],
  ] as const) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
    await expect(block(page, name)).toBeFocused()
  }
  for (const [from, to] of [
    ['step', 'gain'],
    ['gain', 'scope'],
  ] as const) {
    await goTo(page, from)
    await tabTo(page, port(page, `${from}.y`))
    await page.keyboard.press('Enter')
    await goTo(page, to)
    await page.keyboard.press('Enter')
    await expect(wire(page, `${from}.y -> ${to}.u`)).toBeAttached()
  }
  await goTo(page, 'gain')
  const chosen = canvas(page).locator('.react-flow__edge.selected')
  for (const connection of ['step.y to gain.u', 'gain.y to scope.u', 'step.y to gain.u']) {
    await page.keyboard.press('Alt+l')
    await expect(chosen).toHaveAccessibleName(`Wire from ${connection}`)
  }
  await page.keyboard.press('Alt+l')
  await page.keyboard.type('1/s')
  await page.keyboard.press('Enter')
  await expect(wire(page, 'gain.y -> integrator.u')).toBeAttached()
  await expect(wire(page, 'integrator.y -> scope.u')).toBeAttached()
  await expect(block(page, 'integrator')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(inspector(page).getByRole('textbox', { name: 'Initial value' })).toBeFocused()
})

test('blocks typed one after the other stand in a row, with Escape between them too', async ({ page }) => {
  await createProject(page)
  for (const typed of ['step', 'gain 3', 'scope']) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
    await expect(inspector(page).getByRole('textbox', { name: 'Block name' })).toBeVisible()
    await page.keyboard.press('Escape')
  }
  const [step, gain, scope] = await Promise.all(
    ['step', 'gain', 'scope'].map(name => findCentre(block(page, name))),
  )
  if (!step || !gain || !scope) throw new Error('A block is missing.')
  expect([gain.y, scope.y]).toEqual([step.y, step.y])
  expect(step.x < gain.x && gain.x < scope.x).toBe(true)

  await test.step('with as much room for a wire before a wide one', async () => {
    await page.keyboard.type('1/(1e-4 s + 0.05)')
    await page.keyboard.press('Enter')
    const [left, right] = await Promise.all(
      ['scope', 'transferFunction'].map(name => block(page, name).boundingBox()),
    )
    const gap = (right?.x ?? 0) - (left?.x ?? 0) - (left?.width ?? 0)
    expect(gap).toBeCloseTo(gain.x - step.x - 50, 0)
  })
})

test('what is typed in a row stays in view, however wide it is, and so does what is arranged', async ({
  page,
}) => {
  await createProject(page)
  for (const typed of [
    'step',
    '+-',
    'pid 2 1',
    '+-',
    'pid 3 1',
    'gain 24',
    '1/(100u s + 50m)',
    '5/(2.35m s + 1)',
  ]) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
  const names = ['step', 'sum', 'pid', 'sum2', 'pid2', 'gain', 'transferFunction', 'transferFunction2']
  const expectInView = async () => {
    for (const name of names) await expect(block(page, name)).toBeInViewport({ ratio: 0.99 })
  }
  await expectInView()
  for (const [i, name] of names.slice(1).entries())
    await connect(page, `${names[i]}.y`, `${name}.${name.startsWith('sum') ? 'u1' : 'u'}`)
  await page.keyboard.press('Control+Shift+l')
  await expect
    .poll(async () => (await findCentre(block(page, 'transferFunction2'))).y)
    .toBeCloseTo((await findCentre(block(page, 'step'))).y, 0)
  await expectInView()
})

test('a wire begun with Enter ends at a block that is typed, and outlasts a search but no edit', async ({
  page,
}) => {
  await createProject(page)
  for (const typed of ['step', 'scope']) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
    await expect(block(page, typed)).toBeFocused()
  }
  const hint = canvas(page).getByRole('status').filter({ hasText: 'Wire from step.y' })
  const begin = async () => {
    await goTo(page, 'step')
    await tabTo(page, port(page, 'step.y'))
    await page.keyboard.press('Enter')
    await expect(hint).toBeVisible()
  }
  await begin()
  await page.keyboard.type('gain 3')
  await page.keyboard.press('Enter')
  await expect(wire(page, 'step.y -> gain.u')).toBeAttached()
  await expect(hint).toBeHidden()
  await expect(block(page, 'gain')).toBeFocused()

  await begin()
  await page.keyboard.press('Control+z')
  await expect(block(page, 'gain')).toBeHidden()
  await expect(hint).toBeHidden()
  await goTo(page, 'scope')
  await page.keyboard.press('Enter')
  await expect(wire(page, 'step.y -> scope.u')).toHaveCount(0)

  await begin()
  await goTo(page, 'scope')
  await page.keyboard.press('Enter')
  await expect(wire(page, 'step.y -> scope.u')).toBeAttached()
  await page.keyboard.press('Control+z')
  await expect(wire(page, 'step.y -> scope.u')).toHaveCount(0)
})

test('a copy has the keyboard next, so that arrows move the copy', async ({ page }) => {
  await createProject(page)
  await page.keyboard.type('gain 3')
  await page.keyboard.press('Enter')
  await expect(block(page, 'gain')).toBeFocused()
  const { x, y } = await findCentre(block(page, 'gain'))
  await page.keyboard.down('Control')
  await drag(page, { x, y }, { x, y: y + 80 })
  await page.keyboard.up('Control')
  await expect(block(page, 'gain2')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await findCentre(block(page, 'gain2'))).x).toBeGreaterThan(x)
  expect(await findCentre(block(page, 'gain'))).toEqual({ x, y })
})

test('Escape leads from the settings back to the canvas, also in a subsystem', async ({ page }) => {
  await createProject(page)
  await page.keyboard.type('gain 3')
  await page.keyboard.press('Enter')
  await expect(block(page, 'gain')).toBeFocused()
  await page.keyboard.press('Control+g')
  await expect(block(page, 'subsystem')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(block(page, 'gain')).toBeVisible()
  await page.keyboard.press('Control+e')
  await expect(inspector(page).getByRole('combobox', { name: 'Solver' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(block(page, 'gain')).toBeVisible()
  await page.keyboard.type('scope')
  await page.keyboard.press('Enter')
  await expect(block(page, 'scope')).toBeVisible()
})

/** step -> gain, and the keyboard at the gain. */
async function drawWithKeys(page: Page): Promise<void> {
  await createProject(page)
  for (const typed of ['step', 'gain 3']) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
  await goTo(page, 'step')
  await tabTo(page, port(page, 'step.y'))
  await page.keyboard.press('Enter')
  await goTo(page, 'gain')
  await page.keyboard.press('Enter')
  await expect(wire(page, 'step.y -> gain.u')).toBeAttached()
}

test('Escape closes one thing and gives the keyboard back to where it was', async ({ page }) => {
  await drawWithKeys(page)
  const gain = block(page, 'gain')
  const escapeTo = async (target: Locator) => {
    await page.keyboard.press('Escape')
    await expect(target).toBeFocused()
  }
  await page.keyboard.press('F2')
  await page.keyboard.type('other')
  await escapeTo(gain)
  await page.keyboard.type('integ')
  await escapeTo(gain)
  await page.keyboard.press('Enter')
  await expect(inspector(page).getByRole('textbox', { name: 'Gain' })).toBeFocused()
  await page.keyboard.type('7')
  await escapeTo(inspector(page).getByRole('textbox', { name: 'Gain' }))
  await escapeTo(gain)
  await expect(gain).toContainText('3')

  await tabTo(page, port(page, 'gain.y'))
  await page.keyboard.press('Enter')
  await page.keyboard.type('integ')
  await escapeTo(port(page, 'gain.y'))
  const hint = canvas(page).getByRole('status').filter({ hasText: 'Wire from gain.y' })
  await expect(hint, 'the wire is still begun').toBeVisible()
  await page.keyboard.press('Escape')
  await expect(hint).toBeHidden()

  await page.keyboard.press('Alt+a')
  await page.keyboard.type('A note')
  await escapeTo(page.getByRole('button', { name: 'Note A note' }))
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Text of the note' })).toHaveValue('A note')
  await page.keyboard.press('Escape')
  await tabTo(page, button(page, 'Step'))
  await page.keyboard.press('Escape')
  await page.keyboard.type('scope')
  await expect(quickInsert(page)).toHaveValue('scope')
})

test('keys act on the wire that was chosen at a block, also after a name was given up or from the palette', async ({
  page,
}) => {
  await drawWithKeys(page)
  const connection = 'step.y -> gain.u'
  const name = page.getByRole('textbox', { name: 'Name of the signal of step.y' })
  await page.keyboard.press('Alt+l')
  await page.keyboard.press('Shift+F2')
  await page.keyboard.type('speed')
  await page.keyboard.press('Escape')
  await expect(name).toBeHidden()
  await expect(wire(page, connection)).not.toContainText('speed')
  await page.keyboard.press('Control+Shift+P')
  await page.keyboard.type('name the signal')
  await page.keyboard.press('Enter')
  await expect(name).toBeFocused()
  await page.keyboard.type('speed')
  await page.keyboard.press('Enter')
  await expect(wire(page, connection)).toContainText('speed')
  await page.keyboard.type('1/s')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Delete')
  await expect(wire(page, connection)).toBeHidden()
  expect(await listBlocks(page)).toEqual(['step', 'gain'])
})

test('what takes the place of a button that goes has the keyboard next', async ({ page }) => {
  await openExample(page, 'Two tanks')
  await setStopTime(page, '1e6')
  await button(page, 'Run').focus()
  await page.keyboard.press('Enter')
  await expect(button(page, 'Pause')).toBeFocused()
  await expect(status(page)).toHaveAttribute('data-status', 'running')
  await page.keyboard.press('Enter')
  await expect(button(page, 'Resume')).toBeFocused()
  await button(page, 'Stop').focus()
  await page.keyboard.press('Enter')
  await expect(button(page, 'Step')).toBeFocused()

  await goTo(page, 'small')
  await page.keyboard.press('Alt+t')
  await button(page, 'Delete parameter area').focus()
  await page.keyboard.press('Enter')
  await expect(button(page, 'Delete parameter outlet')).toBeFocused()
  await button(page, 'Close tab small').focus()
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await expect(canvas(page)).toBeFocused()
  await expect(block(page, 'small')).toBeVisible()
})

test('some blocks are selected with Shift+Space and Tab, and become a subsystem', async ({ page }) => {
  await drawWithKeys(page)
  await page.keyboard.type('scope')
  await page.keyboard.press('Enter')
  await expect(block(page, 'scope')).toBeFocused()
  const listSelected = () =>
    canvas(page)
      .locator('.react-flow__node.selected')
      .evaluateAll(nodes => nodes.map(node => (node as HTMLElement).dataset.id))
  await goTo(page, 'step')
  await page.keyboard.press('Shift+Space')
  await tabTo(page, block(page, 'gain'))
  expect(await listSelected(), 'kept, with the one that Tab came to').toEqual(['step', 'gain'])
  await tabTo(page, block(page, 'scope'))
  expect(await listSelected()).toEqual(['step', 'scope'])
  await page.keyboard.press('Shift+Tab')
  await expect(block(page, 'gain')).toBeFocused()
  await page.keyboard.press('Control+g')
  await expect(block(page, 'subsystem')).toBeFocused()
  expect((await listBlocks(page)).sort()).toEqual(['scope', 'subsystem'])
  await page.keyboard.press('Escape')
  await tabTo(page, block(page, 'scope'))
  expect(await listSelected(), 'nothing is kept any more').toEqual(['scope'])
})

test('whatever is written on the canvas begins a block, and a command draws its wire', async ({ page }) => {
  await createProject(page)
  await page.keyboard.type('.5')
  await page.keyboard.press('Enter')
  await expect(block(page, 'constant')).toContainText('.5')
  await page.keyboard.type('|u|')
  await page.keyboard.press('Enter')
  await expect(block(page, 'abs')).toBeFocused()
  await goTo(page, 'constant')
  await page.keyboard.press('Control+Shift+P')
  await page.keyboard.type('draw a wire')
  await page.keyboard.press('Enter')
  await expect(port(page, 'constant.y')).toBeFocused()
  await goTo(page, 'abs')
  await page.keyboard.press('Enter')
  await expect(wire(page, 'constant.y -> abs.u')).toBeAttached()
})

test('a menu that keys opened leaves the keyboard to what its command opens', async ({ page }) => {
  await drawWithKeys(page)
  const choose = async (menu: string, item: string) => {
    await button(page, menu).focus()
    await page.keyboard.press('Enter')
    const wanted = page.getByRole('menuitem', { name: item, exact: true })
    for (let left = 40; left > 0; left -= 1) {
      if (await wanted.evaluate(element => element === document.activeElement)) break
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Enter')
  }
  await choose('Edit', 'Rename block')
  await expect(page.getByRole('textbox', { name: 'Name of block gain' })).toBeFocused()
  await page.keyboard.type('amplifier')
  await page.keyboard.press('Enter')
  await expect(block(page, 'amplifier')).toBeFocused()
  await choose('Edit', 'Insert a block...')
  await expect(quickInsert(page)).toBeFocused()
  await page.keyboard.type('scope')
  await page.keyboard.press('Enter')
  await expect(block(page, 'scope')).toBeFocused()
  await choose('Edit', 'Open the block')
  await expect(inspector(page).locator('input, select').and(page.locator(':focus'))).toBeVisible()
  await choose('View', 'Zoom in')
  await expect(button(page, 'View')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(block(page, 'scope')).toBeFocused()
})

test('a command takes the statements that are being written', async ({ page }) => {
  await createProject(page)
  await page.keyboard.type('function')
  await page.keyboard.press('Enter')
  await expect(block(page, 'function')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(inspector(page).getByRole('textbox', { name: 'Statements' })).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('output level\nlevel = 3')
  await page.keyboard.press('F10')
  await expect(port(page, 'function.level')).toBeAttached()
  await expect(inspector(page).getByRole('textbox', { name: 'Statements' })).toBeFocused()
})

test('a project that opens has the keyboard, wherever that was', async ({ page }) => {
  await page.goto('/')
  await button(page, 'Keyboard shortcuts').focus()
  for (const typed of ['step', 'scope']) {
    await page.keyboard.press('Alt+n')
    const unsaved = page.getByRole('alertdialog')
    if (typed === 'scope') await unsaved.getByRole('button', { name: "Don't save" }).press('Enter')
    await expect(canvas(page)).toBeFocused()
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
    await expect(block(page, typed)).toBeFocused()
    await button(page, 'Undo').focus()
  }
})
