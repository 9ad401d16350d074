/** Entry point of the Web Worker in which large diagrams are arranged. */
import { type ArrangedDiagram, arrangeDiagram } from '../kernels/arrange-diagram.ts'

self.onmessage = ({ data }: MessageEvent<ArrangedDiagram>) => {
  self.postMessage(arrangeDiagram(data) satisfies ArrangedDiagram)
}
