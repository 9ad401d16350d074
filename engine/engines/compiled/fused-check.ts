/**
 * Whether all is well with a fused part at a point: sum := sum + (y - y) over its outputs, 0 as long as all are finite, and
 * 1 for each watch that is not 0.
 */
import type { FusedPart } from './fused-function.ts'
import { OP, SIMD_INSTRUCTIONS } from './instructions.ts'
import type { KernelCode } from './kernel-code.ts'
import type { Value } from './kernel-writer.ts'
import { get, set, simd } from './snippets.ts'

export function emitCheck(
  code: KernelCode,
  { outputs, watched }: FusedPart,
  cells: ReadonlyMap<number, Value>,
  sum: number,
): void {
  const candidates = new Map<number, Value>()
  for (const { address, width } of outputs) {
    for (let i = 0; i < width; i += 1) {
      const value = cells.get(address + i)
      if (value && !value.isTruth && !value.isSteady) candidates.set(value.id, value)
    }
  }
  const ends = pickEnds(candidates, code.spreads)
  const raised = watched.flatMap(address => {
    const value = cells.get(address)
    return value ? [code.operate('notEqual', [value, code.constant(0)])] : []
  })
  const differences = ends.map(value => code.operate('subtract', [value, value]))
  const total = addInPairs(code, [...differences, ...raised])
  if (!total) return
  code.write(get(sum))
  code.pushReal(total)
  code.write([...(code.lanes === 2 ? simd(SIMD_INSTRUCTIONS.add ?? 0) : [OP.f64Add]), ...set(sum)])
}

/** Values but for those that would spread to another: that other one shows it. By number, the last first. */
function pickEnds(candidates: ReadonlyMap<number, Value>, spreads: KernelCode['spreads']): readonly Value[] {
  const reaches = new Map<number, number[]>()
  let last = 0
  for (const [from, to] of spreads) {
    const list = reaches.get(from)
    if (list) list.push(to)
    else reaches.set(from, [to])
    last = Math.max(last, to)
  }
  for (const id of candidates.keys()) last = Math.max(last, id)
  const isSeen = new Uint8Array(last + 1)
  const picked: Value[] = []
  for (let id = last; id >= 0; id -= 1) {
    const candidate = candidates.get(id)
    const isSpread = reaches.get(id)?.some(to => isSeen[to] === 1) ?? false
    if (candidate && !isSpread) picked.push(candidate)
    if (candidate || isSpread) isSeen[id] = 1
  }
  return picked
}

/** As a tree: additions side by side do not wait for each other. */
function addInPairs(code: KernelCode, values: readonly Value[]): Value | undefined {
  let waiting = values
  while (waiting.length > 1) {
    const pairs: Value[] = []
    for (let i = 0; i < waiting.length; i += 2) {
      const [left, right] = [waiting[i], waiting[i + 1]]
      if (left) pairs.push(right ? code.operate('add', [left, right]) : left)
    }
    waiting = pairs
  }
  return waiting[0]
}
