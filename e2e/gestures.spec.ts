import type { Page } from '@playwright/test'
import {
  block,
  boxesOf,
  button,
  canvas,
  connect,
  createProject,
  drag,
  dragBlock,
  dragFromPalette,
  expectApart,
  findCentre,
  findMiddle,
  insertAt,
  inspector,
  listBlocks,
  port,
  wire,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

test.beforeEach(async ({ page }) => createProject(page))

/** A constant, wired to a scope far right of it. */
async function drawWire(page: Page): Promise<void> {
  await insertAt(page, { x: 120, y: 160 }, '5')
  await insertAt(page, { x: 520, y: 160 }, 'scope')
  await connect(page, 'constant.y', 'scope.u')
}

async function undo(page: Page): Promise<void> {
  await page.keyboard.press('Control+z')
}

for (const pressed of ['left', 'right'] as const) {
  test(`branches a wire by dragging from it with the ${pressed} button`, async ({ page }) => {
    await drawWire(page)
    await insertAt(page, { x: 520, y: 320 }, 'display')
    const middle = await findMiddle(page, 'constant.y', 'scope.u')
    const target = await findCentre(port(page, 'display.u'))
    await drag(page, middle, target, { button: pressed })
    await expect(wire(page, 'constant.y -> display.u')).toBeAttached()
    await expect(wire(page, 'constant.y -> scope.u')).toBeAttached()

    await undo(page)
    await expect(wire(page, 'constant.y -> display.u')).not.toBeAttached()
    await expect(wire(page, 'constant.y -> scope.u')).toBeAttached()

    await page.mouse.click(middle.x, middle.y)
    await expect(inspector(page)).toContainText('constant.y → scope.u')
  })
}

test('branches a wire between neighbours wherever it is pressed, and takes its start to another output', async ({
  page,
}) => {
  await insertAt(page, { x: 120, y: 160 }, '5')
  await insertAt(page, { x: 220, y: 160 }, 'scope')
  await insertAt(page, { x: 220, y: 320 }, 'display')
  await insertAt(page, { x: 120, y: 320 }, '7')
  await connect(page, 'constant.y', 'scope.u')
  const [start, end, display, other] = await Promise.all(
    ['constant.y', 'scope.u', 'display.u', 'constant2.y'].map(name => findCentre(port(page, name))),
  )
  if (!start || !end || !display || !other) throw new Error('A port is missing.')
  for (const part of [0.3, 0.5]) {
    await page.mouse.move(start.x + (end.x - start.x) * part, start.y)
    await page.mouse.down()
    await page.mouse.move(display.x, display.y, { steps: 8 })
    await page.mouse.up()
    await expect(wire(page, 'constant.y -> display.u')).toBeAttached()
    await expect(wire(page, 'constant.y -> scope.u')).toBeAttached()
    await undo(page)
    await expect(wire(page, 'constant.y -> display.u')).not.toBeAttached()
  }
  await page.mouse.move((start.x + end.x) / 2, start.y)
  await page.mouse.down()
  await page.mouse.move(other.x, other.y, { steps: 8 })
  await page.mouse.up()
  await expect(wire(page, 'constant2.y -> scope.u')).toBeAttached()
  await expect(wire(page, 'constant.y -> scope.u')).not.toBeAttached()
  await undo(page)
  await expect(wire(page, 'constant.y -> scope.u')).toBeAttached()
})

test('branches the shortest of wires, and at once where the view was taken elsewhere', async ({ page }) => {
  await insertAt(page, { x: 150, y: 160 }, 'gain 3')
  await insertAt(page, { x: 230, y: 160 }, 'gain 2')
  await insertAt(page, { x: 520, y: 320 }, 'display')
  await connect(page, 'gain.y', 'gain2.u')
  for (const name of ['Zoom out', 'Fit the diagram', 'Zoom in']) {
    await button(page, name).click()
    const middle = await findMiddle(page, 'gain.y', 'gain2.u')
    await drag(page, middle, await findCentre(port(page, 'display.u')))
    await expect(wire(page, 'gain.y -> display.u'), name).toBeAttached()
    await expect(wire(page, 'gain.y -> gain2.u')).toBeAttached()
    await undo(page)
    await expect(wire(page, 'gain.y -> display.u')).not.toBeAttached()
  }
})

test('splices a block into the wire that it is dropped on', async ({ page }) => {
  await drawWire(page)
  const frame = await canvas(page).boundingBox()
  const middle = await findMiddle(page, 'constant.y', 'scope.u')
  const onCanvas = { x: middle.x - (frame?.x ?? 0), y: middle.y - (frame?.y ?? 0) }
  const expectSpliced = async (name: string) => {
    await expect(wire(page, `constant.y -> ${name}.u`)).toBeAttached()
    await expect(wire(page, `${name}.y -> scope.u`)).toBeAttached()
    await expect(wire(page, 'constant.y -> scope.u')).not.toBeAttached()
    expect((await findCentre(port(page, `${name}.u`))).y).toBe((await findCentre(port(page, 'scope.u'))).y)
  }

  await test.step('from the palette', async () => {
    await dragFromPalette(page, 'Gain', { x: onCanvas.x, y: onCanvas.y + 6 })
    await expectSpliced('gain')
    await undo(page)
    await expect(wire(page, 'constant.y -> scope.u')).toBeAttached()
    expect((await listBlocks(page)).sort()).toEqual(['constant', 'scope'])
  })

  await test.step('by typing on a wire that is selected', async () => {
    await page.mouse.click(middle.x, middle.y)
    await page.keyboard.type('saturation')
    await page.keyboard.press('Enter')
    await expectSpliced('saturation')
    await undo(page)
    await expect(wire(page, 'constant.y -> scope.u')).toBeAttached()
  })

  await test.step('by dragging one that has no wires', async () => {
    await insertAt(page, { x: onCanvas.x, y: onCanvas.y + 160 }, 'integrator')
    const start = await findCentre(block(page, 'integrator'))
    await dragBlock(page, 'integrator', { x: middle.x - start.x, y: middle.y - start.y + 5 })
    await expectSpliced('integrator')
    await undo(page)
    await expect(wire(page, 'constant.y -> scope.u')).toBeAttached()
    await expect.poll(() => findCentre(block(page, 'integrator'))).toEqual(start)
  })
})

test('a new block stands on no other: in a short wire what follows gives way, beside blocks it goes aside', async ({
  page,
}) => {
  for (const [at, typed] of [
    [{ x: 120, y: 160 }, 'step'],
    [{ x: 240, y: 160 }, '1/(s+1)'],
    [{ x: 400, y: 160 }, 'scope'],
  ] as const)
    await insertAt(page, at, typed)
  await connect(page, 'step.y', 'transferFunction.u')
  await connect(page, 'transferFunction.y', 'scope.u')
  const before = await boxesOf(page)

  for (const [text, how] of [
    ['pid 2 1', 'typed'],
    ['PID', 'dropped'],
  ] as const)
    await test.step(`${how} into the wire`, async () => {
      const { x, y } = await findMiddle(page, 'step.y', 'transferFunction.u')
      const frame = await canvas(page).boundingBox()
      if (how === 'typed') {
        await page.mouse.click(x, y)
        await page.keyboard.type(text)
        await page.keyboard.press('Enter')
      } else await dragFromPalette(page, text, { x: x - (frame?.x ?? 0), y: y - (frame?.y ?? 0) })
      await expect(wire(page, 'pid.y -> transferFunction.u')).toBeAttached()
      await expectApart(page)
      await undo(page)
      await expect(block(page, 'pid')).toBeHidden()
      await expect.poll(() => boxesOf(page)).toEqual(before)
    })

  await test.step('beside blocks, wider than where it was asked for', async () => {
    await insertAt(page, { x: 320, y: 205 }, '5/(1e-4 s + 0.05)')
    await expect(block(page, 'transferFunction2')).toBeVisible()
    await expectApart(page)
  })
})

test('heals the wire when a block goes that stood in it', async ({ page }) => {
  await drawWire(page)
  await dragFromPalette(page, 'Gain', { x: 320, y: 160 })
  await insertAt(page, { x: 520, y: 320 }, 'display')
  await connect(page, 'gain.y', 'display.u')
  await block(page, 'gain').click()
  await page.keyboard.press('Delete')
  await expect(block(page, 'gain')).toBeHidden()
  await expect(wire(page, 'constant.y -> scope.u')).toBeAttached()
  await expect(wire(page, 'constant.y -> display.u')).toBeAttached()

  await undo(page)
  await expect(block(page, 'gain')).toBeVisible()
  await expect(wire(page, 'constant.y -> gain.u')).toBeAttached()
  await expect(wire(page, 'constant.y -> scope.u')).not.toBeAttached()
})

const TYPED: readonly (readonly [text: string, name: string, field: string, value: string])[] = [
  ['gain 3', 'gain', 'Gain', '3'],
  ['-2.5', 'constant', 'Value', '-2.5'],
  ['3/(s+2)', 'transferFunction', 'Denominator', '[1, 2]'],
  ['+-+', 'sum', 'Signs', '+-+'],
  ['pid 2 1', 'pid', 'Integral I', '1'],
]

test('makes the block that is typed, in one step', async ({ page }) => {
  for (const [text, name, field, value] of TYPED) {
    await insertAt(page, { x: 300, y: 200 }, text)
    await expect(block(page, name)).toBeVisible()
    await expect(inspector(page).getByRole('textbox', { name: field, exact: true })).toHaveValue(value)
    await undo(page)
    expect(await listBlocks(page)).toEqual([])
  }
  await insertAt(page, { x: 300, y: 200 }, '1/s')
  await expect(block(page, 'integrator')).toBeVisible()
  await undo(page)

  await insertAt(page, { x: 300, y: 200 }, '>= 0.5')
  await expect(wire(page, 'constant.y -> relational.u2')).toBeAttached()
  await undo(page)
  expect(await listBlocks(page)).toEqual([])
  await expect(button(page, 'Undo')).toBeDisabled()
})

for (const steps of [1, 2, 10]) {
  test(`a block goes as far as the pointer in ${steps} moves`, async ({ page }) => {
    await insertAt(page, { x: 160, y: 160 }, 'gain Kp')
    const before = await findCentre(block(page, 'gain'))
    const after = { x: before.x + 200, y: before.y + 60 }
    await drag(page, before, after, { steps })
    expect(await findCentre(block(page, 'gain'))).toEqual(after)
  })
}

test('two fingers on a touchpad move the plane, a wheel and a pinch zoom it', async ({ page }) => {
  await insertAt(page, { x: 300, y: 200 }, '5')
  const zoom = button(page, 'Zoom 100 %, back to 100 %')
  const { x, y } = await findCentre(canvas(page))
  await page.mouse.move(x, y)
  for (const isPinch of [false, true]) {
    if (isPinch) await page.keyboard.down('Control')
    await page.mouse.wheel(0, 100)
    await expect(zoom).toBeHidden()
    await page.keyboard.up('Control')
    await page.getByRole('button', { name: /^Zoom .*back to 100 %$/ }).click()
    await expect(zoom).toBeVisible()
    await page.mouse.move(x, y)
  }
  const before = await findCentre(block(page, 'constant'))
  await page.mouse.wheel(-40, 12)
  await expect.poll(() => findCentre(block(page, 'constant'))).toEqual({ x: before.x + 40, y: before.y - 12 })
})

test('takes the end of a wire by its input, with a press on the port itself', async ({ page }) => {
  await drawWire(page)
  await insertAt(page, { x: 520, y: 320 }, 'display')
  const [held, target] = await Promise.all([
    findCentre(port(page, 'scope.u')),
    findCentre(port(page, 'display.u')),
  ])
  await drag(page, held, target, { steps: 4 })
  await expect(wire(page, 'constant.y -> display.u')).toBeAttached()
  await expect(wire(page, 'constant.y -> scope.u')).not.toBeAttached()
  await undo(page)
  await expect(wire(page, 'constant.y -> scope.u')).toBeAttached()
  await expect(wire(page, 'constant.y -> display.u')).not.toBeAttached()
})

test('connects blocks that nearly touch, from either end', async ({ page }) => {
  await insertAt(page, { x: 200, y: 150 }, 'gain 3')
  await insertAt(page, { x: 270, y: 150 }, 'gain 2')
  for (const [from, to] of [
    ['gain.y', 'gain2.u'],
    ['gain2.u', 'gain.y'],
  ] as const) {
    await drag(page, await findCentre(port(page, from)), await findCentre(port(page, to)), { steps: 4 })
    await expect(wire(page, 'gain.y -> gain2.u')).toBeAttached()
    await undo(page)
    await expect(wire(page, 'gain.y -> gain2.u')).not.toBeAttached()
  }
})

test('quick insert takes a formula for the block that it is, and a name that is yet to come', async ({
  page,
}) => {
  await insertAt(page, { x: 120, y: 100 }, 'a*b')
  await insertAt(page, { x: 320, y: 100 }, 'z^-1')
  await insertAt(page, { x: 520, y: 100 }, '1/(z-0.5)')
  await insertAt(page, { x: 120, y: 260 }, 'exp(-0.1s)')
  await insertAt(page, { x: 320, y: 260 }, 'gain Kp')
  expect(await listBlocks(page)).toEqual([
    'product',
    'unitDelay',
    'discreteTransferFcn',
    'transportDelay',
    'gain',
  ])
  await expect(inspector(page).getByRole('textbox', { name: 'Gain', exact: true })).toHaveValue('Kp')
})

test('a press beside an entry of the palette selects no texts, which the next drag would take along', async ({
  page,
}) => {
  await insertAt(page, { x: 120, y: 160 }, '5')
  await insertAt(page, { x: 320, y: 160 }, 'scope')
  const heading = page.getByRole('region', { name: 'Palette' }).getByText('Sources', { exact: true })
  await drag(page, await findCentre(heading), await findCentre(canvas(page)), { steps: 3 })
  expect(await page.evaluate(() => String(getSelection()))).toBe('')
  await connect(page, 'constant.y', 'scope.u')
  await expect(block(page, 'constant')).toBeVisible()
})

test('a click is taken from a hand that trembles, and as fast as one can come after a drop', async ({
  page,
}) => {
  await drawWire(page)
  const scope = await findCentre(block(page, 'scope'))
  await test.step('trembling', async () => {
    await block(page, 'constant').click()
    await drag(page, scope, { x: scope.x + 2, y: scope.y }, { steps: 2 })
    await expect(block(page, 'scope')).toHaveClass(/selected/)
  })

  await test.step('after a drop, before any timer of the page', async () => {
    const dropped = { x: scope.x, y: scope.y + 60 }
    await page.mouse.move(scope.x, scope.y)
    await page.mouse.down()
    await page.mouse.move(dropped.x, dropped.y, { steps: 4 })
    await page.evaluate(({ x, y }) => {
      const send = (target: Element | null, types: readonly string[]) => {
        for (const type of types) {
          const place = { clientX: x, clientY: y, detail: 1, view: window, bubbles: true, cancelable: true }
          target?.dispatchEvent(new (type.startsWith('pointer') ? PointerEvent : MouseEvent)(type, place))
        }
      }
      const press = ['pointerdown', 'mousedown']
      const release = ['mouseup', 'click']
      send(document.querySelector('.react-flow__node[data-id="scope"]'), release)
      send(document.querySelector('.react-flow__edge'), [...press, ...release])
    }, dropped)
    await expect(inspector(page)).toContainText('constant.y → scope.u')
    await page.mouse.up()
    expect((await findCentre(block(page, 'scope'))).y).toBeCloseTo(dropped.y, -1)
  })

  await test.step('that which comes with a drop is none', async () => {
    await page.keyboard.press('Control+a')
    const from = await findCentre(block(page, 'constant'))
    await drag(page, from, { x: from.x, y: from.y + 60 })
    await expect(page.locator('.react-flow__node.selected')).toHaveCount(2)
  })
})
