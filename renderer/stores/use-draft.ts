/** A text field over a text of the document: typed text is a draft until Enter or leaving commits it; Escape drops it. */
import { type ChangeEvent, type KeyboardEvent, useRef, useState } from 'react'

export interface Draft {
  /** What the field shows. */
  readonly text: string
  readonly isTyped: boolean
  /** Why the draft cannot be taken. */
  readonly fault: string | null
  readonly field: {
    readonly value: string
    readonly 'data-draft': 'none' | 'typed'
    readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void
    readonly onBlur: () => void
    readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  }
}

/** A draft with a fault stays for another try at Enter, and is dropped when the field is left. */
export function useDraft(
  stored: string,
  commit: (text: string) => void,
  findFault: (text: string) => string | null = () => null,
): Draft {
  const [typed, setTyped] = useState<string | null>(null)
  // Beside the state, since leaving the field right after Escape must not see the draft any more.
  const latest = useRef<string | null>(null)
  const put = (text: string | null) => {
    latest.current = text
    setTyped(text)
  }
  const faultOf = (text: string | null) => (text === null || text === stored ? null : findFault(text))
  const settle = () => {
    const text = latest.current
    put(null)
    if (text !== null && text !== stored && faultOf(text) === null) commit(text)
  }
  return {
    text: typed ?? stored,
    isTyped: typed !== null,
    fault: faultOf(typed),
    field: {
      value: typed ?? stored,
      'data-draft': typed === null || typed === stored ? 'none' : 'typed',
      onChange: event => put(event.target.value),
      onBlur: settle,
      onKeyDown: event => {
        if (event.key === 'Enter' && faultOf(latest.current) === null) settle()
        if (event.key === 'Escape' && latest.current !== null) {
          put(null)
          event.stopPropagation()
        }
      },
    },
  }
}
