/**
 * What an expression needs at the same instant, read off its graph: direct feedthrough, and whether it reads the time, the tick, the sample
 * interval or a history.
 */
import { INTERVAL } from '../block/behaviour.ts'
import { type Expression, visit } from '../block/expression.ts'

interface Leaves {
  readonly inputs: readonly string[]
  readonly readsTime: boolean
  readonly readsTick: boolean
  readonly readsInterval: boolean
  readonly readsHistory: boolean
}

/** Graphs never change, and uses of one block type share them. */
const known = new WeakMap<Expression, Leaves>()

function leavesOf(root: Expression): Leaves {
  const found = known.get(root)
  if (found) return found
  const inputs = new Set<string>()
  let readsTime = false
  let readsTick = false
  let readsInterval = false
  let readsHistory = false
  visit([root], node => {
    if (node.kind === 'input') inputs.add(node.name)
    if (node.kind === 'time') readsTime = true
    if (node.kind === 'tick') readsTick = true
    if (node.kind === 'history') readsHistory = true
    if (node.kind === 'parameter' && node.name === INTERVAL) readsInterval = true
  })
  const leaves = { inputs: [...inputs], readsTime, readsTick, readsInterval, readsHistory }
  known.set(root, leaves)
  return leaves
}

/** Inputs that the value of an expression depends on at the same instant. */
export function inputsOf(root: Expression): readonly string[] {
  return leavesOf(root).inputs
}

export function readsTime(root: Expression): boolean {
  return leavesOf(root).readsTime
}

export function readsTick(root: Expression): boolean {
  return leavesOf(root).readsTick
}

export function readsInterval(root: Expression): boolean {
  return leavesOf(root).readsInterval
}

export function readsHistory(root: Expression): boolean {
  return leavesOf(root).readsHistory
}
