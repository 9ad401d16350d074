/** Asks a plugin all that the window will ask it, where it may take its time: what it does there it does here first. */
import type { BlockType } from '../block/block-type.ts'
import { ExpressionError } from '../block/expression.ts'
import { SCALAR } from '../block/signal-type.ts'
import { evaluateBlock } from '../compile/evaluate-parameters.ts'
import type { LoadOptions } from '../sandbox/load-plugin.ts'
import type { PluginFault } from '../sandbox/plugin-fault.ts'
import type { PluginSource } from '../sandbox/source.ts'

export interface Probe {
  /** The first thing that is wrong with it. */
  readonly fault: PluginFault | null
  /** False when nothing of it can be used; else the fault is one of a single block. */
  readonly isUsable: boolean
}

export async function probePlugin(
  source: PluginSource,
  options: Omit<LoadOptions, 'report'>,
): Promise<Probe> {
  const told: PluginFault[] = []
  const { loadPlugin } = await import('../sandbox/load-plugin.ts')
  const plugin = await loadPlugin(source, { ...options, report: fault => told.push(fault) })
  if ('fault' in plugin) return { fault: plugin.fault, isUsable: false }
  for (const type of plugin.library.blocks) told.push(...tryBlock(type))
  const stopped = told.find(({ isStopped }) => isStopped)
  return { fault: stopped ?? told[0] ?? null, isUsable: stopped === undefined }
}

/** With its defaults, and scalars at its inputs. */
function tryBlock(type: BlockType): PluginFault[] {
  const { values, problems } = evaluateBlock(type, {}, () => undefined)
  const [problem] = problems
  if (problem)
    return [
      { message: `${type.name}: with its defaults "${problem.parameter}" is refused: ${problem.problem}` },
    ]
  const inputs = Object.keys(type.inputs(values)).map(port => [port, SCALAR] as const)
  type.outputs(values)
  type.look({})
  type.period(values)
  try {
    type.configure({ parameters: values, inputs: Object.fromEntries(inputs) })
    return []
  } catch (error) {
    if (error instanceof ExpressionError) return [{ message: `${type.name}: ${error.message}` }]
    throw error
  }
}
