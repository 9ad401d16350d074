/**
 * Data stores: one value for all who know its name in the model of the Data Store Memory and in those that it uses. A Read
 * gives what the store held before the step; what a Write takes is there at the next step. So no order of computing
 * matters, and no Write may meet another at one instant.
 */
import type { BlockType } from '../block/block-type.ts'
import { defineBlock } from '../block/define-block.ts'
import { add, greater, isTrue, select, toReal } from '../block/elementwise.ts'
import { constant, type Expression, ExpressionError, truth } from '../block/expression.ts'
import { reshape } from '../block/matrix.ts'
import { matrixParameter, typeOfParameter } from '../block/parameter.ts'
import { describeType, hasSameShape, rowsOf, type Shape } from '../block/signal-type.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { suggest } from '../model/find.ts'
import type { BlockInstance } from '../model/project.ts'
import type { Source } from './activation.ts'
import type { FlatBlock } from './flat-block.ts'
import { join } from './path.ts'
import { listRole } from './roles.ts'
import { outward } from './tags.ts'
import type { Context } from './trace-source.ts'

function storeOf(block: BlockInstance): string {
  return block.parameters.store?.trim() || 'A'
}

const hidden = { summary: 'Part of a data store.', equation: 'x' }
const initial = matrixParameter('Initial value', '0')

/** The value itself; `isAlways` says of each Write whether it runs whenever the store does. */
export const createStore = (isAlways: readonly boolean[]) =>
  defineBlock({
    ...hidden,
    id: `engine/data-store ${isAlways.join()}`,
    name: 'Data Store Memory',
    parameters: { initial },
    inputs: () =>
      Object.fromEntries(isAlways.flatMap((_, i) => [`u${i}`, `on ${i}`].map(port => [port, '']))),
    outputs: { y: '' },
    period: () => 0,
    watch: () => ({ action: 'fail', message: 'Two Data Store Writes write to it at this instant.' }),
    behaviour: ({ p, inputs, discreteState }) => {
      const isRow = rowsOf(p.initial) === 1
      const value = discreteState('value', isRow ? reshape(p.initial, 1) : p.initial)
      const runs = isAlways.map((always, i) =>
        always ? truth(true) : isTrue(inputs[2 * i + 1] ?? truth(false)),
      )
      const next = runs.reduceRight<Expression>(
        (rest, run, i) => select(run, inputs[2 * i] ?? value, rest),
        value,
      )
      const count = runs.map(toReal).reduce<Expression>((a, b) => add(a, b), constant(0))
      const watch = runs.length > 1 ? { watch: toReal(greater(count, 1)) } : {}
      return { outputs: { y: value, ...watch }, updates: { value: next } }
    },
  })

/** What a Write writes into a store of a shape. */
export const createWrite = (shape: Shape) =>
  defineBlock({
    ...hidden,
    id: `engine/data-store-write ${shape.width} ${shape.columns}`,
    name: 'Data Store Write',
    inputs: { u: '' },
    outputs: { y: '' },
    behaviour: ({ u }) => {
      if (u.u.bus || (u.u.width > 1 && !hasSameShape(u.u, shape)))
        throw new ExpressionError(`its data store holds ${describeType(shape)}.`, [u.u])
      return { outputs: { y: toReal(u.u) } }
    },
  })

/** A block whose type is known only when all of the project has been seen. */
interface Reshaped extends FlatBlock {
  type: BlockType
  readonly sources: Record<string, Source | null>
}

interface Access {
  readonly context: Context
  readonly name: string
  readonly store: string
  /** Flat index of the nearest store of that name. */
  readonly index: number | undefined
}

/** Joins Reads and Writes to their stores. */
export function resolveStores(contexts: readonly Context[], blocks: readonly Reshaped[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const complain = (
    { context, name }: Pick<Access, 'context' | 'name'>,
    fault: Pick<Diagnostic, 'code' | 'message' | 'hint'>,
  ): void => {
    const place = { model: context.key, path: context.path, block: name, parameter: 'store' }
    diagnostics.push({ severity: 'error', ...fault, place })
  }
  const stores = new Map(contexts.map(context => [context, listStores(context, complain)]))
  const writes: Access[] = []
  for (const context of contexts) {
    const reads = listRole(context.roles, 'store-read')
    for (const { name, block } of [...reads, ...listRole(context.roles, 'store-write')]) {
      const store = storeOf(block)
      const around = outward(context)
      const level = around.find(at => stores.get(at)?.has(store))
      const index = level && stores.get(level)?.get(store)
      const access = { context, name, store, index }
      if (index === undefined) {
        const known = around.flatMap(at => [...(stores.get(at)?.keys() ?? [])])
        const near = suggest(store, known)
        complain(access, {
          code: 'unknown-store',
          message: `There is no data store "${store}" in this model or in one around it.`,
          hint: near ? `Did you mean "${near}"?` : 'Put a Data Store Memory of that name there.',
        })
      } else if (reads.some(read => read.name === name)) context.reads.set(name, { block: index, port: 'y' })
      else writes.push(access)
    }
  }
  for (const [index, own] of groupByStore(writes)) {
    const store = blocks[index]
    if (store) joinWrites(store, own, blocks, complain)
  }
  return diagnostics
}

type Complain = (
  at: Pick<Access, 'context' | 'name'>,
  fault: Pick<Diagnostic, 'code' | 'message' | 'hint'>,
) => void

function listStores(context: Context, complain: Complain): Map<string, number> {
  const stores = new Map<string, number>()
  const names = new Map<string, string>()
  for (const { name, block } of listRole(context.roles, 'store')) {
    const index = context.indices.get(name)
    if (index === undefined) continue
    const store = storeOf(block)
    const first = names.get(store)
    if (first !== undefined) {
      complain(
        { context, name },
        {
          code: 'duplicate-store',
          message: `The data store "${store}" is ${first} already.`,
          hint: 'Give one of them a name of its own.',
        },
      )
    }
    names.set(store, first ?? name)
    stores.set(store, stores.get(store) ?? index)
  }
  return stores
}

function groupByStore(writes: readonly Access[]): Map<number, Access[]> {
  const groups = new Map<number, Access[]>()
  for (const write of writes) {
    if (write.index === undefined) continue
    groups.set(write.index, [...(groups.get(write.index) ?? []), write])
  }
  return groups
}

function joinWrites(
  store: Reshaped,
  writes: readonly Access[],
  blocks: readonly Reshaped[],
  complain: Complain,
): void {
  const flags = writes.map(({ context }) => context.activation.active)
  const isAlways = flags.map(flag => flag === null || isSame(flag, store.activation.active))
  store.type = createStore(isAlways)
  const { width, columns } = typeOfParameter(store.values.initial)
  const shape = { width, columns: columns === width ? 1 : columns }
  writes.forEach((write, i) => {
    const index = write.context.indices.get(write.name)
    const block = index === undefined ? undefined : blocks[index]
    if (block) block.type = createWrite(shape)
    store.sources[`u${i}`] = index === undefined ? null : { block: index, port: 'y' }
    store.sources[`on ${i}`] = isAlways[i] ? null : (flags[i] ?? null)
    const other = writes.findIndex(
      (_, k) => k < i && (isAlways[k] || isAlways[i] || isSame(flags[k] ?? null, flags[i] ?? null)),
    )
    const first = writes[other]
    if (!first) return
    complain(write, {
      code: 'duplicate-store',
      message: `${join(first.context.path, first.name)} writes to the data store "${write.store}" at the same instants.`,
      hint: 'Choose between the signals with a Switch and write once, or put the Writes into models that exclude each other.',
    })
  })
}

function isSame(a: Source | null, b: Source | null): boolean {
  return a?.block === b?.block && a?.port === b?.port
}
