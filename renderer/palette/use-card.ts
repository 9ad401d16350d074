import { useEffect, useRef, useState } from 'react'
import type { BlockType } from '../../engine/index.ts'

interface ShownCard {
  readonly type: BlockType
  readonly right: number
  readonly top: number
}

/** Milliseconds of pointing at an entry before its card comes; while one is shown the next comes at once. */
const PATIENCE = 350
/** Milliseconds in which moving on to another entry counts as still looking. */
const LINGER = 120

/** Which entry's card is shown. */
export function useCard() {
  const [shown, setShown] = useState<ShownCard | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const planned = useRef<BlockType | null>(null)
  useEffect(() => () => clearTimeout(timer.current), [])
  const plan = (next: ShownCard | null, milliseconds: number) => {
    planned.current = next?.type ?? null
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setShown(next), milliseconds)
  }
  return {
    shown,
    show: (type: BlockType, element: HTMLElement) => {
      if (planned.current === type) return
      const { right, top } = element.getBoundingClientRect()
      plan({ type, right, top }, shown ? 0 : PATIENCE)
    },
    hide: () => plan(null, LINGER),
  }
}
