/** What must never be wrong with a project, whatever was done to it. */
import {
  compile,
  type DiagnosticCode,
  findModel,
  formatConnection,
  type Project,
  parsePort,
} from '../../../engine/index.ts'
import { registry } from '../registry.ts'
import { listPorts } from './arbitrary-edits.ts'

/** What no edit may bring about, whatever the user types; words that mean nothing are the compiler's to tell. */
const FORBIDDEN: readonly DiagnosticCode[] = [
  'unknown-root',
  'cycle-of-models',
  'unknown-block-type',
  'unknown-block',
  'unknown-port',
  'unknown-parameter',
  'bad-block-name',
  'signal-name-taken',
  'two-connections-into-one-input',
]

export function findFaults(project: Project): string[] {
  const diagnostics = compile(project, registry).diagnostics.filter(({ code }) => FORBIDDEN.includes(code))
  const faults = diagnostics.map(({ message }) => message)
  for (const [key, layout] of Object.entries(project.layout)) {
    const model = findModel(project, key)
    for (const name of Object.keys(layout)) {
      if (!model || !Object.hasOwn(model.blocks, name))
        faults.push(`layout of ${key}/${name}, which is not there`)
    }
  }
  for (const key of Object.keys(project.notes ?? {})) {
    if (!findModel(project, key)) faults.push(`notes of ${key}, which is not there`)
  }
  for (const [key, model] of Object.entries(project.models)) {
    for (const output of Object.keys(model.signals ?? {})) {
      const port = parsePort(output)
      if (!port || !listPorts(project, model, port.block, 'outputs').includes(port.port))
        faults.push(`name of ${key}/${output}, which is not there`)
    }
  }
  for (const [key, wires] of Object.entries(project.wires ?? {})) {
    const present = findModel(project, key)?.connections.map(formatConnection) ?? []
    for (const id of Object.keys(wires))
      if (!present.includes(id)) faults.push(`course of ${key}/${id}, which is not there`)
  }
  for (const { parameter } of project.sliders) {
    const root = findModel(project, project.root)
    const [name = ''] = parameter.split(/[./]/)
    if (!root || !Object.hasOwn(root.blocks, name)) faults.push(`slider of ${parameter}, which is not there`)
  }
  return faults
}
