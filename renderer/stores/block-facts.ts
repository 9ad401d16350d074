/** What edits ask of block types, answered by the registry. */
import {
  type BlockFacts,
  findBoundary,
  findOwn,
  listOwnWords,
  portsOfBlock,
  type SubsystemParts,
} from '../../engine/index.ts'
import { registry } from './registry.ts'

export const blockFacts: BlockFacts = {
  portsOf: (project, block) => portsOfBlock(project, registry, block),
  boundaryOf: model => findBoundary(model, registry),
  isModelBlock: block => registry.find(block.type)?.role === 'model',
  defaultOf: (block, parameter) => findDeclaration(block.type, parameter)?.default,
  isExpression: (block, parameter) => {
    const kind = findDeclaration(block.type, parameter)?.kind
    // What a Model block does not declare itself is a parameter of its model.
    if (kind === undefined) return registry.find(block.type)?.role === 'model'
    return kind !== undefined && EVALUATED.has(kind)
  },
  logNameOf: block =>
    registry.find(block.type)?.role === 'log' && findDeclaration(block.type, 'name') ? 'name' : undefined,
  ownWords: (block, parameter) => {
    const declaration = findDeclaration(block.type, parameter)
    if (declaration?.kind !== 'formula' || !declaration.hasStatements) return []
    return listOwnWords(block.parameters[parameter] ?? declaration.default)
  },
}

const EVALUATED: ReadonlySet<string> = new Set(['number', 'vector', 'matrix', 'formula', 'count', 'period'])

function findDeclaration(type: string, parameter: string) {
  const table = registry.find(type)?.parameters ?? {}
  return findOwn(table, parameter)
}

const idOf = (wanted: string): string => registry.all.find(({ role }) => role === wanted)?.id ?? ''

export const subsystemParts: SubsystemParts = {
  entry: idOf('entry'),
  exit: idOf('exit'),
  model: idOf('model'),
}
