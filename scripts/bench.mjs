/** `npm run bench`: speed, as figures with a bar. */
import { runMeasured } from './build/run-measured.mjs'

await runMeasured('bench')
