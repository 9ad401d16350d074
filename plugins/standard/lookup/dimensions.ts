/** Parameters and ports that a block has for each dimension of its table. */
import { count, vector } from '../../sdk.ts'

export const MOST_DIMENSIONS = 5

export const dimensions = count('Dimensions', '3', {
  least: 1,
  most: MOST_DIMENSIONS,
  description: 'How many inputs the table has.',
})

const breakpointsOf = (dimension: number) =>
  vector(`Breakpoints ${dimension}`, '[0, 1]', {
    description:
      dimension === 1
        ? 'Values of the first input, increasing.'
        : `Values of input ${dimension}, increasing; not used where there are fewer dimensions.`,
  })

export const BREAKPOINTS = {
  points1: breakpointsOf(1),
  points2: breakpointsOf(2),
  points3: breakpointsOf(3),
  points4: breakpointsOf(4),
  points5: breakpointsOf(5),
}

type Names = keyof typeof BREAKPOINTS

const NAMES = Object.keys(BREAKPOINTS) as readonly Names[]

export function listBreakpoints(): readonly Names[] {
  return NAMES
}

/** What belongs to the dimensions that there are, with the parameter of each. */
export function pickAxes<T>(of: Readonly<Record<Names, T>>, given: number): { name: Names; points: T }[] {
  return NAMES.slice(0, given).map(name => ({ name, points: of[name] }))
}

/** TeX of a function of so many values, whatever was typed for their number. */
export function writeFunction(name: string, typed: string): string {
  const given = Number(typed)
  if (!Number.isInteger(given) || given < 1 || given > MOST_DIMENSIONS) return `${name}(u_1, \\ldots)`
  const values = Array.from({ length: given }, (_, i) => `u_${i + 1}`)
  return given > 3 ? `${name}(u_1, \\ldots, u_${given})` : `${name}(${values.join(', ')})`
}
