/** `npm run bench [-- --json FILE] [--only TEXT]` */
import { measureApp } from './app-speed.ts'
import { listCompiledMeasurements } from './compiled-speed.ts'
import { engineMeasurements } from './engine-speed.ts'
import { runFigures } from './run-figures.ts'

await runFigures(async take => {
  await take([...engineMeasurements, ...listCompiledMeasurements()])
  await measureApp(take)
})
