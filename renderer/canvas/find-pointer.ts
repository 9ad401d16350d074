/** Where a pointer is, or a finger was last, in the window. */
export function findPointer(event: MouseEvent | TouchEvent): {
  readonly clientX: number
  readonly clientY: number
} {
  const point = 'clientX' in event ? event : (event.changedTouches[0] ?? event.touches[0])
  return { clientX: point?.clientX ?? 0, clientY: point?.clientY ?? 0 }
}
