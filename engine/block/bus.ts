/** Buses: signals of any type under names, nested as deep as one likes. A bus is calculated with only by its elements. */

import { arrange, retype } from './arrange.ts'
import { concatenate, rawElement } from './elements.ts'
import { type Expression, ExpressionError } from './expression.ts'
import { type Bus, type BusElement, describeType, hasSameShape, isSameBus, typeOf } from './signal-type.ts'

/** A bus of the given signals, in their order. */
export function createBus(signals: readonly (readonly [string, Expression])[]): Expression {
  const repeated = signals.find(([name], i) => signals.findIndex(([other]) => other === name) !== i)
  if (repeated) throw new ExpressionError(`Two elements of the bus are called ${repeated[0]}.`)
  if (signals.length === 0) throw new ExpressionError('A bus needs at least one element.')
  const bus = signals.map(([name, signal]): BusElement => ({ name, ...typeOf(signal) }))
  const operands = signals.map(([, signal]) => signal)
  const width = operands.reduce((sum, operand) => sum + operand.width, 0)
  return arrange(operands, { type: 'real', width, columns: 1, bus })
}

/** An element of a bus by its name, `motor.speed` for an element of an element. */
export function pickFromBus(signal: Expression, path: string): Expression {
  const { start, element } = locate(signal, path)
  const parts = Array.from({ length: element.width }, (_, i) => rawElement(signal, start + i))
  const { name, ...type } = element
  return retype(concatenate(parts), type)
}

/** The same bus with some of its elements, by name, replaced by signals of the same type. */
export function assignToBus(
  signal: Expression,
  assignments: readonly (readonly [string, Expression])[],
): Expression {
  const parts = Array.from({ length: signal.width }, (_, i) => rawElement(signal, i))
  for (const [path, given] of assignments) {
    const { start, element } = locate(signal, path)
    const value = given.width === 1 && !element.bus ? given : checkType(path, given, element)
    for (let i = 0; i < element.width; i += 1) parts[start + i] = rawElement(value, value.width === 1 ? 0 : i)
  }
  return arrange(parts, signal)
}

function checkType(path: string, given: Expression, element: BusElement): Expression {
  if (hasSameShape(given, element) && isSameBus(given.bus, element.bus)) return given
  throw new ExpressionError(
    `The element ${path} of the bus is ${describeType(element)}, but ${describeType(given)} is assigned to it.`,
    [given],
  )
}

function locate(signal: Expression, path: string): { start: number; element: BusElement } {
  let { bus } = signal
  if (!bus) {
    throw new ExpressionError(`${path} is to be picked from a bus, but ${describeType(signal)} arrives.`, [
      signal,
    ])
  }
  let start = 0
  let found: BusElement | undefined
  for (const name of path.split('.')) {
    const elements: Bus = bus ?? []
    const index = elements.findIndex(element => element.name === name)
    found = elements[index]
    if (!found) {
      throw new ExpressionError(
        `The bus has no element ${path}; it has ${listElements(signal.bus ?? []).join(', ')}.`,
        [signal],
      )
    }
    start += elements.slice(0, index).reduce((sum, element) => sum + element.width, 0)
    bus = found.bus
  }
  if (!found) throw new ExpressionError('The name of an element is missing.')
  return { start, element: found }
}

/** Full names of all elements that are no buses themselves. */
export function listElements(bus: Bus, prefix = ''): string[] {
  return bus.flatMap(({ name, bus: inner }) =>
    inner ? listElements(inner, `${prefix}${name}.`) : [`${prefix}${name}`],
  )
}
