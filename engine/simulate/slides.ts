/** The surfaces on which a run slides, and the shares of their signs: see `sliding.ts`. */
import { solveLinear } from '../math/linear-solve.ts'
import type { GuardRates } from './guard-rates.ts'
import type { GuardWatch } from './guard-watch.ts'

/** Guards of one surface; each sign among them is m, or -m where it looks the other way. */
export interface Slide {
  readonly guard: number
  readonly members: readonly { readonly guard: number; readonly turn: 1 | -1 }[]
}

export interface Slides {
  readonly all: readonly Slide[]
  /** m, by slide. */
  readonly shares: Float64Array
  /** By state: what the signs change of its derivative, as solved last. */
  readonly jump: Float64Array
  /** Addresses of modes that are solved for. */
  readonly modes: ReadonlySet<number>
  /** From here on it slides on these, and on no others. */
  readonly take: (wanted: readonly Slide[]) => void
  /** Writes what the shares make of modes, and how far each is from breaking away. */
  readonly putModes: () => void
  /** The shares that hold every surface, from what they make of it at -1 and 1; 0 where there are none. */
  readonly solve: () => boolean
}

/** @param relaxation seconds in which drift from a surface is taken back */
export function createSlides(
  memory: Float64Array,
  watch: GuardWatch,
  guardRates: GuardRates,
  relaxation: number,
): Slides {
  const { values, rates, slope } = guardRates
  const modes = new Set<number>()
  const below = new Float64Array(slope.length)
  const jump = new Float64Array(slope.length)
  let all: readonly Slide[] = []
  let shares = new Float64Array(0)
  let matrix = new Float64Array(0)
  let offset = new Float64Array(0)

  const setFlag = (guard: number, value: number): void => {
    const flag = watch.flagOf(guard)
    if (flag !== null) memory[flag] = value
  }
  const release = ({ members }: Slide): void => {
    for (const { guard } of members) {
      watch.margins[guard] = Number.NaN
      setFlag(guard, 0)
    }
  }
  const seize = ({ members }: Slide): void => {
    for (const { guard } of members) {
      if (watch.isSign(guard)) modes.add(watch.modeOf(guard))
      setFlag(guard, 1)
    }
  }
  const putModes = (): void => {
    all.forEach(({ members }, k) => {
      const share = shares[k] ?? 0
      for (const { guard, turn } of members) {
        if (watch.isSign(guard)) memory[watch.modeOf(guard)] = turn * share
        watch.margins[guard] = 1 - Math.abs(share)
      }
    })
  }
  const missOf = ({ guard }: Slide): number => (rates[guard] ?? 0) + (values[guard] ?? 0) / relaxation
  const takeRates = (): void => {
    putModes()
    guardRates.take()
  }

  return {
    get all() {
      return all
    },
    get shares() {
      return shares
    },
    jump,
    modes,
    take: wanted => {
      all.forEach(release)
      all = wanted
      shares = new Float64Array(all.length)
      offset = new Float64Array(all.length)
      matrix = new Float64Array(all.length ** 2)
      modes.clear()
      all.forEach(seize)
    },
    putModes,
    solve: () => {
      const n = all.length
      shares.fill(-1)
      takeRates()
      below.set(slope)
      jump.fill(0)
      all.forEach((slide, k) => {
        offset[k] = -missOf(slide)
      })
      for (let column = 0; column < n; column += 1) {
        shares[column] = 1
        takeRates()
        for (let i = 0; i < jump.length; i += 1)
          jump[i] = (jump[i] ?? 0) + Math.abs((slope[i] ?? 0) - (below[i] ?? 0))
        all.forEach((slide, row) => {
          matrix[row * n + column] = (missOf(slide) + (offset[row] ?? 0)) / 2
        })
        shares[column] = -1
      }
      const isSolved = solveLinear(matrix, offset, n)
      for (let k = 0; k < n; k += 1) shares[k] = isSolved ? (offset[k] ?? 0) - 1 : 0
      putModes()
      return isSolved
    },
  }
}
