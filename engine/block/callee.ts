/** A plain function as the nodes that call it know it; see `plain-function.ts`. */

/** Takes numbers for scalars and lists for wider operands; gives as many numbers as the block said. It keeps nothing. */
export type PlainFunction = (...given: (number | readonly number[])[]) => number | readonly number[]

/** A plain function with the words for the user in which it is named. */
export interface Callee {
  readonly name: string
  readonly evaluate: PlainFunction
}
