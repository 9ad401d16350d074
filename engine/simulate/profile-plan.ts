/** Which pieces of a Program make up the work of each block in a major step, and how often each is computed. */
import type { Expression } from '../block/expression.ts'
import { type Assignment, isLoop, type LoopSolution, type Program, type Rate } from '../compile/program.ts'

/** Computed at major steps that the rate hits, at every evaluation of the derivatives, or at every look at the guards. */
type Occasion = 'major' | 'minor' | 'held'

export interface Work {
  /** Index in `ProfilePlan.pieces`. */
  readonly piece: number
  readonly occasion: Occasion
  /** Times on each occasion. */
  readonly times: number
  /** Flag that must not be 0 for it to be computed at all. */
  readonly when: number | null
  readonly isInLoop: boolean
}

export interface ProfilePlan {
  /** Like pieces of several blocks are one. The first is empty: it tells what it costs to ask. */
  readonly pieces: readonly (readonly Assignment[])[]
  /** By block. */
  readonly work: readonly (readonly Work[])[]
}

/** Round a loop in one evaluation: before a Newton step and after it, with tangents for each unknown. */
const ROUNDS = 2

/** @param constants how often a major step computes what is constant: 0 where it stays for many steps */
export function planProfile(program: Program, constants: number): ProfilePlan {
  const pieces: (readonly Assignment[])[] = [[]]
  const known = new Map<string, number>()
  const idOf = createIds()
  const gathered = new Map<string, { block: number; work: Omit<Work, 'piece'>; list: Assignment[] }>()

  const add = (assignment: Assignment, work: Omit<Work, 'piece'>): void => {
    if (work.times === 0) return
    const { block } = assignment
    const key = [block, work.occasion, work.times, work.when, work.isInLoop].join(' ')
    const found = gathered.get(key)
    if (found) found.list.push(assignment)
    else gathered.set(key, { block, work, list: [assignment] })
  }
  const addLoop = (loop: LoopSolution, work: Omit<Work, 'piece'>): void => {
    const unknowns = loop.tears.reduce((sum, { width }) => sum + width, 0)
    const inLoop = { ...work, isInLoop: true }
    for (const assignment of loop.values) add(assignment, { ...inLoop, times: ROUNDS * work.times })
    for (const assignment of loop.tangents) add(assignment, { ...inLoop, times: unknowns * work.times })
  }

  for (const { rate, when, evaluations } of program.majorOutputs) {
    const work = { occasion: 'major', times: hitsPerStep(rate, constants), when, isInLoop: false } as const
    for (const evaluation of evaluations) {
      if (isLoop(evaluation)) addLoop(evaluation, work)
      else add(evaluation, work)
    }
  }
  for (const [occasion, segments] of [
    ['minor', program.minorOutputs],
    ['held', program.events?.heldOutputs ?? []],
  ] as const) {
    for (const { when, evaluations } of segments) {
      for (const evaluation of evaluations) {
        if (isLoop(evaluation)) addLoop(evaluation, { occasion, times: 1, when, isInLoop: false })
        else add(evaluation, { occasion, times: 1, when, isInLoop: false })
      }
    }
  }
  for (const assignment of program.derivatives)
    add(assignment, { occasion: 'minor', times: 1, when: null, isInLoop: false })
  for (const { rate, when, assignment, element } of program.updates) {
    const work = { occasion: 'major', times: hitsPerStep(rate, constants), when, isInLoop: false } as const
    add(assignment, work)
    if (element) add(element.index, work)
  }

  const work: Work[][] = program.blocks.map(() => [])
  for (const { block, work: done, list } of gathered.values()) {
    const key = list.map(({ expression, width }) => `${idOf(expression)} ${width}`).join(',')
    const piece = known.get(key) ?? pieces.push(list) - 1
    known.set(key, piece)
    work[block]?.push({ ...done, piece })
  }
  return { pieces, work }
}

function hitsPerStep({ period }: Rate, constants: number): number {
  if (period === Number.POSITIVE_INFINITY) return constants
  return 1 / Math.max(1, period)
}

function createIds(): (expression: Expression) => number {
  const ids = new Map<Expression, number>()
  return expression => {
    const id = ids.get(expression) ?? ids.size
    ids.set(expression, id)
    return id
  }
}
