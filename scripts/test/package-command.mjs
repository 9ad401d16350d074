import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../paths.mjs'

/**
 * The file behind a command of an installed package, to be run with Node: no shell, no `npx`, on every platform.
 * @param {string} packageName
 * @param {string} command
 */
export function findPackageCommand(packageName, command) {
  const folder = join(ROOT, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = typeof bin === 'string' ? bin : bin[command]
  if (typeof file !== 'string') throw new Error(`${packageName} has no command ${command}.`)
  return join(folder, file)
}
