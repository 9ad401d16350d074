/** `npm test`: everything that must hold, with one closing line that says how much of it does. */
import { installMissing } from './install.mjs'
import { addCounts, ONE_FAILED } from './test/reports.mjs'
import { endAll } from './test/run-command.mjs'

/** @import { Counts } from './test/reports.mjs' */
/** @import { Step } from './test/steps.mjs' */

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    endAll()
    process.exit(130)
  })
}

/** @type {Counts} */
let total = { passed: 0, failed: 0, skipped: 0 }
if (installMissing()) {
  const { STATIC_STEPS, TEST_STEPS } = await import('./test/steps.mjs')
  const asked = process.argv.slice(2)
  /** @param {Step} step */
  const isAsked = ({ name }) => asked.length === 0 || asked.some(word => name.includes(word))
  await runSteps(STATIC_STEPS.filter(isAsked), 2)
  await runSteps(TEST_STEPS.filter(isAsked), 1)
  if (total.passed + total.failed === 0) total = ONE_FAILED
} else {
  total = ONE_FAILED
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 ? 0 : 1

/**
 * @param {readonly Step[]} steps
 * @param {number} lanes How many may run at once.
 */
async function runSteps(steps, lanes) {
  const waiting = [...steps]
  const runLane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await runStep(step)
  }
  await Promise.all(Array.from({ length: lanes }, runLane))
}

/** @param {Step} step */
async function runStep({ name, run }) {
  console.log(`...     ${name}`)
  const startedAt = performance.now()
  const { counts, output } = await run().catch(fault => ({
    counts: ONE_FAILED,
    output: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
  }))
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  total = addCounts(total, counts)
  if (counts.failed > 0) console.log(`\n${output.trim()}\n`)
  console.log(`${counts.failed > 0 ? 'FAILED' : 'ok    '}  ${name} (${describe(counts)}${seconds} s)`)
}

/**
 * The step's own counts, worded unlike the closing line, which is to be found once.
 * @param {Counts} counts
 */
function describe({ passed, failed, skipped }) {
  if (passed + failed === 1 && skipped === 0) return ''
  return `${passed} of ${passed + failed} good${skipped > 0 ? `, ${skipped} left out` : ''}, `
}
