/** The thread in which wires are routed, as far as those who ask it need it. */
import type { WireDrawing, WiringChange } from '../kernels/wiring.ts'

export interface WiringQuestion {
  /** Counts up. */
  readonly serial: number
  /** About another diagram than before. */
  readonly isNew: boolean
  readonly change: WiringChange
}

export interface WiringAnswer {
  /** Of the question. */
  readonly serial: number
  readonly drawings: ReadonlyMap<string, WireDrawing>
}

export interface WiringThread {
  readonly ask: (question: WiringQuestion) => void
  readonly end: () => void
}

/** @param onCrash it could not be loaded or threw: our own bug, with its message. */
export type SpawnWiringThread = (
  onAnswer: (answer: WiringAnswer) => void,
  onCrash: (message: string) => void,
) => WiringThread

export const spawnWiringWorker: SpawnWiringThread = (onAnswer, onCrash) => {
  const worker = new Worker(new URL('./wiring-worker.ts', import.meta.url), {
    type: 'module',
    name: 'wiring',
  })
  worker.onmessage = ({ data }: MessageEvent<WiringAnswer>) => onAnswer(data)
  worker.onerror = ({ message }) => onCrash(message || 'its program could not be loaded')
  return {
    ask: question => worker.postMessage(question),
    end: () => {
      worker.onmessage = null
      worker.onerror = null
      worker.terminate()
    },
  }
}
