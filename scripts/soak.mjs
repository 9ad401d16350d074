/**
 * `npm run soak`: the property tests again and again, each round with other random seeds, for `-- --minutes N` (30) or
 * until one fails. A failure prints fast-check's seed and path, which become a test.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from './paths.mjs'
import { findPackageCommand } from './test/package-command.mjs'
import { endAll, runCommand } from './test/run-command.mjs'

const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '30' } },
  allowPositionals: true,
})
const minutes = Number(values.minutes)
if (!(minutes > 0)) {
  console.error(`--minutes ${values.minutes}: give a number of minutes above 0, such as --minutes 60.`)
  process.exit(2)
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    endAll()
    process.exit(130)
  })
}

const files = ['engine', 'plugins', 'renderer', 'electron']
  .flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true }).map(name => join(folder, String(name))),
  )
  .filter(file => /\.test\.tsx?$/.test(file))
  .filter(file => /from 'fast-check'/.test(readFileSync(join(ROOT, file), 'utf8')))
  .filter(file => positionals.length === 0 || positionals.some(word => file.includes(word)))
if (files.length === 0) {
  console.error(`No file of property tests has a name with ${positionals.join(' or ')}.`)
  process.exit(2)
}

const end = performance.now() + minutes * 60_000
const vitest = findPackageCommand('vitest', 'vitest')
let rounds = 0
let isGood = true
while (isGood && performance.now() < end) {
  const seed = String(Math.floor(Math.random() * 2 ** 31))
  const round = await runCommand(process.execPath, [vitest, 'run', '--reporter=dot', ...files], {
    environment: { LOOPWRIGHT_SEED: seed },
  })
  rounds += 1
  isGood = round.isGood
  console.log(`round ${rounds}, seed ${seed}: ${files.length} files ${isGood ? 'hold' : 'FAILED'}`)
  if (!isGood) console.log(round.output)
}
process.exitCode = isGood ? 0 : 1
