/**
 * When each drawn block computes, and as which of all: for the colours of sample times and the numbers of the execution
 * order. A block has one number for each run of its outputs in the schedule; what records or passes on has none.
 */
import type { Program, ProgramBlock } from './program.ts'

export type TimingRate =
  | { readonly kind: 'continuous' }
  | { readonly kind: 'discrete'; readonly periodSeconds: number; readonly offsetSeconds: number }
  /** By the triggered model's path. */
  | { readonly kind: 'triggered'; readonly by: string }
  | { readonly kind: 'constant' }
  /** Of a Model block in which there are several. */
  | { readonly kind: 'hybrid' }

export interface BlockTiming {
  /** Index in `Timing.rates`. */
  readonly rate: number
  /** From 1; of a Model block the first and the last of what stands in it. */
  readonly order: readonly number[]
  /** A Model block, which is not computed itself. */
  readonly isModel: boolean
}

export interface Timing {
  /** Continuous first, then discrete from the fastest to the slowest, triggered, constant, hybrid. */
  readonly rates: readonly TimingRate[]
  /** By path and name. */
  readonly blocks: readonly (readonly [name: string, timing: BlockTiming])[]
  /** Rates of the outputs that no block computes, by `path/block.port`. */
  readonly passed: readonly (readonly [output: string, rate: number])[]
}

const KINDS = ['continuous', 'discrete', 'triggered', 'constant', 'hybrid'] as const

export function describeTiming(program: Program): Timing {
  const found = new Map<string, TimingRate>()
  const keep = (rate: TimingRate): string => {
    const key = JSON.stringify(rate)
    if (!found.has(key)) found.set(key, rate)
    return key
  }
  const own = program.blocks.map(block => rateOf(block, program.step))
  const keyOf = (block: number): string => keep(own[block] ?? { kind: 'continuous' })
  const orders = numberBlocks(program)
  const drafts = new Map<string, { key: string; order: number[]; isModel: boolean }>()
  program.blocks.forEach(({ path, name, isDrawn }, index) => {
    if (!isDrawn) return
    const key = keyOf(index)
    const order = orders[index] ?? []
    drafts.set(path === '' ? name : `${path}/${name}`, { key, order, isModel: false })
    for (const around of pathsAround(path)) {
      const model = drafts.get(around)
      if (!model) {
        drafts.set(around, { key, order: order.length > 0 ? spanOf(order) : [], isModel: true })
        continue
      }
      model.order = spanOf([...model.order, ...order])
      if (model.key !== key && found.get(key)?.kind !== 'constant')
        model.key = found.get(model.key)?.kind === 'constant' ? key : keep({ kind: 'hybrid' })
    }
  })
  const passed = [...program.passed].map(([output, block]) => [output, keyOf(block)] as const)
  const rates = [...found.values()].sort(compareRates)
  const indices = new Map(rates.map((rate, index) => [JSON.stringify(rate), index]))
  return {
    rates,
    blocks: [...drafts].map(([name, { key, order, isModel }]) => [
      name,
      { rate: indices.get(key) ?? 0, order, isModel },
    ]),
    passed: passed.map(([output, key]) => [output, indices.get(key) ?? 0]),
  }
}

function rateOf({ rate, trigger }: ProgramBlock, step: number): TimingRate {
  if (rate.period === Number.POSITIVE_INFINITY) return { kind: 'constant' }
  if (trigger !== null) return { kind: 'triggered', by: trigger }
  if (rate.period === 0) return { kind: 'continuous' }
  const seconds = (ticks: number): number => Number((ticks * step).toPrecision(12))
  return { kind: 'discrete', periodSeconds: seconds(rate.period), offsetSeconds: seconds(rate.offset) }
}

/** By block. */
function numberBlocks({ blocks, outputs }: Program): readonly number[][] {
  const orders = blocks.map((): number[] => [])
  let last = -1
  let number = 0
  for (const { block } of outputs) {
    if (block === last || !blocks[block]?.isDrawn) continue
    last = block
    number += 1
    orders[block]?.push(number)
  }
  return orders
}

/** `a/b`, `a`. */
function pathsAround(path: string): string[] {
  const all: string[] = []
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) all.push(at)
  return all
}

function spanOf(order: readonly number[]): number[] {
  return order.length === 0 ? [] : [...new Set([Math.min(...order), Math.max(...order)])]
}

function compareRates(a: TimingRate, b: TimingRate): number {
  if (a.kind === 'discrete' && b.kind === 'discrete')
    return a.periodSeconds - b.periodSeconds || a.offsetSeconds - b.offsetSeconds
  if (a.kind === 'triggered' && b.kind === 'triggered') return a.by < b.by ? -1 : 1
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)
}
