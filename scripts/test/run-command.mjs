import { spawn } from 'node:child_process'
import { ROOT } from '../paths.mjs'

/**
 * @typedef {object} CommandResult
 * @property {boolean} isGood Ended by itself with status 0.
 * @property {string} stdout
 * @property {string} output Everything it printed, in the order in which it came.
 */

/** Milliseconds: what takes so long hangs. A slow machine may need three times what a quiet one does. */
const TIME_LIMIT = 25 * 60_000

/** What is running, to be ended when we are. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Runs a program to its end, or to the limit of time.
 * @param {string} command
 * @param {readonly string[]} values
 * @param {{ environment?: Record<string, string>, limit?: number }} [options]
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, values, { environment = {}, limit = TIME_LIMIT } = {}) {
  return new Promise(resolve => {
    const { FORCE_COLOR: _, ...inherited } = process.env
    const isGroup = process.platform !== 'win32'
    const child = spawn(command, values, {
      cwd: ROOT,
      env: { ...inherited, NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: isGroup,
    })
    running.add(child)
    let stdout = ''
    let output = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      stdout += text
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', text => {
      output += text
    })
    const timer = setTimeout(() => {
      output += `\nIt took longer than ${limit / 1000} s and was ended.\n`
      endGroup(child)
    }, limit)
    /** @param {boolean} isGood */
    const finish = isGood => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ isGood, stdout, output })
    }
    child.on('error', fault => {
      output += `${fault.message}\n`
      finish(false)
    })
    child.on('close', code => finish(code === 0))
  })
}

/** Ends what is running, with all that it started: browsers, servers, workers. */
export function endAll() {
  for (const child of running) endGroup(child)
}

/** @param {import('node:child_process').ChildProcess} child */
function endGroup(child) {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill()
    else process.kill(-child.pid)
  } catch {
    // It ended by itself in the meantime.
  }
}
