/** What can be done to wires without a pointer; the arrow keys move the main part of a chosen one. */
import type { PortReference } from '../../engine/index.ts'
import type { Command } from '../stores/commands.ts'
import { useView } from '../stores/view-store.ts'
import { listBent, straightenSelected } from './bend-wire.ts'
import { changeCanvas } from './canvas-state.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import { nameSignalOf } from './name-signal.ts'
import { listPinnable, pinValues } from './pin-value.ts'
import { currentSelection } from './selection.ts'
import { shownDiagram } from './shown-model.ts'

const hasWire = (): boolean => currentSelection().connections.length > 0
const hasOnlyWires = (): boolean => hasWire() && currentSelection().blocks.length === 0

export function listWireCommands(pointsOf: FlowKeeper['pointsOf']): readonly Command[] {
  return [
    {
      id: 'wire.begin',
      title: 'Draw a wire from the block',
      group: 'Edit',
      ownKeys: ['Enter on a port'],
      run: beginWire,
      isEnabled: () => findFirstPort() !== undefined,
    },
    {
      id: 'wire.select',
      title: 'Select the next wire',
      group: 'Edit',
      keys: ['Alt+L'],
      run: selectNextWire,
      isEnabled: () => shownDiagram().connections.length > 0,
    },
    {
      id: 'wire.name',
      title: 'Name the signal of the wire',
      group: 'Edit',
      keys: ['Shift+F2'],
      run: () => {
        const [wire] = currentSelection().connections
        if (wire !== undefined) nameSignalOf(shownDiagram(), wire, pointsOf(wire), null)
      },
      isEnabled: hasWire,
    },
    {
      id: 'wire.reconnect-end',
      title: 'Take the end of the wire to another input',
      group: 'Edit',
      keys: ['Alt+R'],
      run: () => rewire('to'),
      isEnabled: hasOnlyWires,
    },
    {
      id: 'wire.reconnect-start',
      title: 'Take the start of the wire to another output',
      group: 'Edit',
      keys: ['Alt+Shift+R'],
      run: () => rewire('from'),
      isEnabled: hasOnlyWires,
    },
    {
      id: 'view.pin-value',
      title: 'Pin or unpin the value of the wire',
      group: 'View',
      keys: ['P', 'Alt+Shift+V'],
      run: pinValues,
      isEnabled: () => listPinnable().length > 0,
    },
    {
      id: 'view.values',
      title: 'Values at outputs',
      group: 'View',
      keys: ['Alt+V'],
      run: () => useView.getState().toggleValues(),
      isOn: () => useView.getState().showsValues,
    },
    {
      id: 'wire.straighten',
      title: 'Let the wire find its own way',
      group: 'Arrange',
      run: straightenSelected,
      isEnabled: () => listBent().length > 0,
    },
  ]
}

/** One after the other: of the block that is chosen or has the keyboard, else of all; from a wire elsewhere on from there. */
function selectNextWire(): void {
  const { connections } = shownDiagram()
  const { blocks, connections: chosen } = currentSelection()
  const focused = document.activeElement?.closest<HTMLElement>('.react-flow__node')?.dataset.id
  const around = blocks.length > 0 || focused === undefined ? blocks : [focused]
  const own = connections.filter(({ from, to }) => around.includes(from.block) || around.includes(to.block))
  const isChosen = ({ id }: { readonly id: string }) => id === chosen[0]
  const offered = own.length > 0 && (chosen.length === 0 || own.some(isChosen)) ? own : connections
  const next = offered[(offered.findIndex(isChosen) + 1) % offered.length]
  if (next) useView.getState().select({ connections: [next.id] })
}

/** Begins a wire at the end that stays, as a click on its port does; the wire goes to the port that is chosen next. */
function rewire(moved: 'from' | 'to'): void {
  const [wire] = currentSelection().connections
  const connection = shownDiagram().connections.find(({ id }) => id === wire)
  if (wire === undefined || !connection) return
  if (moved === 'to') pressPort(connection.from, 'source')
  else pressPort(connection.to, 'target')
  changeCanvas({ rewiring: wire })
}

/** From its output, or to its input where it has no output, as with Enter on that port. */
function beginWire(): void {
  const first = findFirstPort()
  if (first) pressPort(first, first.side)
}

function findFirstPort(): (PortReference & { readonly side: 'source' | 'target' }) | undefined {
  const [name, ...others] = currentSelection().blocks
  const block = name === undefined || others.length > 0 ? undefined : shownDiagram().blocks.get(name)
  const [output] = block?.outputs ?? []
  const port = output ?? block?.inputs[0]
  return block && port && { block: block.name, port: port.name, side: output ? 'source' : 'target' }
}

function pressPort({ block, port }: PortReference, side: 'source' | 'target'): void {
  const handle = document.querySelector<HTMLElement>(
    `.react-flow__handle.${side}[data-nodeid="${CSS.escape(block)}"][data-handleid="${CSS.escape(port)}"]`,
  )
  handle?.click()
  handle?.focus()
}
