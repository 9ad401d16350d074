/** The laws that every block keeps, asked of the blocks of one plugin. */

import type { BlockType } from '../block/block-type.ts'
import { ExpressionError } from '../block/expression.ts'
import type { ParameterValues } from '../block/parameter.ts'
import type { Registry } from '../block/registry.ts'
import { SCALAR } from '../block/signal-type.ts'
import { compile } from '../compile/compile.ts'
import { evaluateBlock } from '../compile/evaluate-parameters.ts'
import type { Program } from '../compile/program.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { isError } from '../model/diagnostic.ts'
import { createProject, type Project } from '../model/project.ts'
import { simulate } from '../simulate/simulate.ts'

const MOST_VARIANTS = 64
const WIDTHS = [1, 3]

/** What each block breaks, in words for its author; empty when all is well. */
export function checkPlugin(blocks: readonly BlockType[], registry: Registry): string[] {
  return blocks.flatMap(type => checkBlock(type, registry).map(fault => `${type.id}: ${fault}`))
}

function checkBlock(type: BlockType, registry: Registry): string[] {
  const faults: string[] = []
  if (type.summary.trim() === '') faults.push('It has no summary, so nobody learns what it does.')
  if (type.equation.trim() === '') faults.push('It has no equation.')
  for (const parameters of listVariants(type)) {
    // What is wrong with a look is reported, not thrown.
    type.look(parameters)
    const words = Object.entries(parameters).map(([name, text]) => `${name} ${text}`)
    const where = words.length === 0 ? '' : `With ${words.join(', ')}: `
    const found = checkVariant(type, parameters, registry)
    if (found !== null) faults.push(where + found)
  }
  return faults
}

/** All combinations of choices and flags. */
function listVariants(type: BlockType): Readonly<Record<string, string>>[] {
  let all: Record<string, string>[] = [{}]
  for (const [name, declaration] of Object.entries(type.parameters)) {
    const options =
      declaration.kind === 'choice'
        ? Object.keys(declaration.options)
        : declaration.kind === 'flag'
          ? ['true', 'false']
          : []
    if (options.length > 0 && all.length * options.length <= MOST_VARIANTS) {
      all = all.flatMap(parameters => options.map(option => ({ ...parameters, [name]: option })))
    }
  }
  return all
}

function checkVariant(
  type: BlockType,
  parameters: Readonly<Record<string, string>>,
  registry: Registry,
): string | null {
  const { values, problems } = evaluateBlock(type, parameters, () => undefined)
  const [problem] = problems
  if (problem) return `The default of "${problem.parameter}" is not valid: ${problem.problem}`
  const inputs = Object.keys(type.inputs(values))
  const widths = WIDTHS.filter(width => width === 1 || inputs.length > 0)
  const refusals = widths.map(width => checkGraph(type, values, width))
  // Scalars must do; vectors need not.
  const [refusal] = refusals
  if (refusal !== null && refusal !== undefined) return refusal
  const project = surround(type, parameters, inputs)
  const { program, diagnostics } = compile(project, registry)
  if (program === null) return diagnostics.find(isError)?.message ?? 'It does not compile.'
  return compareEngines(program)
}

function checkGraph(type: BlockType, parameters: ParameterValues, width: number): string | null {
  const inputs = Object.fromEntries(
    Object.keys(type.inputs(parameters)).map(name => [name, { ...SCALAR, width }]),
  )
  try {
    const { states, derivatives = {}, updates = {} } = type.configure({ parameters, inputs })
    for (const [name, { kind }] of Object.entries(states)) {
      if (kind === 'continuous' && !(name in derivatives)) return `Its state "${name}" has no derivative.`
      if (kind === 'discrete' && !(name in updates)) return `Its state "${name}" has no update.`
    }
    return null
  } catch (error) {
    if (error instanceof ExpressionError) return error.message
    throw error
  }
}

/** The block between sines, its outputs on a Scope each. */
function surround(
  type: BlockType,
  parameters: Readonly<Record<string, string>>,
  inputs: readonly string[],
): Project {
  const empty = createProject('Check')
  const feeds = inputs.map((port, i) => [port, `sine ${i}`] as const)
  return {
    ...empty,
    settings: { ...empty.settings, step: '0.01', stop: '1' },
    models: {
      main: {
        parameters: {},
        blocks: {
          block: { type: type.id, parameters },
          ...Object.fromEntries(
            feeds.map(([, name], i) => [
              name,
              { type: 'sources/sine', parameters: { frequency: `${3 + i}`, bias: '0.5' } },
            ]),
          ),
        },
        connections: feeds.map(([port, name]) => ({
          from: { block: name, port: 'y' },
          to: { block: 'block', port },
        })),
      },
    },
  }
}

function compareEngines(program: Program): string | null {
  const signals = [...program.signals.values()].filter(({ name }) => name.startsWith('block.'))
  const runs = [createSimpleEngine, createSimpleEngine, createCompiledEngine].map(createEngine =>
    simulate(program, signals, { createEngine }),
  )
  const [first, again, compiled] = runs.map(({ log, fault }) =>
    JSON.stringify([
      fault?.message,
      log.columns.map((_, column) => Array.from({ length: log.rows }, (_, row) => log.value(row, column))),
    ]),
  )
  if (first !== again) return 'It does not give the same values twice.'
  if (first !== compiled) return 'Compiled, it gives other values than interpreted.'
  const fault = runs[0]?.fault
  return fault ? `Between sine waves it stops: ${fault.message}` : null
}
