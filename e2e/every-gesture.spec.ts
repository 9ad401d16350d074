/** Every gesture of a diagram, by mouse and by keyboard: each does what it should, and is one step of undo. */
import type { Page } from '@playwright/test'
import {
  block,
  button,
  canvas,
  clickWire,
  connect,
  createProject,
  dragBlock,
  dragFromPalette,
  expectRouted,
  findCentre,
  inspector,
  type Point,
  port,
  wire,
} from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

interface Gesture {
  readonly name: string
  /** What must be so before, and is no part of the gesture. */
  readonly prepare?: (page: Page) => Promise<void>
  readonly perform: (page: Page) => Promise<void>
  readonly expectDone: (page: Page) => Promise<void>
}

const WIRE = 'gain.y -> scope.u'
const field = (page: Page) => page.getByRole('combobox', { name: 'Insert block' })
const isThere = (page: Page, connection: string) => expect(wire(page, connection)).toBeAttached()
const isGone = (page: Page, connection: string) => expect(wire(page, connection)).not.toBeAttached()

async function insertAt(page: Page, position: Point, text: string): Promise<void> {
  await canvas(page).dblclick({ position })
  await field(page).fill(text)
  await field(page).press('Enter')
  await expect(field(page)).toBeHidden()
}

async function drag(page: Page, from: Point, to: Point, key?: string): Promise<void> {
  await page.mouse.move(from.x, from.y)
  if (key) await page.keyboard.down(key)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
  if (key) await page.keyboard.up(key)
}

async function middleOf(page: Page, from: string, to: string): Promise<Point> {
  const [a, b] = await Promise.all([findCentre(port(page, from)), findCentre(port(page, to))])
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

async function choose(page: Page, ...names: readonly string[]): Promise<void> {
  const [first = '', ...others] = names
  await block(page, first).click()
  for (const name of others) await block(page, name).click({ modifiers: ['Shift'] })
}

/** With the keyboard alone. */
async function focusOn(page: Page, name: string): Promise<void> {
  await canvas(page).focus()
  await page.keyboard.press('Control+f')
  await page.getByRole('combobox', { name: 'Find blocks' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Block name' })).toHaveValue(name)
}

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+Shift+p')
  await page.getByRole('combobox', { name: 'Find a command' }).fill(title)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeHidden()
}

async function menu(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name, exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** All that a person sees of the diagram, wherever it is looked at from. */
async function look(page: Page): Promise<string> {
  await expectRouted(page)
  return canvas(page).evaluate(frame => {
    const blocks = [...frame.querySelectorAll<HTMLElement>('[data-testid^="block-"]')].map(node => {
      const ports = [...node.querySelectorAll<HTMLElement>('[data-testid^="port-"]')]
      const places = ports.map(({ style, dataset }) => `${dataset.testid} ${style.left} ${style.top}`)
      const text = node.querySelector('svg')?.textContent
      return [node.dataset.testid, node.ariaLabel, node.style.transform, text, ...places].join(' ')
    })
    const wires = [...frame.querySelectorAll('[data-testid^="wire-"]')].map(edge =>
      [
        edge.getAttribute('data-testid'),
        edge.querySelector('.wire-line')?.getAttribute('d'),
        edge.textContent,
      ].join(' '),
    )
    const notes = [...frame.querySelectorAll<HTMLElement>('[data-testid^="note-"]')].map(
      note => `${note.style.cssText} ${note.textContent}`,
    )
    return [...blocks.sort(), ...wires.sort(), ...notes.sort()].join('\n')
  })
}

const placeOf = (page: Page, name: string): Promise<string> =>
  block(page, name).evaluate((node: HTMLElement) => node.style.transform)

const isMoved = async (page: Page, name: string, before: string): Promise<void> =>
  expect.poll(() => placeOf(page, name)).not.toBe(before)

/** constant -> gain -> scope, and an integrator and a display without wires. */
async function drawBase(page: Page): Promise<void> {
  await createProject(page)
  await insertAt(page, { x: 100, y: 120 }, '5')
  await insertAt(page, { x: 260, y: 120 }, 'gain 2')
  await insertAt(page, { x: 520, y: 120 }, 'scope')
  await insertAt(page, { x: 260, y: 300 }, '1/s')
  await insertAt(page, { x: 520, y: 300 }, 'display')
  await connect(page, 'constant.y', 'gain.u')
  await connect(page, 'gain.y', 'scope.u')
}

const BY_MOUSE: readonly Gesture[] = [
  {
    name: 'delete a block, whose wire heals',
    perform: async page => {
      await choose(page, 'gain')
      await page.keyboard.press('Delete')
    },
    expectDone: page => isThere(page, 'constant.y -> scope.u'),
  },
  {
    name: 'drag a block from the palette',
    perform: page => dragFromPalette(page, 'Step', { x: 120, y: 400 }),
    expectDone: page => expect(block(page, 'step')).toBeVisible(),
  },
  {
    name: 'double-click the void for quick insert',
    perform: page => insertAt(page, { x: 120, y: 400 }, '3/(s+2)'),
    expectDone: page => expect(block(page, 'transferFunction')).toBeVisible(),
  },
  {
    name: 'draw a wire from the output',
    perform: page => connect(page, 'integrator.y', 'display.u'),
    expectDone: page => isThere(page, 'integrator.y -> display.u'),
  },
  {
    name: 'draw a wire from the input',
    perform: async page =>
      drag(page, await findCentre(port(page, 'display.u')), await findCentre(port(page, 'integrator.y'))),
    expectDone: page => isThere(page, 'integrator.y -> display.u'),
  },
  {
    name: 'let a wire go near a port',
    perform: async page => {
      const to = await findCentre(port(page, 'display.u'))
      await drag(page, await findCentre(port(page, 'integrator.y')), { x: to.x - 12, y: to.y + 9 })
    },
    expectDone: page => isThere(page, 'integrator.y -> display.u'),
  },
  {
    name: 'let a wire go on the body of a block with one free input',
    perform: async page =>
      drag(page, await findCentre(port(page, 'integrator.y')), await findCentre(block(page, 'display'))),
    expectDone: page => isThere(page, 'integrator.y -> display.u'),
  },
  {
    name: 'let a wire go in the void for quick insert',
    perform: async page => {
      const from = await findCentre(port(page, 'integrator.y'))
      await drag(page, from, { x: from.x + 90, y: from.y + 70 })
      await field(page).fill('abs')
      await field(page).press('Enter')
    },
    expectDone: page => expect(canvas(page).getByTestId(/^wire-integrator\.y -> /)).toBeAttached(),
  },
  {
    name: 'branch a wire by dragging from it',
    perform: async page =>
      drag(page, await middleOf(page, 'gain.y', 'scope.u'), await findCentre(port(page, 'display.u'))),
    expectDone: async page => {
      await isThere(page, 'gain.y -> display.u')
      await isThere(page, WIRE)
    },
  },
  {
    name: 'drop a block on a wire',
    perform: async page => {
      const [from, to] = [
        await findCentre(block(page, 'integrator')),
        await middleOf(page, 'gain.y', 'scope.u'),
      ]
      await dragBlock(page, 'integrator', { x: to.x - from.x, y: to.y - from.y + 4 })
    },
    expectDone: page => isThere(page, 'integrator.y -> scope.u'),
  },
  {
    name: 'take the end of a wire elsewhere',
    perform: async page => {
      const end = await findCentre(port(page, 'scope.u'))
      await drag(page, { x: end.x - 12, y: end.y }, await findCentre(port(page, 'display.u')))
    },
    expectDone: async page => {
      await isThere(page, 'gain.y -> display.u')
      await isGone(page, WIRE)
    },
  },
  {
    name: 'copy by Ctrl-drag',
    perform: async page => {
      const from = await findCentre(block(page, 'gain'))
      await drag(page, from, { x: from.x, y: from.y + 90 }, 'Control')
    },
    expectDone: page => expect(block(page, 'gain2')).toBeVisible(),
  },
  {
    name: 'move several by dragging',
    perform: async page => {
      const before = await placeOf(page, 'scope')
      await choose(page, 'gain', 'scope')
      await dragBlock(page, 'gain', { x: 0, y: 60 })
      await isMoved(page, 'scope', before)
    },
    expectDone: page => isThere(page, WIRE),
  },
  {
    name: 'align by the menu',
    perform: async page => {
      await choose(page, 'gain', 'display')
      await menu(page, 'Arrange', 'Align top edges')
    },
    expectDone: async page =>
      expect((await block(page, 'gain').boundingBox())?.y).toBeCloseTo(
        (await block(page, 'display').boundingBox())?.y ?? 0,
        0,
      ),
  },
  {
    name: 'distribute by the menu',
    prepare: page => dragBlock(page, 'gain', { x: 40, y: 30 }),
    perform: async page => {
      await choose(page, 'constant', 'gain', 'scope')
      await menu(page, 'Arrange', 'Distribute across')
    },
    expectDone: page => isThere(page, WIRE),
  },
  {
    name: 'arrange by the menu',
    prepare: page => dragBlock(page, 'gain', { x: 20, y: 50 }),
    perform: page => menu(page, 'Arrange', 'Arrange from left to right'),
    expectDone: page => isThere(page, WIRE),
  },
  {
    name: 'name the signal of a wire with a double-click',
    perform: async page => {
      const { x, y } = await middleOf(page, 'gain.y', 'scope.u')
      await page.mouse.dblclick(x, y)
      await page.keyboard.type('level')
      await page.keyboard.press('Enter')
    },
    expectDone: page => expect(canvas(page).locator('.wire-name')).toHaveText('level'),
  },
  {
    name: 'rename with a double-click on the name',
    perform: async page => {
      await block(page, 'gain').locator('[data-block-name]').dblclick()
      await page.getByRole('textbox', { name: 'Name of block gain' }).fill('k')
      await page.keyboard.press('Enter')
    },
    expectDone: page => expect(block(page, 'k')).toBeVisible(),
  },
  {
    name: 'delete a wire',
    perform: async page => {
      await clickWire(page, WIRE)
      await page.keyboard.press('Delete')
    },
    expectDone: page => isGone(page, WIRE),
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
      await expect(block(page, 'integrator')).toHaveCount(0)
      await expect(block(page, 'display')).toHaveCount(0)
      await isThere(page, WIRE)
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
]

const BY_KEYBOARD: readonly Gesture[] = [
  {
    name: 'place a block from the palette with Enter',
    perform: async page => {
      await page.getByRole('searchbox', { name: 'Search blocks' }).focus()
      await page.keyboard.type('step')
      await page.keyboard.press('Enter')
    },
    expectDone: page => expect(block(page, 'step')).toBeVisible(),
  },
  {
    name: 'type on the canvas for quick insert',
    perform: async page => {
      await canvas(page).focus()
      await page.keyboard.type('sin')
      await page.keyboard.press('Enter')
    },
    expectDone: page => expect(canvas(page).locator('[data-testid^="block-"]')).toHaveCount(6),
  },
  {
    name: 'connect with Enter on both ports',
    perform: async page => {
      await port(page, 'integrator.y').focus()
      await page.keyboard.press('Enter')
      await port(page, 'display.u').focus()
      await page.keyboard.press('Enter')
    },
    expectDone: page => isThere(page, 'integrator.y -> display.u'),
  },
  {
    name: 'branch with Enter on both ports',
    perform: async page => {
      await port(page, 'gain.y').focus()
      await page.keyboard.press('Enter')
      await port(page, 'display.u').focus()
      await page.keyboard.press('Enter')
    },
    expectDone: page => isThere(page, 'gain.y -> display.u'),
  },
  {
    name: 'type on a selected wire to splice',
    perform: async page => {
      await focusOn(page, 'gain')
      await page.keyboard.press('Alt+l')
      await page.keyboard.type('abs')
      await page.keyboard.press('Enter')
    },
    expectDone: page => expect(canvas(page).locator('[data-testid^="wire-"]')).toHaveCount(3),
  },
  {
    name: 'copy and paste',
    perform: async page => {
      await focusOn(page, 'gain')
      await page.keyboard.press('Control+c')
      await page.keyboard.press('Control+v')
    },
    expectDone: page => expect(block(page, 'gain2')).toBeVisible(),
  },
  {
    name: 'cut',
    perform: async page => {
      await focusOn(page, 'integrator')
      await page.keyboard.press('Control+x')
    },
    expectDone: page => expect(block(page, 'integrator')).toHaveCount(0),
  },
  {
    name: 'duplicate',
    perform: async page => {
      await focusOn(page, 'gain')
      await page.keyboard.press('Control+Shift+d')
    },
    expectDone: page => expect(block(page, 'gain2')).toBeVisible(),
  },
  ...(['Control+r', 'Control+i'] as const).map(
    (key): Gesture => ({
      name: key === 'Control+r' ? 'rotate' : 'flip',
      perform: async page => {
        await focusOn(page, 'gain')
        await page.keyboard.press(key)
      },
      expectDone: page => isThere(page, WIRE),
    }),
  ),
  {
    name: 'nudge with the arrows',
    perform: async page => {
      await focusOn(page, 'gain')
      const before = await placeOf(page, 'gain')
      await page.keyboard.press('ArrowDown')
      await isMoved(page, 'gain', before)
    },
    expectDone: page => isThere(page, WIRE),
  },
  {
    name: 'align with the command palette',
    perform: async page => {
      await canvas(page).focus()
      await page.keyboard.press('Control+a')
      await command(page, 'Align left edges')
    },
    expectDone: page => isThere(page, WIRE),
  },
  {
    name: 'arrange',
    prepare: async page => {
      await focusOn(page, 'gain')
      for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Escape')
    },
    perform: page => page.keyboard.press('Control+Shift+l'),
    expectDone: page => isThere(page, WIRE),
  },
  ...(['out', 'through'] as const).map(
    (how): Gesture => ({
      name: `comment ${how}`,
      perform: async page => {
        await focusOn(page, 'gain')
        await page.keyboard.press(how === 'out' ? 'Control+Shift+x' : 'Control+Shift+y')
      },
      expectDone: page => expect(block(page, 'gain')).toHaveAccessibleName(new RegExp(`commented ${how}$`)),
    }),
  ),
  {
    name: 'make a subsystem',
    perform: async page => {
      await focusOn(page, 'gain')
      await page.keyboard.press('Control+g')
    },
    expectDone: page => expect(block(page, 'gain')).toHaveCount(0),
  },
  {
    name: 'expand a subsystem',
    prepare: async page => {
      await focusOn(page, 'gain')
      await page.keyboard.press('Control+g')
      await expect(block(page, 'gain')).toHaveCount(0)
    },
    perform: page => page.keyboard.press('Control+Shift+g'),
    expectDone: page => expect(block(page, 'gain')).toBeVisible(),
  },
  {
    name: 'name a signal',
    perform: async page => {
      await focusOn(page, 'gain')
      await page.keyboard.press('Alt+l')
      await page.keyboard.press('Shift+F2')
      await page.keyboard.type('level')
      await page.keyboard.press('Enter')
    },
    expectDone: page => expect(canvas(page).locator('.wire-name')).toHaveText('level'),
  },
  {
    name: 'rename with F2',
    perform: async page => {
      await focusOn(page, 'gain')
      await page.keyboard.press('F2')
      await page.keyboard.press('Control+a')
      await page.keyboard.type('k')
      await page.keyboard.press('Enter')
    },
    expectDone: page => expect(block(page, 'k')).toBeVisible(),
  },
  {
    name: 'take the end of a wire elsewhere',
    perform: async page => {
      await focusOn(page, 'gain')
      await page.keyboard.press('Alt+l')
      await page.keyboard.press('Alt+r')
      await port(page, 'display.u').focus()
      await page.keyboard.press('Enter')
    },
    expectDone: page => expect(canvas(page).getByTestId(/ -> display\.u$/)).toBeAttached(),
  },
]

for (const [how, gestures] of [
  ['mouse', BY_MOUSE],
  ['keyboard', BY_KEYBOARD],
] as const) {
  test.describe(`by ${how}`, () => {
    test('every gesture is one step of undo', async ({ page }) => {
      test.setTimeout(300_000)
      await drawBase(page)
      for (const { name, prepare, perform, expectDone } of gestures) {
        await test.step(name, async () => {
          const base = await look(page)
          if (prepare) await prepare(page)
          const before = await look(page)
          await perform(page)
          await expectDone(page)
          await expect.poll(() => look(page), `${name} changes the diagram`).not.toBe(before)
          const after = await look(page)
          await canvas(page).focus()
          await page.keyboard.press('Control+z')
          await expect.poll(() => look(page), `${name} is undone in one step`).toBe(before)
          await page.keyboard.press('Control+Shift+z')
          await expect.poll(() => look(page), `${name} is redone`).toBe(after)
          for (let left = 12; left > 0 && (await look(page)) !== base; left -= 1)
            await page.keyboard.press('Control+z')
          expect(await look(page)).toBe(base)
          await page.keyboard.press('Escape')
          await page.keyboard.press('Escape')
        })
      }
      await expect(button(page, 'Undo')).toBeEnabled()
    })
  })
}

test('pastes into a subsystem, and into another window', async ({ page, context }) => {
  await drawBase(page)
  await choose(page, 'scope')
  await page.keyboard.press('Control+g')
  await choose(page, 'gain')
  await page.keyboard.press('Control+c')
  await canvas(page)
    .getByLabel(/^Model block /)
    .dblclick()
  await expect(page.getByRole('navigation', { name: 'Context' }).getByRole('button')).toHaveCount(1)
  await page.keyboard.press('Control+v')
  await expect(block(page, 'gain')).toBeVisible()

  const other = await context.newPage()
  await createProject(other)
  await other.keyboard.press('Control+v')
  await expect(block(other, 'gain')).toBeVisible()
  await other.close()
})
