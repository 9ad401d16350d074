import type { Diagram } from '../kernels/diagram.ts'
import type { Point } from '../kernels/geometry.ts'
import { findNameSpot } from '../kernels/wire-names.ts'
import { changeCanvas } from './canvas-state.ts'

/** Opens the field for the name of a wire's signal, at the pointer or where the name will stand. */
export function nameSignalOf(
  { connections }: Diagram,
  wire: string,
  points: readonly Point[],
  pointer: Point | null,
): void {
  const output = connections.find(({ id }) => id === wire)?.from
  const at = pointer ?? findNameSpot(points)
  if (output && at) changeCanvas({ naming: { output, at: { x: at.x, y: at.y } } })
}
