/** Every connection has two ends, an input has one source, and what has none is told. */
import type { Diagnostic } from '../model/diagnostic.ts'
import { findBlock, suggest } from '../model/find.ts'
import {
  type BlockInstance,
  type Connection,
  formatConnection,
  type Model,
  type PortReference,
} from '../model/project.ts'
import type { Ports } from './ports.ts'

export function checkConnections(
  key: string,
  model: Model,
  portsOfInstance: (block: BlockInstance) => Ports | null,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const ports = new Map<string, Ports | null>()
  const portsOf = (name: string): Ports | null => {
    const cached = ports.get(name)
    if (cached !== undefined) return cached
    const block = findBlock(model, name)
    const found = block ? portsOfInstance(block) : null
    ports.set(name, found)
    return found
  }
  const checkEnd = (side: 'from' | 'to', connection: Connection): boolean => {
    const { block, port } = connection[side]
    if (!findBlock(model, block)) {
      const near = suggest(block, Object.keys(model.blocks))
      diagnostics.push({
        severity: 'error',
        code: 'unknown-block',
        message: `The connection "${formatConnection(connection)}" names a block "${block}" that does not exist.`,
        hint: near ? `Did you mean "${near}"?` : 'Remove the connection or add the block.',
        place: { model: key, block, port },
      })
      return false
    }
    const found = portsOf(block)
    if (!found) return false
    const table = side === 'from' ? found.outputs : found.inputs
    if (Object.hasOwn(table, port)) return true
    const names = Object.keys(table)
    const what = side === 'from' ? 'output' : 'input'
    diagnostics.push({
      severity: 'error',
      code: 'unknown-port',
      message: `The connection "${formatConnection(connection)}" names an ${what} "${port}" that ${block} does not have.`,
      hint: names.length > 0 ? `It has ${names.join(', ')}.` : `It has no ${what}s.`,
      place: { model: key, block, port },
    })
    return false
  }

  const sources = new Map<string, Map<string, PortReference>>()
  for (const connection of model.connections) {
    const { from, to } = connection
    checkEnd('from', connection)
    if (!checkEnd('to', connection)) continue
    const taken = sources.get(to.block)
    const first = taken?.get(to.port)
    if (first === undefined) {
      if (taken) taken.set(to.port, from)
      else sources.set(to.block, new Map([[to.port, from]]))
      continue
    }
    diagnostics.push({
      severity: 'error',
      code: 'two-connections-into-one-input',
      message: `The input ${to.block}.${to.port} has two sources: ${first.block}.${first.port} and ${from.block}.${from.port}.`,
      hint: 'Remove one of the connections, or add the signals with a Sum.',
      place: { model: key, block: to.block, port: to.port },
    })
  }

  for (const [name, { commented }] of Object.entries(model.blocks)) {
    if (commented !== undefined) continue
    const inputs = portsOf(name)?.inputs
    const connected = sources.get(name)
    for (const port in inputs) {
      if (connected?.has(port)) continue
      diagnostics.push({
        severity: 'warning',
        code: 'unconnected-input',
        message: `The input ${name}.${port} is not connected and reads 0.`,
        hint: 'Connect it, or put a Ground there to say that 0 is meant.',
        place: { model: key, block: name, port },
      })
    }
  }
  return diagnostics
}
