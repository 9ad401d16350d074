import { spawn } from 'node:child_process'
import { ROOT } from '../paths.mjs'

/** Milliseconds; an app that ends sooner, and with an error, did not start. */
const START_LIMIT = 5000

/**
 * Runs the desktop app until it is closed; false when it did not come up.
 * @param {string} electron
 * @param {{ isSandboxed: boolean, path: string | null }} options
 */
export async function runDesktop(electron, { isSandboxed, path }) {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env
  const values = [...(isSandboxed ? [] : ['--no-sandbox']), ROOT, ...(path === null ? [] : [path])]
  const startedAt = performance.now()
  const app = spawn(electron, values, { cwd: ROOT, stdio: 'inherit', env: environment })
  const forward = () => app.kill()
  process.on('SIGINT', forward).on('SIGTERM', forward)
  const code = await new Promise(resolve => {
    app.on('close', code => resolve(code ?? 0))
    app.on('error', () => resolve(1))
  })
  process.off('SIGINT', forward).off('SIGTERM', forward)
  return code === 0 || performance.now() - startedAt > START_LIMIT
}
