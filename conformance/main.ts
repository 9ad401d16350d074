/** `npm run conformance [-- --json FILE] [--only TEXT]`; a whole run writes docs/conformance.md. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Figure, formatTable, type Measurement, takeFigure } from '../bench/figures.ts'
import { listBlockMeasurements } from './blocks.ts'
import { diagramMeasurements } from './diagrams.ts'
import { ivpMeasurements } from './ivp.ts'
import { orderMeasurements } from './orders.ts'
import { type Chapter, writeReport } from './report.ts'

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } })
const { only = '', json } = values

/** All rows, or one that begins as the names of blocks do. */
function isBlockWanted(text: string): boolean {
  return text === '' || text.includes('/')
}

const CHAPTERS = [
  {
    title: 'Initial-value problems',
    text: `Correct digits are -log10 of the largest error at the end, each relative to its reference or to a thousandth of the
largest one; absTol is relTol times a thousandth of the smallest reference. Every problem runs with the
automatic choice of solver. The bar is the best of SciPy's solvers less 0.3 digits.`,
    measurements: ivpMeasurements,
  },
  {
    title: 'Diagrams with exact answers',
    text: 'Relative to the exact value.',
    measurements: diagramMeasurements,
  },
  {
    title: 'Order of the fixed-step solvers',
    text: "The slope of log(error) over log(step) on x' = v + 0.3 x sin t, v' = -x up to t = 20.",
    measurements: orderMeasurements,
  },
  {
    title: 'Blocks',
    text: `The tests of the block libraries hold every block against a closed form or an independent computation. They run
here once in each engine, and a row says on what its block was run in tests that pass.`,
    // They take minutes: only where one of their rows is wanted.
    measurements: isBlockWanted(only) ? listBlockMeasurements(only.toLowerCase()) : [],
  },
] as const

/** What cannot be measured does not hold, and says why. */
async function take(measurement: Measurement): Promise<Figure> {
  try {
    return await takeFigure(measurement)
  } catch (error) {
    const { what, unit, bar } = measurement
    process.stderr.write(`${what}: ${error instanceof Error ? error.message : String(error)}\n`)
    return { what, value: Number.NaN, unit, bar, holds: false }
  }
}

const senses = new Map<string, Measurement['sense']>()
const chapters: Chapter[] = []
for (const { title, text, measurements } of CHAPTERS) {
  const figures: Figure[] = []
  for (const measurement of measurements) {
    if (!measurement.what.toLowerCase().includes(only.toLowerCase())) continue
    senses.set(measurement.what, measurement.sense)
    figures.push(await take(measurement))
  }
  chapters.push({ title, text, figures })
}
const figures = chapters.flatMap(chapter => chapter.figures)

process.stdout.write(`${formatTable(figures, senses)}\n`)
if (json !== undefined) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`)
if (only === '') writeFileSync('docs/conformance.md', writeReport(chapters, senses))
if (figures.length === 0) process.stderr.write(`No row has "${only}" in its name.\n`)
process.exitCode = figures.length > 0 && figures.every(({ holds }) => holds) ? 0 : 1
