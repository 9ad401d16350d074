/** One of a row of tabs. */
import { Tabs } from 'radix-ui'
import type { MouseEvent, ReactNode } from 'react'

interface TabProps {
  readonly value: string
  readonly children: ReactNode
}

export function Tab({ value, children }: TabProps) {
  return (
    <Tabs.Trigger className="dock-tab" value={value} onMouseDown={keepFromList}>
      {children}
    </Tabs.Trigger>
  )
}

/**
 * Radix gives a pressed tab the focus before the list of tabs hears of the press. The list would take the next Tab key
 * into it for that press, and keep the focus for itself, where nothing shows it.
 */
const keepFromList = (event: MouseEvent): void => event.stopPropagation()
