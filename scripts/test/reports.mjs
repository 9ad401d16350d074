/** What the test runners report, as counts. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
export const ONE_PASSED = { passed: 1, failed: 0, skipped: 0 }
/** @type {Counts} */
export const ONE_FAILED = { passed: 0, failed: 1, skipped: 0 }

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function addCounts(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/**
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {readonly { status: string, assertionResults: readonly unknown[] }[]} testResults One for each file.
 */

/**
 * @param {VitestReport} report
 * @param {boolean} isGood Whether the runner itself was content.
 * @returns {Counts}
 */
export function countVitest(report, isGood) {
  const { numPassedTests: passed, numPendingTests, numTodoTests } = report
  // A file that does not even load has no tests that could fail.
  const broken = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = report.numFailedTests + broken.length
  return demandTests({ passed, failed, skipped: numPendingTests + numTodoTests }, isGood)
}

/**
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 */

/**
 * A test that failed first and passed when tried again has failed: somebody has to look at it.
 * @param {PlaywrightReport} report
 * @param {boolean} isGood Whether the runner itself was content.
 * @returns {Counts}
 */
export function countPlaywright({ stats }, isGood) {
  return demandTests(
    { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
    isGood,
  )
}

/**
 * A runner that ran nothing, or that fell over outside of any test, has failed.
 * @param {Counts} counts
 * @param {boolean} isGood
 * @returns {Counts}
 */
function demandTests(counts, isGood) {
  const ranSome = counts.passed + counts.failed > 0
  return counts.failed === 0 && (!ranSome || !isGood) ? addCounts(counts, ONE_FAILED) : counts
}

/**
 * @typedef {object} BoundaryReport
 * @property {{ totalCruised: number, error: number, violations: readonly Violation[] }} summary
 */

/** @typedef {{ from: string, to: string, rule: { name: string, severity: string }, comment?: string }} Violation */

/**
 * Says what crosses a boundary; null when nothing does.
 * @param {BoundaryReport} report
 */
export function describeBoundaries({ summary }) {
  // With a compiler that it cannot use, the tool looks at no module and is content.
  if (summary.totalCruised === 0) return 'The check of the import boundaries looked at no file at all.'
  const violations = summary.violations.filter(violation => violation.rule.severity === 'error')
  if (violations.length === 0) return null
  return violations.map(({ rule, from, to }) => `${rule.name}: ${from} imports ${to}`).join('\n')
}
