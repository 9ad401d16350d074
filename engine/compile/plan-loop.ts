/** Algebraic loops: where to tear one, and in which order it is computed once the torn outputs are known. */
import { findCycle, findStrongComponents } from '../math/strong-components.ts'
import type { FlatBlock } from './flat-block.ts'
import { join } from './path.ts'
import type { Unit } from './unit.ts'

/** Members are unit indices. */
export interface Loop {
  readonly tears: readonly number[]
  readonly rest: readonly number[]
  /** `path/block.port` along the loop, the first again at the end. */
  readonly trail: readonly string[]
}

/** Whether a strongly connected component is more than one unit that does not need itself. */
export function isLoop(component: readonly number[], units: readonly Unit[]): boolean {
  const [first = 0] = component
  return component.length > 1 || (units[first]?.needs.includes(first) ?? false)
}

/** Tears at constraints, then at the narrowest outputs, the first drawn among equals, until what is left has an order. */
export function planLoop(
  component: readonly number[],
  units: readonly Unit[],
  blocks: readonly FlatBlock[],
): Loop {
  const tears = new Set(component.filter(unit => isConstraint(units[unit], blocks)))
  const findLoops = (): number[][] => {
    const left = component.filter(unit => !tears.has(unit))
    return orderWithin(left, units).filter(part => isLoop(part, units))
  }
  for (let loops = tears.size > 0 ? findLoops() : [[...component]]; loops.length > 0; loops = findLoops()) {
    for (const members of loops)
      tears.add([...members].sort((a, b) => widthOf(units, a) - widthOf(units, b) || a - b)[0] ?? 0)
  }
  const rest = component.filter(unit => !tears.has(unit))
  return {
    tears: [...tears],
    rest: orderWithin(rest, units).flat(),
    trail: traceLoop(component, units, blocks),
  }
}

/** Whether an output is to be found such that its expression is 0. */
export function isConstraint(unit: Unit | undefined, blocks: readonly FlatBlock[]): boolean {
  return unit !== undefined && blocks[unit.block]?.type.role === 'constraint'
}

/** Strongly connected components of some of the units, each after those that it needs. */
function orderWithin(members: readonly number[], units: readonly Unit[]): number[][] {
  const position = new Map(members.map((unit, index) => [unit, index]))
  const needs = members.map(unit => (units[unit]?.needs ?? []).flatMap(need => position.get(need) ?? []))
  return findStrongComponents(needs).map(part => part.map(index => members[index] ?? 0))
}

function widthOf(units: readonly Unit[], unit: number): number {
  return units[unit]?.expression.width ?? 1
}

function traceLoop(loop: readonly number[], units: readonly Unit[], blocks: readonly FlatBlock[]): string[] {
  const members = new Set(loop)
  const needed = findCycle(Math.min(...loop), unit =>
    (units[unit]?.needs ?? []).filter(next => members.has(next)),
  )
  return needed.reverse().map(index => {
    const unit = units[index]
    const block = unit ? blocks[unit.block] : undefined
    const element = unit?.element === undefined ? '' : `[${unit.element}]`
    return unit && block ? `${join(block.path, block.name)}.${unit.port}${element}` : ''
  })
}
