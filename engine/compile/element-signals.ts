/** Signals under the names by which users know them: an output, or the elements of a bus. */
import type { SignalType } from '../block/signal-type.ts'
import type { Signal } from './program.ts'

/** The signal at an address, or, of a bus, one for each element that is no bus itself. */
export function listElementSignals(
  name: string,
  address: number,
  { width, columns, bus }: Pick<SignalType, 'width' | 'columns' | 'bus'>,
): Omit<Signal, 'block'>[] {
  if (!bus) return [{ name, address, width, columns }]
  let next = address
  return bus.flatMap(element => {
    const from = next
    next += element.width
    return listElementSignals(`${name}.${element.name}`, from, element)
  })
}
