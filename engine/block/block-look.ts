/** How a block type is shown: its symbol on the canvas, its table, and itself at work. */
import type { Panel } from './panel.ts'

/**
 * How a block is shown at work before it is used, where ten seconds of a step or a sine and all defaults say little. Its
 * other inputs get 0.
 */
export interface BlockTrial {
  readonly seconds?: number
  /** Instead of the defaults. */
  readonly parameters?: Readonly<Record<string, string>>
  /** By input port: `step`, `sine`, or the text of a constant. */
  readonly inputs?: Readonly<Record<string, string>>
}

/** How the canvas draws a block; the renderer knows the shapes, the block says which and what stands in it. */
export interface Look {
  readonly shape: 'rectangle' | 'circle' | 'triangle' | 'bar' | 'pill'
  /** Plain text inside. */
  readonly label?: string
  /** TeX inside, instead of a label. */
  readonly formula?: string
  /** Polyline inside, instead of a label: x and y in 0..1, y upwards; `axes` draws faint axes through that point. */
  readonly curve?: readonly (readonly [number, number])[]
  readonly axes?: readonly [number, number]
  /** Width and height in CSS pixels at zoom 1, multiples of 20. */
  readonly size?: readonly [number, number]
  /** Marks beside input ports, such as the signs of a sum, by port name. */
  readonly marks?: Readonly<Record<string, string>>
  /** Input ports that stand on the upper side. */
  readonly above?: readonly string[]
  /** A control or an indicator inside, instead of a label. */
  readonly panel?: Panel
}

/**
 * Parameters that are one table, edited and drawn together. `columns`: breakpoints x and, for each of them, an element of every
 * y. `grid`: a matrix with breakpoints of its rows and its columns. `method` names a choice that says how the curve goes from
 * point to point: `linear`, `previous` or `nearest`.
 */
export type TableLayout<Name extends string = string> =
  | { readonly kind: 'columns'; readonly x: Name; readonly ys: readonly Name[]; readonly method?: Name }
  | { readonly kind: 'grid'; readonly rows: Name; readonly columns: Name; readonly values: Name }
