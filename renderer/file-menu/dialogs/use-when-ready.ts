import { useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Acts when it is asked to, once it can: what is asked for before that waits. */
export function useWhenReady(
  isReady: boolean,
  act: () => void,
): { readonly isWaiting: boolean; readonly ask: () => void } {
  const [isWaiting, setWaiting] = useState(false)
  const actNow = useRef(act)
  useLayoutEffect(() => {
    actNow.current = act
  })
  useEffect(() => {
    if (!isReady || !isWaiting) return
    setWaiting(false)
    actNow.current()
  }, [isReady, isWaiting])
  const ask = (): void => {
    setWaiting(!isReady)
    if (isReady) act()
  }
  return { isWaiting, ask }
}
