/** `npm run bench [-- --json FILE] [--only TEXT] [--docs]` */
import { measureApp } from './app-speed.ts'
import { listCompiledMeasurements } from './compiled-speed.ts'
import { engineMeasurements } from './engine-speed.ts'
import { formatPage } from './performance-page.ts'
import { pluginMeasurement } from './plugin-speed.ts'
import { runFigures } from './run-figures.ts'

const compiled = [...listCompiledMeasurements(), pluginMeasurement]
const isOfEngine = ({ what }: { what: string }): boolean => compiled.some(row => row.what === what)

await runFigures(
  async take => {
    await take([...engineMeasurements, ...compiled])
    await measureApp(take)
  },
  {
    file: 'docs/performance.md',
    format: (figures, senses) => formatPage(figures.filter(isOfEngine), senses),
  },
)
