/** Nodes that compiled code calls for: tables, arrays and histories in memory, and plain functions. */
import type { Call, Expression, History, Lookup, Read } from '../../block/expression.ts'
import type { Calls } from '../calls.ts'
import { lookupVariant } from '../interpolate.ts'
import { CALL_OUT_INDEX, memoryImportIndex } from './operation-imports.ts'
import { each, pick, type ScalarWriter, type Value } from './scalar-writer.ts'

/** Doubles behind the program's memory: tables that are computed or constant must stand somewhere. */
export interface TableSpace {
  readonly reserve: (width: number) => number
  readonly calls: Calls
}

/** What calling takes of the expression round it. */
interface CallSetting {
  readonly writer: ScalarWriter
  readonly tables: TableSpace
  /** Whose behaviour it is. */
  readonly block: number
  readonly values: (node: Expression) => readonly Value[]
  /** The address of a node that must stand in memory, one double after the other. */
  readonly placeTable: (node: Expression) => number
}

export function interpolate({ writer, values, placeTable }: CallSetting, node: Lookup): Value[] {
  const table = [placeTable(node.xs), placeTable(node.ys), node.xs.width, lookupVariant(node)]
  return values(node.x).map(x => {
    writer.pushReal(x)
    table.forEach(writer.pushInteger)
    writer.call(memoryImportIndex('interpolate'))
    return writer.keep(false)
  })
}

export function readElement({ writer, values, placeTable }: CallSetting, node: Read): Value[] {
  const { array, index, elementWidth, width } = node
  const address = placeTable(array)
  const at = values(index)
  return each(width, i => {
    writer.pushReal(pick(at, i))
    const lane = elementWidth === 1 ? 0 : i
    for (const value of [address + lane, array.width / elementWidth, elementWidth]) writer.pushInteger(value)
    writer.call(memoryImportIndex('readArray'))
    return writer.keep(false)
  })
}

export function readHistory({ writer, values, placeTable }: CallSetting, node: History): Value[] {
  const [times, first] = [placeTable(node.times), placeTable(node.values)]
  const isSlope = node.result === 'slope' ? 1 : 0
  const at = values(node.at)
  const written = pick(values(node.written), 0)
  return each(node.width, i => {
    writer.pushReal(pick(at, i))
    writer.pushReal(written)
    const lane = node.elementWidth === 1 ? 0 : i
    for (const value of [times, first + lane, node.times.width, node.elementWidth, isSlope])
      writer.pushInteger(value)
    writer.call(memoryImportIndex('recall'))
    return writer.keep(false)
  })
}

/** Calls of plain functions go out by the same way as other call-outs, with numbers from -1 downwards. */
export function callPlain({ writer, tables, block, values }: CallSetting, node: Call): Value[] {
  const given = node.operands.flatMap(operand => each(operand.width, i => pick(values(operand), i)))
  const operands = tables.reserve(given.length)
  given.forEach((value, i) => {
    writer.store(operands + i, value)
  })
  const result = tables.reserve(node.width)
  writer.pushInteger(-1 - tables.calls.add(node, block, operands, result))
  writer.call(CALL_OUT_INDEX)
  return each(node.width, i => writer.load(result + i))
}
