/** What a Merge needs beside its inputs: whether the conditional models behind them run. */
import { activeOf, MERGE_ACTIVE } from '../block/block-role.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { EXIT_ACTIVE, type Source } from './activation.ts'
import { type FlatBlock, wiredFrom } from './flat-block.ts'
import { join } from './path.ts'

interface Merge extends FlatBlock {
  readonly sources: Record<string, Source | null>
}

/** Gives the Merge its flags; complains of inputs that always compute, and of two behind one flag. */
export function findMerged(merge: Merge, blocks: readonly FlatBlock[]): Diagnostic[] {
  const { name, model, path, type } = merge
  const complain = (port: string, message: string, hint: string): Diagnostic => ({
    severity: 'error',
    code: 'conditional-model',
    message,
    hint,
    place: { model, path, block: name, port },
  })
  const diagnostics: Diagnostic[] = []
  const taken = new Map<string, string>()
  for (const [port, source] of Object.entries(merge.sources)) {
    const flag = source && findFlag(source, blocks)
    merge.sources[activeOf(port)] = flag
    if (!source) continue
    const from = wiredFrom(merge, port) ?? port
    if (!flag) {
      diagnostics.push(
        complain(
          port,
          `${type.name} passes what comes from conditional models, but ${from}, which feeds its input ${port}, always computes.`,
          'Feed it from Enabled or Triggered Models; between signals that always compute a Switch chooses.',
        ),
      )
      continue
    }
    const key = `${flag.block}.${flag.port}`
    const other = taken.get(key)
    taken.set(key, from)
    if (other === undefined) continue
    const around = blocks[flag.block]
    diagnostics.push(
      complain(
        port,
        `${type.name} gets both ${other} and ${from}, which run at the same instants${around ? `: with ${join(around.path, around.name)}` : ''}.`,
        'Only one input of a Merge may have a value at an instant. Feed it from models that exclude each other.',
      ),
    )
  }
  return diagnostics
}

/** What says whether a signal is computed, where that leaves a conditional model or another Merge. */
function findFlag(source: Source, blocks: readonly FlatBlock[]): Source | null {
  const from = blocks[source.block]
  if (from?.part === 'exit') return from.sources[EXIT_ACTIVE] ?? null
  return from?.type.role === 'merge' ? { block: source.block, port: MERGE_ACTIVE } : null
}
