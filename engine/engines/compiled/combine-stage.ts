/** The arithmetic of a fixed-step method between two evaluations: slopes are kept, states move on to the next point. */
import type { StepPlan } from '../engine.ts'
import { OP, SIMD_CONST, SIMD_INSTRUCTIONS } from './instructions.ts'
import { forEach } from './over-range.ts'
import { partOf, type Range } from './ranges.ts'
import { get, real, set, simd } from './snippets.ts'
import { double, F64, functionBody, I32, V128 } from './wasm-binary.ts'

/** States, and where their values at the begin of the step and their slopes by stage are kept. */
interface Kept extends Range {
  readonly start: number
  readonly slopes: readonly number[]
}

/** Of the function that the code stands in. */
interface Locals {
  readonly offset: number
  readonly slope: number
  readonly slopePair: number
}

export interface Combine {
  /** What follows the evaluation of a stage. */
  readonly emit: (stage: number, locals: Locals) => number[]
  /** The same as functions without parameters, one for each part of the states. */
  readonly share: (stage: number, parts: number) => Uint8Array[]
}

export function planCombine(
  { method: { a, b }, stepSeconds }: StepPlan,
  states: readonly Range[],
  derivativeOffset: number,
  reserve: (width: number) => number,
): Combine {
  const last = b.length - 1
  const isUsedLater = (stage: number): boolean =>
    Boolean(b[stage]) || a.some((row, next) => next > stage + 1 && Boolean(row[stage]))
  const kept = states.map(({ address, length }) => ({
    address,
    length,
    start: reserve(length),
    slopes: b.map((_, stage) => (stage < last ? reserve(length) : 0)),
  }))

  const emitRange = (stage: number, range: Kept, { offset, slope, slopePair }: Locals): number[] =>
    forEach(range, offset, (isPair, load, store) => {
      const weights = stage === last ? b : (a[stage + 1] ?? [])
      const constant = (value: number): number[] =>
        isPair ? simd(SIMD_CONST, ...double(value), ...double(value)) : real(value)
      const add = isPair ? simd(SIMD_INSTRUCTIONS.add ?? 0) : [OP.f64Add]
      const multiply = isPair ? simd(SIMD_INSTRUCTIONS.multiply ?? 0) : [OP.f64Multiply]
      const present = isPair ? slopePair : slope
      const code: number[] = []
      if (stage === 0) code.push(...store(range.start, load(range.address)))
      code.push(...load(range.address + derivativeOffset), ...set(present))
      if (stage < last && isUsedLater(stage)) code.push(...store(range.slopes[stage] ?? 0, get(present)))
      const products = weights.flatMap((weight, j) =>
        weight
          ? [
              [
                ...constant(stepSeconds * weight),
                ...(j === stage ? get(present) : load(range.slopes[j] ?? 0)),
                ...multiply,
              ],
            ]
          : [],
      )
      const [first, ...rest] = products
      const point = first
        ? [...load(range.start), ...first, ...rest.flatMap(product => [...product, ...add]), ...add]
        : load(range.start)
      code.push(...store(range.address, point))
      return code
    })

  return {
    emit: (stage, locals) => kept.flatMap(range => emitRange(stage, range, locals)),
    share: (stage, parts) =>
      Array.from({ length: parts }, (_, part) => {
        const code = kept.flatMap(range => {
          const own = partOfKept(range, part, parts)
          return own.length > 0 ? emitRange(stage, own, { offset: 0, slope: 1, slopePair: 2 }) : []
        })
        return functionBody([I32, F64, V128], [...code, OP.end])
      }),
  }
}

function partOfKept(range: Kept, part: number, parts: number): Kept {
  const own = partOf(range, part, parts)
  const from = own.address - range.address
  return { ...own, start: range.start + from, slopes: range.slopes.map(slope => slope + from) }
}
