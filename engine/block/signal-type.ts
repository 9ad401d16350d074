/** What a signal is made of, as it travels along a connection. */
type ValueType = 'real' | 'boolean'

/** `width` elements in columns of equal length, column by column; a vector is one column, a scalar one element. */
export interface Shape {
  readonly width: number
  readonly columns: number
}

export interface SignalType extends Shape {
  readonly type: ValueType
  /** The named elements of a bus, one after the other; absent on all other signals. */
  readonly bus?: Bus
}

export interface BusElement extends SignalType {
  readonly name: string
}
export type Bus = readonly BusElement[]

/** What an open input reads. */
export const SCALAR: SignalType = { type: 'real', width: 1, columns: 1 }

/** The type alone, without what else an object that has one holds. */
export function typeOf({ type, width, columns, bus }: SignalType): SignalType {
  return { type, width, columns, ...(bus ? { bus } : {}) }
}

/** Real numbers in the same shape, such as the tangent of a signal. */
export function realLike({ width, columns }: Shape): SignalType {
  return { type: 'real', width, columns }
}

export function rowsOf({ width, columns }: Shape): number {
  return width / columns
}

/** What stands behind the name of a signal for each of its elements, counted from 0: `[i]`, or `[row][column]`. */
export function labelElements(shape: Shape): string[] {
  const { width, columns } = shape
  if (width === 1) return ['']
  const rows = rowsOf(shape)
  return Array.from({ length: width }, (_, i) =>
    columns === 1 ? `[${i}]` : `[${i % rows}][${Math.floor(i / rows)}]`,
  )
}

export function hasSameShape(a: Shape, b: Shape): boolean {
  return a.width === b.width && a.columns === b.columns
}

function isSameType(a: SignalType, b: SignalType): boolean {
  return hasSameShape(a, b) && a.type === b.type && isSameBus(a.bus, b.bus)
}

export function isSameBus(a: Bus | undefined, b: Bus | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return (
    a.length === b.length &&
    a.every((element, i) => {
      const other = b[i]
      return other !== undefined && element.name === other.name && isSameType(element, other)
    })
  )
}

/** For the user: `a scalar`, `a vector of 3 elements`, `a 2 x 3 matrix`, `a bus of speed, current`. */
export function describeType({ width, columns, bus }: Pick<SignalType, 'width' | 'columns' | 'bus'>): string {
  if (bus) return `a bus of ${bus.map(({ name }) => name).join(', ')}`
  if (columns > 1) return `a ${width / columns} x ${columns} matrix`
  return width === 1 ? 'a scalar' : `a vector of ${width} elements`
}

export function withoutBus({ type, width, columns }: SignalType): SignalType {
  return { type, width, columns }
}
