/** From parameter values before and after a change to stores into a run's memory, and to words about it. */
import type { ParameterWrite, TunableParameter } from '../../engine/index.ts'
import { formatQuantity } from './si-format.ts'

export type TunableValues = ReadonlyMap<string, readonly number[]>

export interface Tuning {
  readonly writes: readonly ParameterWrite[]
  /** A value has another width than the run's, or the run does not know it: only a new run can take it. */
  readonly hasMisfit: boolean
}

/** Stores that bring a run from one set of values to another. */
export function planTuning(
  before: TunableValues,
  after: TunableValues,
  parameters: ReadonlyMap<string, TunableParameter>,
): Tuning {
  const writes: ParameterWrite[] = []
  let hasMisfit = false
  for (const name of listChanged(before, after)) {
    const values = after.get(name)
    const parameter = parameters.get(name)
    if (values === undefined) continue
    if (parameter === undefined || parameter.width !== values.length) {
      hasMisfit = true
      continue
    }
    const old = before.get(name)
    values.forEach((value, i) => {
      if (!Object.is(old?.[i], value)) writes.push({ address: parameter.address + i, value })
    })
  }
  return { writes, hasMisfit }
}

/** Names whose values differ, in the order of `after`; those that cannot be evaluated now count as unchanged. */
export function listChanged(before: TunableValues, after: TunableValues): string[] {
  return [...after.keys()].filter(name => {
    const old = before.get(name)
    const values = after.get(name) ?? []
    return (
      old === undefined ||
      old.length !== values.length ||
      values.some((value, i) => !Object.is(value, old[i]))
    )
  })
}

const NAMED_CHANGES = 2

/** What an earlier run had instead: `voltage PID.P 1.5, plant.L 100 µ and 3 more`; null when there is no difference. */
export function describeEarlier(before: TunableValues, after: TunableValues): string | null {
  // What merely follows from parameters is named after a `$`.
  const changed = listChanged(before, after).filter(name => !name.includes('.$'))
  if (changed.length === 0) return null
  const named = changed
    .slice(0, NAMED_CHANGES)
    .map(name => `${name.replace('.$', '.')} = ${formatValues(before.get(name) ?? [])}`)
  const rest = changed.length - named.length
  return `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function formatValues(values: readonly number[]): string {
  const [single] = values
  return values.length === 1 && single !== undefined
    ? formatQuantity(single)
    : `[${values.map(value => formatQuantity(value)).join(', ')}]`
}
