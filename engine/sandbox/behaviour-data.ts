/** A behaviour as it crosses the border of the sandbox: a table of nodes (`guest.ts`), operands before those that use them. */
import { z } from 'zod'
import { OPERATIONS, type OperationName } from '../block/operations.ts'
import type { Bus } from '../block/signal-type.ts'
import { isOwnName } from './description.ts'
import { MOST_NODES, MOST_NUMBERS, MOST_WIDTH } from './limits.ts'

const index = z.number().int().min(0)
const operands = z.array(index).max(MOST_WIDTH)
const elementWidth = index.min(1).max(MOST_WIDTH)
/** JSON has no NaN and no infinity; they come as null and are refused. */
const value = z.number({ error: 'a constant must be a finite number' })
const type = z.enum(['real', 'boolean'])
const size = index.min(1).max(MOST_WIDTH)
const columns = size.default(1)
const bus: z.ZodType<Bus> = z.lazy(() =>
  z.array(z.object({ name: z.string(), type, width: size, columns, bus: bus.optional() })).max(MOST_WIDTH),
) as z.ZodType<Bus>
const leaf = z.object({ name: z.string(), width: index.max(MOST_WIDTH), type })
const isOperation = (name: string): name is OperationName => Object.hasOwn(OPERATIONS, name)

const node = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('constant'),
    values: z.array(value).min(1).max(MOST_WIDTH),
    type,
    columns,
  }),
  z.object({ kind: z.literal('time') }),
  z.object({ kind: z.literal('tick') }),
  leaf.extend({ kind: z.literal('input') }),
  leaf.extend({ kind: z.literal('parameter') }),
  leaf.extend({ kind: z.literal('state') }),
  z.object({
    kind: z.literal('operation'),
    operation: z.string().refine(isOperation, 'is no operation'),
    operands,
  }),
  z.object({ kind: z.literal('element'), index, operands }),
  z.object({ kind: z.literal('concatenation'), operands, type, columns, bus: bus.optional() }),
  z.object({
    kind: z.literal('call'),
    callee: z.object({ name: z.string().max(40) }),
    width: index.min(1).max(MOST_NUMBERS),
    columns,
    operands: z.array(index).max(100),
  }),
  z.object({ kind: z.literal('dot'), operands }),
  z.object({
    kind: z.literal('lookup'),
    method: z.enum(['linear', 'nearest', 'previous']),
    ends: z.enum(['clip', 'extrapolate']),
    operands,
  }),
  z.object({ kind: z.literal('read'), elementWidth, operands }),
  z.object({
    kind: z.literal('history'),
    elementWidth,
    result: z.enum(['value', 'slope']),
    operands,
  }),
])
export type NodeData = z.infer<typeof node>

const stateName = z.string().max(40).refine(isOwnName, 'is reserved')
const table = z.record(stateName, index)
export const behaviourData = z.object({
  nodes: z.array(node).max(MOST_NODES),
  outputs: table,
  derivatives: table,
  updates: z.record(stateName, z.union([index, z.object({ index, value: index })])),
  nextEvent: index.optional(),
  states: z.record(
    stateName,
    z.object({
      initial: index,
      kind: z.enum(['continuous', 'discrete']),
      width: size,
      columns,
      elementWidth: elementWidth.optional(),
    }),
  ),
})
export type BehaviourData = z.infer<typeof behaviourData>
