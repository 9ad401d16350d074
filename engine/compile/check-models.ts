/**
 * First passes, once a model and not once a use: block types and parameters exist, every connection has two ends,
 * an input has one source, models do not contain themselves.
 */
import type { Scope } from '../block/evaluate-text.ts'
import type { Registry } from '../block/registry.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { findModel } from '../model/find.ts'
import { type BlockInstance, findNameFault, type Model, type Project } from '../model/project.ts'
import { checkBlocks } from './check-blocks.ts'
import { checkConnections } from './check-connections.ts'
import { checkNesting } from './check-nesting.ts'
import type { Evaluator } from './evaluate-once.ts'
import { findBoundary, type Ports, portsOfBlock } from './ports.ts'

export function checkModels(
  project: Project,
  registry: Registry,
  variables: Scope,
  evaluate: Evaluator,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  if (!findModel(project, project.root)) {
    diagnostics.push({
      severity: 'error',
      code: 'unknown-root',
      message: `The root model "${project.root}" does not exist.`,
      hint: `Set "root" to one of: ${Object.keys(project.models).join(', ')}.`,
      place: { field: 'root' },
    })
  }
  for (const [key, model] of Object.entries(project.models)) {
    diagnostics.push(...checkBlocks(project, registry, key, model))
    diagnostics.push(...checkPortNames(registry, key, model))
    const portsOf = (block: BlockInstance): Ports | null => {
      const type = registry.find(block.type)
      if (!type) return null
      return type.role === 'model'
        ? portsOfBlock(project, registry, block)
        : evaluate(type, block, variables).ports
    }
    diagnostics.push(...checkConnections(key, model, portsOf))
    diagnostics.push(...checkSignalNames(key, model))
  }
  diagnostics.push(...checkNesting(project, registry))
  return diagnostics
}

/** Of two signals of one name the first has it. */
function checkSignalNames(key: string, model: Model): Diagnostic[] {
  const holders = new Map<string, string>()
  return Object.entries(model.signals ?? {}).flatMap(([output, name]): Diagnostic[] => {
    const holder = holders.get(name)
    holders.set(name, holder ?? output)
    if (holder === undefined) return []
    return [
      {
        severity: 'warning',
        code: 'signal-name-taken',
        message: `The signals of ${holder} and ${output} are both called "${name}".`,
        hint: `Only that of ${holder} goes by this name in scopes and logs. Give the other one a name of its own.`,
        place: { model: key, block: output.slice(0, output.lastIndexOf('.')) },
      },
    ]
  })
}

function checkPortNames(registry: Registry, key: string, model: Model): Diagnostic[] {
  const { entries, exits } = findBoundary(model, registry)
  return [entries, exits].flatMap(ports => {
    const seen = new Map<string, string>()
    return [...ports].flatMap(([block, port]): Diagnostic[] => {
      const first = seen.get(port)
      seen.set(port, first ?? block)
      const fault = findNameFault(port)
      if (fault) {
        const message = `"${port}" cannot be a port's name.`
        return [
          { severity: 'error', code: 'duplicate-port', message, hint: fault, place: { model: key, block } },
        ]
      }
      if (first === undefined) return []
      const message = `The port name "${port}" is taken by ${first} already.`
      return [
        {
          severity: 'error',
          code: 'duplicate-port',
          message,
          hint: 'Give it a name of its own.',
          place: { model: key, block },
        },
      ]
    })
  })
}
