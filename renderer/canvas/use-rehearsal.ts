/** Edits are rehearsed once, after the first large diagram was opened and while there is nothing else to do. */
import { useEffect } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import { whenIdle } from '../stores/when-idle.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import { rehearseEdits } from './rehearse-edits.ts'

/** With fewer blocks nobody waits for the first edit. */
const MANY_BLOCKS = 150
/** Milliseconds from the opening. */
const REHEARSAL_AFTER = 500

let isRehearsed = false

export function useRehearsal(diagram: Diagram, keeper: FlowKeeper): void {
  useEffect(() => {
    if (isRehearsed || diagram.blocks.size < MANY_BLOCKS) return
    let isOver = false
    const timer = setTimeout(() => {
      isRehearsed = true
      const steps = rehearseEdits(diagram, keeper.drawings())
      const goOn = (): void => {
        if (!isOver && !steps.next().done) whenIdle(goOn)
      }
      whenIdle(goOn)
    }, REHEARSAL_AFTER)
    // What is edited in earnest is the better exercise.
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [diagram, keeper])
}
