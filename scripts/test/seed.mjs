/**
 * Set before every file of tests: property tests draw the same examples wherever `npm test` runs, so that a change is
 * judged by itself. `npm run soak` draws others, and `LOOPWRIGHT_SEED=N npx vitest run FILE` those of one of its rounds.
 */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.LOOPWRIGHT_SEED ?? 1) })
