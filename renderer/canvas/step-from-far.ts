/**
 * Tab from block to block where some are elements of React Flow's and others our own, in two places of the page: by the order
 * of the diagram, as when they are all React Flow's.
 */
import type { KeyboardEvent } from 'react'
import type { Diagram } from '../kernels/diagram.ts'

const STOPS = '[tabindex="0"]'

export function stepFromFar(event: KeyboardEvent<HTMLElement>, { blocks }: Diagram): void {
  const { key, target, currentTarget, shiftKey } = event
  if (key !== 'Tab' || !(target instanceof HTMLElement)) return
  const block = target.closest<HTMLElement>('.react-flow__node')
  if (!block) return
  const own = listStops(block)
  const edge = shiftKey ? own[0] : own.at(-1)
  // From a field in a block, and between a block and its ports, Tab goes as it always does.
  if (target !== edge) return
  const names = [...blocks.keys()]
  const next = names[names.indexOf(block.dataset.id ?? '') + (shiftKey ? -1 : 1)]
  const element = next === undefined ? null : findElement(currentTarget, next)
  const stops = element ? listStops(element) : []
  const stop = shiftKey ? stops.at(-1) : stops[0]
  if (!stop) return
  event.preventDefault()
  stop.focus({ preventScroll: true })
}

function findElement(canvas: HTMLElement, block: string): HTMLElement | null {
  return canvas.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(block)}"]`)
}

function listStops(block: HTMLElement): HTMLElement[] {
  return [block, ...block.querySelectorAll<HTMLElement>(STOPS)].filter(element => element.matches(STOPS))
}
