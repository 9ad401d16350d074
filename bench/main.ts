/** `npm run bench [-- --json FILE] [--only TEXT]` */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measureApp } from './app-speed.ts'
import { listCompiledMeasurements } from './compiled-speed.ts'
import { engineMeasurements } from './engine-speed.ts'
import { type Figure, formatTable, type Measurement, takeFigure } from './figures.ts'

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } })
const { only = '', json } = values
const isPicked = ({ what }: Measurement): boolean => what.toLowerCase().includes(only.toLowerCase())

const senses = new Map<string, Measurement['sense']>()
const figures: Figure[] = []
const take = async (measurements: readonly Measurement[]): Promise<void> => {
  for (const measurement of measurements) {
    senses.set(measurement.what, measurement.sense)
    process.stderr.write(`measuring: ${measurement.what}\n`)
    figures.push(await takeFigure(measurement))
  }
}

await take([...engineMeasurements, ...listCompiledMeasurements()].filter(isPicked))
await measureApp(async measurements => take(measurements.filter(isPicked)))

process.stdout.write(`${formatTable(figures, senses)}\n`)
if (json !== undefined) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`)
if (figures.length === 0) process.stderr.write(`No row has "${only}" in its name.\n`)
process.exitCode = figures.length > 0 && figures.every(({ holds }) => holds) ? 0 : 1
