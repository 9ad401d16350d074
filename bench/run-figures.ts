/** The frame of every script that measures: `[--json FILE] [--only TEXT] [--docs]`, a table, exit status 1 when a row does not hold. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Figure, formatTable, type Measurement, takeFigure } from './figures.ts'

/** Takes the measurements that were asked for. */
export type Take = (measurements: readonly Measurement[]) => Promise<void>

/** A page of the manual that `--docs` writes. */
interface DocsPage {
  readonly file: string
  readonly format: (figures: readonly Figure[], senses: ReadonlyMap<string, Measurement['sense']>) => string
}

export async function runFigures(
  measureAll: (take: Take) => Promise<void>,
  page: DocsPage | null = null,
): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'string' }, only: { type: 'string' }, docs: { type: 'boolean' } },
  })
  const { only = '', json, docs = false } = values
  const senses = new Map<string, Measurement['sense']>()
  const figures: Figure[] = []
  await measureAll(async measurements => {
    for (const measurement of measurements) {
      if (!measurement.what.toLowerCase().includes(only.toLowerCase())) continue
      senses.set(measurement.what, measurement.sense)
      process.stderr.write(`measuring: ${measurement.what}\n`)
      figures.push(await takeFigure(measurement))
    }
  })
  process.stdout.write(`${formatTable(figures, senses)}\n`)
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`)
  if (docs && page) writeFileSync(page.file, page.format(figures, senses))
  if (figures.length === 0) process.stderr.write(`No row has "${only}" in its name.\n`)
  process.exitCode = figures.length > 0 && figures.every(({ holds }) => holds) ? 0 : 1
}
