/** What of a Program stands in no group of fused parts. */
import { visit } from '../../block/expression.ts'
import { type Assignment, isLoop, type Program } from '../../compile/program.ts'
import type { FusedGroup, Split } from './fused-parts.ts'
import { joinRanges, type Range } from './ranges.ts'

/** Whether nothing but time passes outside the groups. */
export function standsAlone(program: Program, { groups, isFused }: Split): boolean {
  const isStill = program.majorOutputs.every(
    ({ rate, when, evaluations }) =>
      (rate.period === Number.POSITIVE_INFINITY && when === null) ||
      evaluations.every(({ block }) => isFused[block]),
  )
  return isStill && program.updates.length === 0 && listRestStates(program, groups).length === 0
}

/** What minor evaluations compute of it, loops aside. */
export function listRestMinor({ minorOutputs, derivatives }: Program, { isFused }: Split): Assignment[] {
  const evaluations = minorOutputs.flatMap(segment => segment.evaluations)
  return [...evaluations.flatMap(each => (isLoop(each) ? [] : [each])), ...derivatives].filter(
    ({ block }) => !isFused[block],
  )
}

/** The Program without what stands in groups; what is constant stays. */
export function keepRest(program: Program, isFused: Split['isFused']): Program {
  const stays = ({ block }: { block: number }): boolean => !isFused[block]
  return {
    ...program,
    start: [],
    jacobian: null,
    majorOutputs: program.majorOutputs.flatMap(segment => {
      const isConstant = segment.rate.period === Number.POSITIVE_INFINITY
      const evaluations = isConstant ? segment.evaluations : segment.evaluations.filter(stays)
      return evaluations.length > 0 ? [{ ...segment, evaluations }] : []
    }),
    minorOutputs: program.minorOutputs.map(segment => ({
      ...segment,
      evaluations: segment.evaluations.filter(stays),
    })),
    derivatives: program.derivatives.filter(stays),
  }
}

export function listFusedOutputs(program: Program, isFused: Split['isFused']): Assignment[] {
  return program.majorOutputs.flatMap(({ rate, evaluations }) =>
    rate.period === Number.POSITIVE_INFINITY
      ? []
      : evaluations.flatMap(evaluation =>
          !isLoop(evaluation) && isFused[evaluation.block] ? [evaluation] : [],
        ),
  )
}

export function listRestStates(program: Program, groups: readonly FusedGroup[]): Range[] {
  const { address, length } = program.sections.continuousStates
  const isTaken = new Uint8Array(length)
  for (const { states, count, strideOf } of groups) {
    for (const state of states) {
      for (let i = 0; i < count; i += 1) isTaken[state + i * strideOf(state) - address] = 1
    }
  }
  const free: Range[] = []
  isTaken.forEach((taken, i) => {
    if (!taken) free.push({ address: address + i, length: 1 })
  })
  return joinRanges(free)
}

/** What one evaluation of all that stands in no group costs, in the measure of the groups. */
export function countRest(program: Program, { isFused }: Split): number {
  const roots = [...program.outputs, ...program.derivatives]
    .filter(({ block }) => !isFused[block])
    .map(({ expression }) => expression)
  let cost = 0
  for (const root of roots) {
    visit([root], node => {
      cost += node.width
    })
  }
  return cost
}
