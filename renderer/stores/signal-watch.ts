/** Looks at values of the present run a few times a second, for whoever shows them in React. */
import { useEffect, useState } from 'react'
import { useRun } from './run-store.ts'

/** Often enough to follow, seldom enough to read. */
const MILLISECONDS = 100

/** The values of some signals, by name, ten times a second; those that have none are left out. */
export function useSignalValues(names: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const [shown, setShown] = useState<ReadonlyMap<string, readonly number[]>>(new Map())
  const key = names.join('\n')
  useEffect(() => {
    const wanted = key === '' ? [] : key.split('\n')
    const look = () => {
      const { values, progress } = useRun.getState()
      const found = new Map<string, readonly number[]>()
      for (const name of progress ? wanted : []) {
        const value = values?.read(name)
        if (value) found.set(name, value)
      }
      setShown(old => (isSame(old, found) ? old : found))
    }
    look()
    if (wanted.length === 0) return
    const timer = setInterval(look, MILLISECONDS)
    return () => clearInterval(timer)
  }, [key])
  return shown
}

function isSame(
  a: ReadonlyMap<string, readonly number[]>,
  b: ReadonlyMap<string, readonly number[]>,
): boolean {
  if (a.size !== b.size) return false
  for (const [name, values] of b) {
    const others = a.get(name)
    if (!others || others.length !== values.length) return false
    if (values.some((value, i) => !Object.is(value, others[i]))) return false
  }
  return true
}
