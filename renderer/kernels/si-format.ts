/** Numbers as engineers read them: 12 ms, 4.7 k, with one SI prefix for all ticks of an axis. */

const PREFIXES = ['p', 'n', 'µ', 'm', '', 'k', 'M', 'G', 'T'] as const
const UNIT_INDEX = 4

export interface Scale {
  /** Divide a value by this. */
  readonly factor: number
  readonly prefix: string
}

/** What the prefixes write with at most three digits before the point. */
const LEAST = 1e-12
const LARGEST = 1e15

const PLAIN: Scale = { factor: 1, prefix: '' }

/**
 * The prefix with which a number of this size has one to three digits before the point. Without a unit the numbers of
 * everyday size have none, and small ones a power of ten: a bare `m` would read as metres.
 */
export function chooseScale(size: number, unit: string): Scale {
  const magnitude = Math.abs(size)
  if (magnitude === 0 || !Number.isFinite(magnitude)) return PLAIN
  if (unit === '' && magnitude >= 0.01 && magnitude < 10_000) return PLAIN
  // A hair above, so that 999.9999999 and 1000 do not part.
  const power = Math.floor(Math.log10(magnitude * (1 + 1e-9)) / 3)
  const index = Math.max(0, Math.min(PREFIXES.length - 1, power + UNIT_INDEX))
  if (unit === '' && index < UNIT_INDEX) {
    const exponent = 3 * (index - UNIT_INDEX)
    return { factor: 10 ** exponent, prefix: `e${exponent}` }
  }
  return { factor: 1000 ** (index - UNIT_INDEX), prefix: PREFIXES[index] ?? '' }
}

/** `4.72 ms`, `-12 V`, `0 s`; without a unit `4.72`, `1.3e-3` and `47 k`. */
export function formatQuantity(value: number, unit = '', digits = 4): string {
  if (Number.isNaN(value)) return 'not a number'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞'
  const magnitude = Math.abs(value)
  if (magnitude >= LARGEST || (magnitude > 0 && magnitude < LEAST))
    return `${writePower(value, digits)}${joinUnit('', unit)}`
  const { factor, prefix } = chooseScale(value, unit)
  return `${trimNumber(value / factor, digits)}${joinUnit(prefix, unit)}`
}

/** Texts of an axis' ticks, all with one prefix and as many decimals as tell them apart. */
export function formatTicks(ticks: readonly number[], unit = ''): string[] {
  const largest = Math.max(0, ...ticks.map(tick => Math.abs(tick)))
  const { factor, prefix } = chooseScale(largest, unit)
  const spacing = ticks.length > 1 ? Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0)) / factor : 1
  const decimals = spacing > 0 ? countDecimals(spacing) : 0
  return ticks.map(tick => {
    const scaled = tick / factor
    const text = decimals > 12 ? trimNumber(scaled, 6) : scaled.toFixed(decimals)
    if (Number(text) === 0) return unit === '' ? '0' : `0${joinUnit(prefix, unit)}`
    return `${text.replace('-', '−')}${joinUnit(prefix, unit)}`
  })
}

function joinUnit(prefix: string, unit: string): string {
  if (unit !== '') return ` ${prefix}${unit}`
  return prefix === '' || prefix.startsWith('e') ? prefix : ` ${prefix}`
}

/** Decimals with which a multiple of `spacing` is written in full: 2 for 0.25, 0 for 5. */
function countDecimals(spacing: number): number {
  for (let decimals = 0; decimals <= 12; decimals++) {
    const scaled = spacing * 10 ** decimals
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return decimals
  }
  return 13
}

function writePower(value: number, digits: number): string {
  return value.toExponential(digits - 1).replace(/\.?0*e\+?/, 'e')
}

/** At most `digits` significant digits, without zeros at the end. */
function trimNumber(value: number, digits: number): string {
  const text = value.toPrecision(digits)
  if (text.includes('e')) return Number(text).toString()
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
