/** A measured value against its bar. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** The value must be at most (or at least) this. */
  readonly bar: number
  readonly holds: boolean
}

export interface Measurement {
  readonly what: string
  readonly unit: string
  readonly bar: number
  readonly sense: 'at most' | 'at least'
  readonly measure: () => Promise<number> | number
}

export async function takeFigure({ what, unit, bar, sense, measure }: Measurement): Promise<Figure> {
  const value = await measure()
  return { what, value, unit, bar, holds: sense === 'at most' ? value <= bar : value >= bar }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

/** Milliseconds that `task` takes: the median of `times` runs after one to warm up. */
export async function medianMilliseconds(times: number, task: () => Promise<void> | void): Promise<number> {
  await task()
  const spans: number[] = []
  for (let i = 0; i < times; i += 1) {
    const start = performance.now()
    await task()
    spans.push(performance.now() - start)
  }
  return median(spans)
}

/** One line a figure, columns aligned. */
export function formatTable(
  figures: readonly Figure[],
  senses: ReadonlyMap<string, Measurement['sense']>,
): string {
  const rows = figures.map(({ what, value, unit, bar, holds }) => [
    holds ? 'holds' : 'FAILS',
    what,
    `${Number(value.toPrecision(4))} ${unit}`,
    `${senses.get(what) ?? ''} ${bar} ${unit}`,
  ])
  const table = [['', 'what', 'value', 'bar'], ...rows]
  const widths = [0, 1, 2, 3].map(column => Math.max(...table.map(row => (row[column] ?? '').length)))
  return table
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
