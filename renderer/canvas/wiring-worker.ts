/** Entry point of the Web Worker in which wires are routed. */
import { createWiring } from '../kernels/wiring.ts'
import type { WiringAnswer, WiringQuestion } from './wiring-thread.ts'

let wiring = createWiring()

self.onmessage = ({ data: { serial, isNew, change } }: MessageEvent<WiringQuestion>) => {
  if (isNew) wiring = createWiring()
  self.postMessage({ serial, drawings: wiring.change(change) } satisfies WiringAnswer)
}
