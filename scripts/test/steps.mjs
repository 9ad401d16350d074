/** What `npm test` does, step by step. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { buildStale } from '../build/build.mjs'
import { ROOT } from '../paths.mjs'
import { findChromium, NO_CHROMIUM } from './chromium.mjs'
import { findPackageCommand } from './package-command.mjs'
import { countPlaywright, countVitest, describeBoundaries, ONE_FAILED, ONE_PASSED } from './reports.mjs'
import { runCommand } from './run-command.mjs'

/** @import { Counts } from './reports.mjs' */

/** @typedef {{ counts: Counts, output: string }} StepResult */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<StepResult>} run
 */

const REPORTS = join(ROOT, '.cache', 'test')
const SOURCES = ['engine', 'plugins', 'renderer', 'electron', 'e2e', 'bench', 'conformance', 'scripts', 'bin']

/** Independent of each other and mostly on one core: two at a time. @type {readonly Step[]} */
export const STATIC_STEPS = [
  { name: 'types', run: () => check('typescript', 'tsc', ['-b', '--pretty', 'false']) },
  { name: 'lint and format', run: () => check('@biomejs/biome', 'biome', ['ci', '--colors=off', '.']) },
  { name: 'import boundaries', run: checkBoundaries },
  { name: 'dead code', run: () => check('knip', 'knip', ['--no-progress']) },
  { name: 'build', run: buildAll },
]

/** A test waits for its browser, or its browser for it, a third of the time: two at once fill two cores. */
const PAIR = Math.min(2, availableParallelism())

/** They take all cores and measure time: one after the other. @type {readonly Step[]} */
export const TEST_STEPS = [
  { name: 'unit and property tests', run: runUnitTests },
  {
    name: 'end-to-end tests',
    run: () => runEndToEndTests('playwright', ['--grep-invert=@alone', `--workers=${PAIR}`]),
  },
  {
    name: 'end-to-end tests that need all cores',
    // The folder of the others has their pictures.
    run: () => runEndToEndTests('playwright-alone', ['--grep=@alone', '--output=test-results/alone']),
  },
]

/**
 * A step that is one check: it holds or it does not.
 * @param {string} packageName
 * @param {string} command
 * @param {readonly string[]} values
 * @returns {Promise<StepResult>}
 */
async function check(packageName, command, values) {
  const { isGood, output } = await runCommand(process.execPath, [
    findPackageCommand(packageName, command),
    ...values,
  ])
  return { counts: isGood ? ONE_PASSED : ONE_FAILED, output }
}

/** @returns {Promise<StepResult>} */
async function checkBoundaries() {
  const command = findPackageCommand('dependency-cruiser', 'depcruise')
  const folders = SOURCES.filter(folder => existsSync(join(ROOT, folder)))
  const values = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders]
  const { stdout, output } = await runCommand(process.execPath, [command, ...values])
  const report = parseReport(stdout)
  if (report === null) return { counts: ONE_FAILED, output }
  const fault = describeBoundaries(report)
  return { counts: fault === null ? ONE_PASSED : ONE_FAILED, output: fault ?? '' }
}

/** @returns {Promise<StepResult>} */
async function buildAll() {
  await buildStale(['renderer', 'electron', 'web', 'cli'], () => {})
  return { counts: ONE_PASSED, output: '' }
}

/** @returns {Promise<StepResult>} */
async function runUnitTests() {
  const path = prepareReport('vitest.json')
  const command = findPackageCommand('vitest', 'vitest')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`]
  const { isGood, output } = await runCommand(process.execPath, [command, 'run', ...reporters])
  const report = readReport(path)
  return { counts: report === null ? ONE_FAILED : countVitest(report, isGood), output }
}

/**
 * @param {string} name of the report
 * @param {readonly string[]} options Which, and how many at once.
 * @returns {Promise<StepResult>}
 */
async function runEndToEndTests(name, options) {
  const chromium = await findChromium(console.log)
  if (chromium === null) return { counts: ONE_FAILED, output: NO_CHROMIUM }
  const path = prepareReport(`${name}.json`)
  const command = findPackageCommand('@playwright/test', 'playwright')
  const values = [command, 'test', '--reporter=list,json', ...options]
  const { isGood, output } = await runCommand(process.execPath, values, {
    environment: { LOOPWRIGHT_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: path },
  })
  const report = readReport(path)
  return { counts: report === null ? ONE_FAILED : countPlaywright(report, isGood), output }
}

/**
 * Makes sure that what is read later was written now.
 * @param {string} name
 */
function prepareReport(name) {
  const path = join(REPORTS, name)
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { force: true })
  return path
}

/** @param {string} path */
function readReport(path) {
  return existsSync(path) ? parseReport(readFileSync(path, 'utf8')) : null
}

/** @param {string} text */
function parseReport(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
