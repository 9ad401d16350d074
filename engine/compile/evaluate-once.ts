/** Parameters and ports of a block, found once for all uses of its model in which they mean the same. */
import type { BlockType } from '../block/block-type.ts'
import type { DataFiles } from '../block/data-file.ts'
import type { Scope } from '../block/evaluate-text.ts'
import type { BlockInstance } from '../model/project.ts'
import { type EvaluatedBlock, evaluateBlock } from './evaluate-parameters.ts'
import { type Ports, portsOfType } from './ports.ts'

interface KnownBlock extends EvaluatedBlock {
  /** Its own, those of a model behind it left aside. */
  readonly ports: Ports
  /** Names of its inputs. */
  readonly inputs: readonly string[]
}

export type Evaluator = (type: BlockType, block: BlockInstance, scope: Scope) => KnownBlock

export function createEvaluator(data?: DataFiles): Evaluator {
  /** Blocks that ask for no name are the same in every scope. */
  const everywhere = new Map<BlockInstance, KnownBlock>()
  const scopes = new Map<Scope, Map<BlockInstance, KnownBlock>>()
  return (type, block, scope) => {
    const within = scopes.get(scope) ?? new Map<BlockInstance, KnownBlock>()
    scopes.set(scope, within)
    const known = everywhere.get(block) ?? within.get(block)
    if (known) return known
    let asksForNames = false
    const ask: Scope = name => {
      asksForNames = true
      return scope(name)
    }
    const evaluated = evaluateBlock(type, block.parameters, ask, data)
    const ports = portsOfType(type, evaluated.values)
    const found = { ...evaluated, ports, inputs: Object.keys(ports.inputs) }
    ;(asksForNames ? within : everywhere).set(block, found)
    return found
  }
}
