/** `npm run bench:editor`: the editor with large diagrams, as figures with a bar. */
import { runMeasured } from './build/run-measured.mjs'

await runMeasured('bench', 'editor')
