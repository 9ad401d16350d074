/** `npm run conformance`: results against published numbers; writes docs/conformance.md. */
import { runMeasured } from './build/run-measured.mjs'

await runMeasured('conformance')
