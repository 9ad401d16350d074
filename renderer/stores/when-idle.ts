/** For work that nobody waits for, a few milliseconds at a time. */

/**
 * Calls when the window has nothing else to do; some browsers do not tell when that is.
 * @param patience in milliseconds, after which it is called all the same
 */
export function whenIdle(work: () => void, patience?: number): void {
  if (!('requestIdleCallback' in globalThis)) setTimeout(work)
  else requestIdleCallback(work, patience === undefined ? {} : { timeout: patience })
}
