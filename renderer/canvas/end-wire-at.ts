/** A wire that was begun with a click or Enter ends at a block, as one that is dropped on it does. */
import type { DrawnBlock } from '../kernels/diagram.ts'
import { changeCanvas, type PortSide, useCanvasState } from './canvas-state.ts'
import { shownDiagram } from './shown-model.ts'

/** At the first port that can take it. Whether there was a wire. */
export function endWireAt(name: string, node: Element): boolean {
  const { wiringFrom } = useCanvasState.getState()
  const block = shownDiagram().blocks.get(name)
  if (wiringFrom === null || !block) return false
  const port = findFittingPort(block, wiringFrom)
  if (port === null) return true
  const kind = wiringFrom === 'output' ? 'input' : 'output'
  node.querySelector<HTMLElement>(`.port-${kind}[data-port="${CSS.escape(port)}"]`)?.click()
  return true
}

/** The first free input or the only one, or the first output; where there is none, that is said. */
export function findFittingPort(block: DrawnBlock, from: PortSide): string | null {
  const { name, inputs, outputs, openInputs } = block
  const input = openInputs[0] ?? (inputs.length === 1 ? inputs[0]?.name : undefined)
  const port = from === 'output' ? input : outputs[0]?.name
  if (port !== undefined) return port
  const isFull = from === 'output' && inputs.length > 0
  const notice = isFull
    ? `Each input of ${name} has a wire. End this one right at an input to take the place of the wire there.`
    : `${name} has no ${from === 'output' ? 'input' : 'output'}.`
  changeCanvas({ notice })
  return null
}
