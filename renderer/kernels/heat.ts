/** What a profile says of the blocks of one context, dearest first, in a few levels for the eye. */
import type { Profile } from '../../engine/index.ts'

export interface Heat {
  readonly name: string
  readonly share: number
  readonly nanosecondsPerStep: number
  /** Of a Model block: how many blocks stand in it; else null. */
  readonly blocks: number | null
  /** From 1 to `HEAT_LEVELS`. */
  readonly level: number
}

export const HEAT_LEVELS = 5
/** More would only slow the canvas down: all others take next to nothing. */
const MOST_SPOTS = 300

export function heatOf(profile: Profile, context: readonly string[]): Heat[] {
  const here = context.join('/')
  const prefix = here === '' ? '' : `${here}/`
  const spots = new Map<string, Omit<Heat, 'level'>>()
  for (const { path, name, share, nanosecondsPerStep } of profile.blocks) {
    if (path === here) spots.set(name, { name, share, nanosecondsPerStep, blocks: null })
  }
  for (const { path, blocks, share, nanosecondsPerStep } of profile.contexts) {
    const name = path.slice(prefix.length)
    if (!path.startsWith(prefix) || name === '' || name.includes('/')) continue
    spots.set(name, { name, share, nanosecondsPerStep, blocks })
  }
  const most = Math.max(0, ...[...spots.values()].map(({ share }) => share))
  return [...spots.values()]
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_SPOTS)
    .map(spot => ({ ...spot, level: levelOf(spot.share / most) }))
}

/** By the square root, so that small shares differ for the eye, too. */
function levelOf(part: number): number {
  return Math.min(HEAT_LEVELS, Math.max(1, Math.ceil(HEAT_LEVELS * Math.sqrt(part))))
}
