/** Tells which modes no longer hold, from the guards' values in a run's memory. */
import type { GuardRule } from '../compile/mode-rules.ts'
import type { Guard } from '../compile/program.ts'

export interface GuardWatch {
  /** Guards, one for each element. */
  readonly count: number
  /** The first whose mode does not hold, from this one on; -1 where all hold. */
  readonly findBroken: (from: number) => number
  /** The guards' values, or margins. */
  readonly read: (into: Float64Array) => void
  readonly readValues: (into: Float64Array) => void
  /** By guard: how far its mode is from its bounds where it is solved for (`sliding.ts`), else NaN. */
  readonly margins: Float64Array
  /** Whether its mode is a sign. */
  readonly isSign: (guard: number) => boolean
  /** Those that begin a step anew at 0 and whose turning back is an event: see `Guard`. */
  readonly turning: readonly number[]
  /** The address of its mode. */
  readonly modeOf: (guard: number) => number
  /** Of a sign: the address of the flag that it is solved for. */
  readonly flagOf: (guard: number) => number | null
  /** Index in `Program.blocks`. */
  readonly blockOf: (guard: number) => number
}

const RULES: readonly GuardRule[] = ['below', 'belowOrAt', 'sign', 'within']
const SIGN = RULES.indexOf('sign')
const ALWAYS = -1

export function createGuardWatch(guards: readonly Guard[], memory: Float64Array): GuardWatch {
  const all = guards.flatMap(guard =>
    Array.from({ length: guard.width }, (_, i) => ({
      ...guard,
      address: guard.address + i,
      mode: guard.mode + i,
      given: guard.given === null ? null : guard.given + i,
    })),
  )
  const count = all.length
  const addresses = Int32Array.from(all, ({ address }) => address)
  const modes = Int32Array.from(all, ({ mode }) => mode)
  const rules = Int32Array.from(all, ({ rule }) => RULES.indexOf(rule))
  const flags = Int32Array.from(all, ({ when }) => when ?? ALWAYS)
  const read = (table: Int32Array, index: number): number => memory[table[index] ?? 0] ?? 0

  const margins = new Float64Array(count).fill(Number.NaN)
  const isBroken = (index: number): boolean => {
    const margin = margins[index] ?? Number.NaN
    if (!Number.isNaN(margin)) return margin < 0
    if (flags[index] !== ALWAYS && read(flags, index) === 0) return false
    const value = read(addresses, index)
    const mode = read(modes, index)
    // What is not a number breaks nothing: it is found as such at the next major step.
    if (Number.isNaN(value)) return false
    switch (rules[index]) {
      case 0:
        return value < 0 !== (mode !== 0)
      case 1:
        return value <= 0 !== (mode !== 0)
      case SIGN:
        return Math.sign(value) !== Math.sign(mode)
      default:
        return value < 0
    }
  }
  return {
    count,
    findBroken: from => {
      for (let i = from; i < count; i += 1) if (isBroken(i)) return i
      return -1
    },
    read: into => {
      for (let i = 0; i < count; i += 1) {
        const margin = margins[i] ?? Number.NaN
        into[i] = Number.isNaN(margin) ? read(addresses, i) : margin
      }
    },
    readValues: into => {
      for (let i = 0; i < count; i += 1) into[i] = read(addresses, i)
    },
    margins,
    turning: all.flatMap(({ turns }, i) => (turns ? [i] : [])),
    isSign: guard => rules[guard] === SIGN,
    modeOf: guard => modes[guard] ?? 0,
    flagOf: guard => all[guard]?.given ?? null,
    blockOf: guard => all[guard]?.block ?? 0,
  }
}
