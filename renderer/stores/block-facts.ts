/** What edits ask of block types, answered by the registry. */
import { type BlockFacts, portsOfBlock } from '../../engine/index.ts'
import { registry } from './registry.ts'

export const blockFacts: BlockFacts = {
  portsOf: (project, block) => portsOfBlock(project, registry, block),
  isModelBlock: block => registry.find(block.type)?.role === 'model',
  defaultOf: (block, parameter) => findDeclaration(block.type, parameter)?.default,
  isExpression: (block, parameter) => {
    const type = registry.find(block.type)
    if (type?.role === 'model' && parameter !== 'model') return true
    const kind = findDeclaration(block.type, parameter)?.kind
    return kind === 'number' || kind === 'vector' || kind === 'count' || kind === 'period'
  },
}

function findDeclaration(type: string, parameter: string) {
  const table = registry.find(type)?.parameters ?? {}
  return Object.hasOwn(table, parameter) ? table[parameter] : undefined
}
