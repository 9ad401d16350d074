/** What a run records: signals that come into scopes and displays, and what is logged to files. */
import type { BlockRole } from '../block/block-role.ts'
import type { Expression } from '../block/expression.ts'
import { labelElements } from '../block/signal-type.ts'
import { listElementSignals } from './element-signals.ts'
import { type FlatBlock, wiredFrom } from './flat-block.ts'
import type { Parts } from './parts.ts'
import { join } from './path.ts'
import type { Program, ProgramFile, Recording, Signal } from './program.ts'

/** Roles of blocks whose inputs are recorded. */
const SHOWING: ReadonlySet<BlockRole> = new Set(['scope', 'xy-graph', 'display'])

type Signals = Program['signals']

export function listRecordings(parts: Parts, signals: Signals): readonly Recording[] {
  const { flat, behaviours } = parts
  const recordings = new Map<string, { signal: Signal; shownBy: { block: string; port: string }[] }>()
  const record = (block: FlatBlock, port: string, from: string, output: Expression): void => {
    for (const { name } of listElementSignals(from, 0, output)) {
      const signal = signals.get(name)
      if (!signal) continue
      const recording = recordings.get(name) ?? { signal, shownBy: [] }
      recording.shownBy.push({ block: join(block.path, block.name), port })
      recordings.set(name, recording)
    }
  }
  flat.blocks.forEach((block, index) => {
    const { role } = block.type
    const log = role === 'log' ? behaviours[index]?.outputs.log : undefined
    const own = join(block.path, block.name)
    if (log) record(block, 'log', `${own}.log`, log)
    const file = findFile(parts, index)
    if (file) record(block, 'at', `${own}.at`, file.at)
    if (!role || !SHOWING.has(role)) return
    for (const port of Object.keys(block.sources)) {
      const source = block.sources[port]
      const output = source && behaviours[source.block]?.outputs[source.port]
      if (output) record(block, port, wiredFrom(block, port) ?? '', output)
    }
  })
  return [...recordings.values()]
}

export function listFiles(parts: Parts, signals: Signals): readonly ProgramFile[] {
  return parts.flat.blocks.flatMap((block, index): ProgramFile[] => {
    const file = findFile(parts, index)
    if (!file) return []
    const { path, log, address, sampledAt } = file
    const logged = listElementSignals('', address, log)
    const columns = nameColumns(wiredFrom(block, 'u'), logged, signals)
    return [{ path, block: join(block.path, block.name), columns, sampledAt }]
  })
}

interface LogFile {
  readonly path: string
  readonly log: Expression
  readonly at: Expression
  readonly address: number
  readonly sampledAt: number
}

/** The file that a block logs to, if it does. */
function findFile({ flat, behaviours, layout }: Parts, index: number): LogFile | null {
  const block = flat.blocks[index]
  if (block?.type.role !== 'log') return null
  const target = block.type.log?.(block.values)
  const { log, at } = behaviours[index]?.outputs ?? {}
  const address = layout.outputAddress(index, 'log')
  const sampledAt = layout.outputAddress(index, 'at')
  if (!log || !at || !target || !('file' in target)) return null
  if (address === undefined || sampledAt === undefined) return null
  return { path: target.file, log, at, address, sampledAt }
}

/** Columns go by the signal that comes in. */
function nameColumns(
  from: string | undefined,
  logged: readonly Omit<Signal, 'block'>[],
  signals: Signals,
): ProgramFile['columns'] {
  return logged.flatMap(({ name: element, address, ...shape }) => {
    const name = `${from ?? 'u'}${element}`
    const { label = name } = signals.get(name) ?? {}
    return labelElements(shape).map((suffix, i) => ({ name: `${label}${suffix}`, address: address + i }))
  })
}
