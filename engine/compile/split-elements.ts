/**
 * Loops are found on scalars: a Mux and a Demux on a ring close none where each element goes its own way. Outputs of a
 * component that are made element by element are taken apart here; what reads or makes a vector as one stays one.
 */
import { rawElement } from '../block/elements.ts'
import { type Expression, operandsOf } from '../block/expression.ts'
import { findStrongComponents } from '../math/strong-components.ts'
import type { Unit } from './unit.ts'

interface Surroundings {
  readonly units: readonly Unit[]
  /** The unit that feeds an input of a unit's block. */
  readonly sourceOf: (unit: number, port: string) => number | undefined
  /** Takes a piece of a unit up among the units; its index. */
  readonly add: (piece: Unit) => number
}

/** One scalar of a unit, or all of one that stays whole. */
interface Piece {
  readonly unit: number
  readonly element: number | null
  readonly expression: Expression
}

/** The component's units or pieces of them, as components in order. */
export function splitElements(
  component: readonly number[],
  { units, sourceOf, add }: Surroundings,
): number[][] {
  const whole = [[...component]]
  if (component.every(unit => (units[unit]?.expression.width ?? 1) === 1)) return whole
  const pieces = component.flatMap(unit => takeApart(unit, units))
  const byUnit = new Map(component.map(unit => [unit, [] as number[]]))
  pieces.forEach(({ unit }, i) => {
    byUnit.get(unit)?.push(i)
  })
  const needs = pieces.map(piece => {
    const found = new Set<number>()
    const reached = new Set<number>()
    for (const { port, element } of scalarsIn(piece.expression)) {
      const source = sourceOf(piece.unit, port)
      const of = source === undefined ? undefined : byUnit.get(source)
      if (source === undefined || !of) continue
      reached.add(source)
      const one = element === null || of.length === 1 ? undefined : of[element]
      for (const i of one === undefined ? of : [one]) found.add(i)
    }
    // What it needs besides its inputs: flags.
    for (const need of units[piece.unit]?.needs ?? [])
      if (!reached.has(need) && !isRead(piece.unit, need))
        for (const i of byUnit.get(need) ?? []) found.add(i)
    return [...found]
  })
  const components = findStrongComponents(needs)
  if (components.length === 1) return whole

  const outside = (unit: number): number[] => (units[unit]?.needs ?? []).filter(need => !byUnit.has(need))
  const indices: number[] = []
  for (const part of components)
    for (const i of part) {
      const piece = pieces[i]
      const unit = piece && units[piece.unit]
      if (!piece || !unit) continue
      const { element, expression } = piece
      const own = { ...unit, needs: outside(piece.unit), whole: piece.unit }
      indices[i] = add(element === null ? own : { ...own, expression, element })
    }
  pieces.forEach((_, i) => {
    const piece = units[indices[i] ?? -1]
    piece?.needs.push(...(needs[i] ?? []).flatMap(need => indices[need] ?? []))
  })
  return components.map(part => part.flatMap(i => indices[i] ?? []))

  function isRead(unit: number, need: number): boolean {
    const expression = units[unit]?.expression
    return expression !== undefined && scalarsIn(expression).some(({ port }) => sourceOf(unit, port) === need)
  }
}

function takeApart(unit: number, units: readonly Unit[]): Piece[] {
  const expression = units[unit]?.expression
  if (!expression) return []
  const known = new Map<Expression, (Expression | null)[]>()
  const scalars = Array.from({ length: expression.width }, (_, i) => elementOf(expression, i, known))
  if (expression.width === 1 || scalars.includes(null)) return [{ unit, element: null, expression }]
  return scalars.flatMap((scalar, element) => (scalar ? [{ unit, element, expression: scalar }] : []))
}

/** Element i as an expression of scalars; null where the vector is made as one. */
function elementOf(
  node: Expression,
  i: number,
  known: Map<Expression, (Expression | null)[]>,
): Expression | null {
  if (node.width === 1) return node
  const list = known.get(node) ?? []
  known.set(node, list)
  const found = list[i]
  if (found !== undefined) return found
  const made = make()
  list[i] = made
  return made

  function make(): Expression | null {
    switch (node.kind) {
      case 'constant':
      case 'input':
      case 'parameter':
      case 'state':
        return rawElement(node, i)
      case 'concatenation': {
        let rest = i
        for (const part of node.operands) {
          if (rest < part.width) return elementOf(part, rest, known)
          rest -= part.width
        }
        return null
      }
      case 'operation': {
        const operands = node.operands.map(operand => elementOf(operand, i, known))
        const scalars = operands.filter(operand => operand !== null)
        if (scalars.length < operands.length) return null
        return {
          kind: 'operation',
          operation: node.operation,
          type: node.type,
          width: 1,
          columns: 1,
          operands: scalars,
        }
      }
      default:
        return null
    }
  }
}

/** The inputs that an expression reads, by element; null for all of one. */
function scalarsIn(root: Expression): { readonly port: string; readonly element: number | null }[] {
  const found: { port: string; element: number | null }[] = []
  const seen = new Set<Expression>()
  const walk = (node: Expression): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'input') found.push({ port: node.name, element: node.width === 1 ? 0 : null })
    else if (node.kind === 'element' && node.operand.kind === 'input')
      found.push({ port: node.operand.name, element: node.index })
    else for (const operand of operandsOf(node)) walk(operand)
  }
  walk(root)
  return found
}
