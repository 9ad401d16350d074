/** The desktop app, where Electron's binary and a display are: that window, preload and worker work together. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { status } from './fixture/app.ts'
import { createEnvironment } from './fixture/shell.ts'
import { ROOT } from './fixture/test.ts'

function findElectron(): string | null {
  const folder = join(ROOT, 'node_modules/electron')
  const name = join(folder, 'path.txt')
  if (!existsSync(name)) return null
  const path = join(folder, 'dist', readFileSync(name, 'utf8').trim())
  return existsSync(path) ? path : null
}

const electron = findElectron()
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

test('opens in its own window and runs the bench supply', async () => {
  test.skip(electron === null, "Electron's binary is not here: it could not be downloaded.")
  test.skip(!hasDisplay, 'There is no display for a window.')
  if (electron === null) return
  test.setTimeout(120_000)
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT })
  const home = mkdtempSync(join(tmpdir(), 'loopwright-e2e-'))
  const app = await _electron.launch({
    executablePath: electron,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT],
    env: createEnvironment(home),
  })
  const page = await app.firstWindow()
  await expect(page.getByTestId('block-converter')).toBeVisible()
  await expect(status(page)).toHaveText(/Running|Finished/)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await app.close()
  rmSync(home, { recursive: true, force: true })
})
