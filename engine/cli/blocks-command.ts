/** `loopwright blocks`: every block type with its ports and parameters. */
import type { BlockType, PortTable } from '../block/block-type.ts'
import { isTunable, type ParameterDeclaration } from '../block/parameter.ts'
import type { Registry } from '../block/registry.ts'
import { describeBlock } from '../compile/describe-block.ts'
import { evaluateBlock } from '../compile/evaluate-parameters.ts'
import type { CommandIo } from './command-io.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'

export interface BlocksOptions {
  readonly json?: boolean
}

/** `filter` keeps the types in whose id, name, library or keywords it occurs. */
export async function blocksCommand(
  filter: string | undefined,
  { json = false }: BlocksOptions,
  io: CommandIo,
  registry: Registry,
): Promise<ExitStatus> {
  const types = registry.all.filter(type => filter === undefined || isFound(type, filter))
  if (json) {
    await io.writeOut(`${JSON.stringify(types.map(describeAsData), null, 2)}\n`)
  } else {
    await io.writeOut(types.map(describeAsText).join('\n'))
    if (types.length === 0) io.writeError(`No block type goes by "${filter}".\n`)
  }
  return EXIT.done
}

function isFound({ id, name, keywords }: BlockType, filter: string): boolean {
  const word = filter.toLowerCase()
  return [id, name, ...keywords].some(text => text.toLowerCase().includes(word))
}

/** Ports that the block has before any parameter is changed. */
function listPorts(type: BlockType): { inputs: PortTable; outputs: PortTable } {
  const { values } = evaluateBlock(type, {}, () => undefined)
  return { inputs: type.inputs(values), outputs: type.outputs(values) }
}

function describeAsData(type: BlockType): object {
  const { inputs, outputs } = listPorts(type)
  const list = (ports: PortTable): object[] =>
    Object.entries(ports).map(([name, description]) => ({ name, description }))
  return {
    id: type.id,
    name: type.name,
    library: type.library,
    summary: type.summary,
    equation: type.equation,
    inputs: list(inputs),
    outputs: list(outputs),
    ...describeBlock(type),
    ...(type.example === undefined ? {} : { example: type.example }),
    isSlow: type.functions !== undefined,
    parameters: Object.entries(type.parameters).map(([name, declaration]) => ({
      name,
      ...declaration,
      isTunable: isTunable(declaration),
    })),
  }
}

function describeAsText(type: BlockType): string {
  const { inputs, outputs } = listPorts(type)
  const parameters = Object.entries(type.parameters).map(describeParameter)
  const { feedthrough, sampleTime, events } = describeBlock(type)
  const lines = [
    `${type.id}  ${type.name}`,
    `  ${type.summary}`,
    ...describeRow('inputs', Object.keys(inputs)),
    ...describeRow('outputs', Object.keys(outputs)),
    ...describeRow('parameters', parameters),
    ...describeRow('feedthrough', [feedthrough]),
    ...describeRow('sampled', [sampleTime]),
    ...describeRow('events', [events]),
    ...(type.functions ? ['  slow         it runs a plain function at every step'] : []),
  ]
  return `${lines.join('\n')}\n`
}

function describeRow(what: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`  ${what.padEnd(11)}  ${items.join(', ')}`]
}

function describeParameter([name, declaration]: [string, ParameterDeclaration]): string {
  const unit = declaration.unit === undefined ? '' : ` ${declaration.unit}`
  const options = declaration.kind === 'choice' ? ` (${Object.keys(declaration.options).join(' | ')})` : ''
  return `${name} = ${declaration.default === '' ? '""' : declaration.default}${unit}${options}`
}
