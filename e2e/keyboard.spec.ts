import {
  block,
  canvas,
  connect,
  createProject,
  findCentre,
  inspector,
  listBlocks,
  port,
  status,
  wire,
} from './fixture/app.ts'
import { drawWithKeys, goTo, tabTo, typeBlock } from './fixture/keys.ts'
import { expect, test } from './fixture/test.ts'

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

test('a block that was typed has the keyboard: Enter sets its parameters, Alt+L goes through its wires', async ({
  page,
}) => {
  await createProject(page)
  for (const [typed, name] of [
    ['step', 'step'],
    ['gain 3', 'gain'],
    ['scope', 'scope'],
  ] as const) {
    await typeBlock(page, typed, name)
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
    await typeBlock(page, typed)
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

test('some blocks are selected with Shift+Space and Tab, and become a subsystem', async ({ page }) => {
  await drawWithKeys(page)
  await typeBlock(page, 'scope')
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
  await typeBlock(page, '|u|', 'abs')
  await goTo(page, 'constant')
  await page.keyboard.press('Control+Shift+P')
  await page.keyboard.type('draw a wire')
  await page.keyboard.press('Enter')
  await expect(port(page, 'constant.y')).toBeFocused()
  await goTo(page, 'abs')
  await page.keyboard.press('Enter')
  await expect(wire(page, 'constant.y -> abs.u')).toBeAttached()
})
