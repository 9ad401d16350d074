/** The signals of a Program, by name: outputs of blocks and of models, those of buses element by element. */
import { listElementSignals } from './element-signals.ts'
import type { Parts } from './parts.ts'
import { join } from './path.ts'
import type { Signal } from './program.ts'

export function listSignals(parts: Parts): ReadonlyMap<string, Signal> {
  const { flat, behaviours } = parts
  const signals = new Map<string, Signal>()
  const add = (name: string, block: number, port: string): void => {
    for (const signal of signalsOf(parts, name, block, port)) signals.set(signal.name, signal)
  }
  flat.blocks.forEach(({ path, name, part }, index) => {
    if (part !== null) return
    const block = join(path, name)
    for (const port in behaviours[index]?.outputs) add(`${block}.${port}`, index, port)
  })
  for (const [name, source] of flat.aliases) add(name, source.block, source.port)
  return signals
}

function signalsOf({ flat, behaviours, layout }: Parts, name: string, block: number, port: string): Signal[] {
  const address = layout.outputAddress(block, port)
  const output = behaviours[block]?.outputs[port]
  if (address === undefined || !output) return []
  const label = flat.labels.get(name)
  if (label === undefined && !output.bus) {
    const { width, columns } = output
    return [{ name, address, width, columns, block }]
  }
  return listElementSignals(name, address, output).map(signal => {
    const labelled = label === undefined ? {} : { label: `${label}${signal.name.slice(name.length)}` }
    return { ...signal, ...labelled, block }
  })
}
