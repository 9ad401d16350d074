/** What flattening gives: every use of a computing block, and where its signals come from. */
import type { BlockType } from '../block/block-type.ts'
import type { ParameterValues } from '../block/parameter.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Activation, Source } from './activation.ts'

export interface FlatBlock {
  /** Context path, empty at the root. */
  readonly path: string
  readonly model: string
  readonly name: string
  readonly type: BlockType
  readonly values: ParameterValues
  /** By input port; null reads 0. */
  readonly sources: Readonly<Record<string, Source | null>>
  /** By input port: the output at the other end of the wire as it is drawn, `path/block.port`. */
  readonly wiredFrom: Readonly<Record<string, string>>
  /** When it runs. */
  readonly activation: Activation
  /** Time of the first sample hit, 0 where it is left out. */
  readonly offsetSeconds?: number
  /** Set where it stands in no diagram, but does something for the block of its name. */
  readonly part?: 'activation' | 'exit' | 'write'
}

export interface Flat {
  readonly blocks: readonly FlatBlock[]
  /** Outputs of Model blocks and Entries under their own names, `path/block.port`. */
  readonly aliases: ReadonlyMap<string, Source>
  /** What the user calls signals, `path/name`, by `path/block.port`. */
  readonly labels: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}
