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

interface Check {
  readonly key: string
  readonly model: Model
  /** Null where the block or its type is not known. */
  readonly portsOf: (name: string) => Ports | null
  /** What was found so far. */
  readonly diagnostics: Diagnostic[]
}

/** What inputs are fed by, by block and port. */
type Sources = Map<string, Map<string, PortReference>>

export function checkConnections(
  key: string,
  model: Model,
  portsOfInstance: (block: BlockInstance) => Ports | null,
): Diagnostic[] {
  const ports = new Map<string, Ports | null>()
  const portsOf = (name: string): Ports | null => {
    const cached = ports.get(name)
    if (cached !== undefined) return cached
    const block = findBlock(model, name)
    const found = block ? portsOfInstance(block) : null
    ports.set(name, found)
    return found
  }
  const check = { key, model, portsOf, diagnostics: [] }
  const sources: Sources = new Map()
  for (const connection of model.connections) {
    checkEnd(check, 'from', connection)
    if (checkEnd(check, 'to', connection)) takeSource(check, connection, sources)
  }
  checkOpenInputs(check, sources)
  return check.diagnostics
}

/** Whether the connection ends at a port there. */
function checkEnd(
  { key, model, portsOf, diagnostics }: Check,
  side: 'from' | 'to',
  connection: Connection,
): boolean {
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

function takeSource({ key, diagnostics }: Check, { from, to }: Connection, sources: Sources): void {
  const taken = sources.get(to.block)
  const first = taken?.get(to.port)
  if (first === undefined) {
    if (taken) taken.set(to.port, from)
    else sources.set(to.block, new Map([[to.port, from]]))
    return
  }
  diagnostics.push({
    severity: 'error',
    code: 'two-connections-into-one-input',
    message: `The input ${to.block}.${to.port} has two sources: ${first.block}.${first.port} and ${from.block}.${from.port}.`,
    hint: 'Remove one of the connections, or add the signals with a Sum.',
    place: { model: key, block: to.block, port: to.port },
  })
}

function checkOpenInputs({ key, model, portsOf, diagnostics }: Check, sources: Sources): void {
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
}
