/** What flattening gives: every use of a computing block, and where its signals come from. */
import type { BlockType } from '../block/block-type.ts'
import type { ParameterValues } from '../block/parameter.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Activation, Source } from './activation.ts'
import { join } from './path.ts'
import { type Context, findWire } from './trace-source.ts'

export interface FlatBlock {
  /** Context path, empty at the root. */
  readonly path: string
  readonly model: string
  readonly name: string
  readonly type: BlockType
  readonly values: ParameterValues
  /** By input port; null reads 0. */
  readonly sources: Readonly<Record<string, Source | null>>
  readonly context: Context
  /** The drawn block whose wires feed its inputs: itself, but for an Entry's loop. */
  readonly fedAt: string
  /** When it runs. */
  readonly activation: Activation
  /** Time of the first sample hit. */
  readonly offsetSeconds: number
  /** Null but where it stands in no diagram and does something for the block of its name. */
  readonly part: 'activation' | 'element' | 'exit' | 'write' | null
}

export interface Flat {
  readonly blocks: readonly FlatBlock[]
  /** Outputs of blocks that only pass on what others compute, under their own names, `path/block.port`. */
  readonly aliases: ReadonlyMap<string, Source>
  /** What the user calls signals, `path/name`, by `path/block.port`. */
  readonly labels: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

/** The output at the other end of the wire into an input as it is drawn, `path/block.port`. */
export function wiredFrom({ context, fedAt }: FlatBlock, port: string): string | undefined {
  const from = findWire(context, fedAt, port)
  return from && `${join(context.path, from.block)}.${from.port}`
}
