/** Entry point of the Web Worker in which wires are routed. */
import { rehearseWiring } from '../kernels/rehearse-wiring.ts'
import { createWiring } from '../kernels/wiring.ts'
import type { WiringAnswer, WiringQuestion } from './wiring-thread.ts'

/** With fewer wires nobody waits for the first move. */
const MANY_WIRES = 150
/** Milliseconds from the opening of a diagram, and all that a rehearsal may take. */
const REHEARSAL_AFTER = 300
const REHEARSAL_LENGTH = 3000

let wiring = createWiring()
let timer: ReturnType<typeof setTimeout> | undefined

self.onmessage = ({ data: { serial, isNew, change } }: MessageEvent<WiringQuestion>) => {
  // What is asked in earnest is the better exercise.
  clearTimeout(timer)
  if (isNew) wiring = createWiring()
  const drawings = wiring.change(change)
  self.postMessage({ serial, drawings } satisfies WiringAnswer)
  if (isNew && change.wires.length >= MANY_WIRES) rehearse(rehearseWiring(change, drawings))
}

/** Move by move, so that a question waits for one at most. */
function rehearse(moves: Generator<undefined>): void {
  let spent = 0
  const goOn = (): void => {
    const began = performance.now()
    const { done } = moves.next()
    spent += performance.now() - began
    if (!done && spent < REHEARSAL_LENGTH) timer = setTimeout(goOn)
  }
  timer = setTimeout(goOn, REHEARSAL_AFTER)
}
