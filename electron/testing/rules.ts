/** What Electron demands, and how far the app has come. */
interface Rules {
  isReady: boolean
  isSandboxed: boolean
  hasLock: boolean
}

export const rules: Rules = { isReady: false, isSandboxed: false, hasLock: true }

export function demand(condition: boolean, rule: string): void {
  if (!condition) throw new Error(`Electron's rule is broken: ${rule}.`)
}

/** Another instance of the app runs already. */
export function letAnotherInstanceRun(): void {
  rules.hasLock = false
}
