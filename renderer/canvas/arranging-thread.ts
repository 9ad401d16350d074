/** The thread in which a large diagram is arranged, once. */
import type { ArrangedDiagram } from '../kernels/arrange-diagram.ts'

export interface ArrangingThread {
  readonly end: () => void
}

/** @param onCrash it could not be loaded or threw: our own bug, with its message. */
export type SpawnArrangingThread = (
  diagram: ArrangedDiagram,
  onArranged: (arranged: ArrangedDiagram) => void,
  onCrash: (message: string) => void,
) => ArrangingThread

export const spawnArrangingWorker: SpawnArrangingThread = (diagram, onArranged, onCrash) => {
  const worker = new Worker(new URL('./arranging-worker.ts', import.meta.url), {
    type: 'module',
    name: 'arranging',
  })
  worker.onmessage = ({ data }: MessageEvent<ArrangedDiagram>) => onArranged(data)
  worker.onerror = ({ message }) => onCrash(message || 'its program could not be loaded')
  worker.postMessage(diagram)
  return {
    end: () => {
      worker.onmessage = null
      worker.onerror = null
      worker.terminate()
    },
  }
}
