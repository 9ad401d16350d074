/** Block types of a plugin: what the rest of Loopwright sees. Each answer is checked, and asked for once. */
import type { z } from 'zod'
import type { BlockTrial, Look } from '../block/block-look.ts'
import type { BlockType } from '../block/block-type.ts'
import type { PlainFunction } from '../block/callee.ts'
import { ExpressionError } from '../block/expression.ts'
import type { ParameterTable } from '../block/parameter.ts'
import { SCALAR } from '../block/signal-type.ts'
import { behaviourData } from './behaviour-data.ts'
import {
  type BlockDescription,
  derivedNumbers,
  describeMismatch,
  descriptions,
  faults,
  look as lookSchema,
  period as periodSchema,
  ports as portsSchema,
} from './description.ts'
import { checkInputFormulas, computeInputFormulas, hideFormulas } from './input-formulas.ts'
import { formatPluginFault, PluginError, type PluginFault } from './plugin-fault.ts'
import { readBehaviour } from './read-behaviour.ts'
import type { Sandbox } from './sandbox.ts'

/** Answers that are kept of one question about one block. */
const MOST_KEPT = 2000

/**
 * @param report told of every later question that fails: a canvas that asks for ports cannot be thrown at
 * @throws PluginError when the plugin does not describe its blocks
 */
export function createBlockTypes(
  sandbox: Sandbox,
  library: string,
  report: (fault: PluginFault) => void,
): BlockType[] {
  const described = check(
    descriptions,
    readAnswer(sandbox.ask('describe', 0, 'null')),
    'The blocks are not described',
  )
  const seen = new Set<string>()
  for (const { id } of described) {
    if (!id.startsWith(`${library}/`)) {
      throw new PluginError({ message: `The block "${id}" must be called "${library}/...", as its plugin.` })
    }
    if (seen.has(id)) throw new PluginError({ message: `Two blocks are called "${id}".` })
    seen.add(id)
  }
  return described.map((description, index) => createBlockType(sandbox, description, library, index, report))
}

function createBlockType(
  sandbox: Sandbox,
  description: BlockDescription,
  library: string,
  index: number,
  report: (fault: PluginFault) => void,
): BlockType {
  const ask = <Schema extends z.ZodType>(question: string, schema: Schema) => {
    const kept = new Map<string, z.infer<Schema>>()
    return (given: unknown): z.infer<Schema> => {
      const key = JSON.stringify(given)
      const known = kept.get(key)
      if (known !== undefined) return known
      const answer = check(
        schema,
        readAnswer(sandbox.ask(question, index, key)),
        `${description.name}, ${question}`,
      )
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(key, answer)
      return answer
    }
  }
  /** Where nothing may be thrown: the fault is reported, and something harmless stands in. */
  const quietly =
    <T>(question: (given: unknown) => T, otherwise: T) =>
    (given: unknown): T => {
      try {
        return question(given)
      } catch (error) {
        if (!(error instanceof PluginError)) throw error
        report(error.fault)
        return otherwise
      }
    }

  const inputs = quietly(ask('inputs', portsSchema), {})
  const outputs = quietly(ask('outputs', portsSchema), {})
  const askFaults = quietly(ask('check', faults), [])
  const derive = quietly(ask('derive', derivedNumbers), {})
  const configure = ask('configure', behaviourData)
  const { id, name, role, summary, equation, keywords, parameters, trial, example } = description
  const functions = nameFunctions(sandbox, description, library, index)
  const table = parameters as ParameterTable
  return {
    id,
    name,
    library,
    ...(role ? { role } : {}),
    ...(trial ? { trial: trial as BlockTrial } : {}),
    ...(example === undefined ? {} : { example }),
    summary,
    equation,
    keywords,
    parameters: table,
    unused: () => [],
    inputs,
    outputs,
    look: quietly(ask('look', lookSchema), { shape: 'rectangle', label: name }) as (given: unknown) => Look,
    period: quietly(ask('period', periodSchema), null),
    ...(description.functions.length > 0 ? { functions } : {}),
    ...(description.derives ? { derive } : {}),
    // A plugin's block computes; it stands for no model.
    execution: () => null,
    repetition: () => null,
    check: values => [
      ...checkInputFormulas(table, values, Object.keys(inputs(values))),
      ...(askFaults(values) as ReturnType<BlockType['check']>),
    ],
    configure: configuration => {
      try {
        const { parameters: values } = configuration
        const types = Object.keys(inputs(values)).map(port => [port, configuration.inputs[port] ?? SCALAR])
        const formulas = computeInputFormulas(table, values, Object.fromEntries(types))
        const hidden = hideFormulas(configuration, formulas)
        return readBehaviour(configure(hidden), Object.keys(outputs(values)), hidden, functions, formulas)
      } catch (error) {
        if (error instanceof PluginError) throw new ExpressionError(formatPluginFault(error.fault))
        throw error
      }
    },
  }
}

/** Its plain functions, whose faults name the plugin. */
function nameFunctions(
  sandbox: Sandbox,
  { functions }: BlockDescription,
  library: string,
  index: number,
): Readonly<Record<string, PlainFunction>> {
  return Object.fromEntries(
    functions.map((name): [string, PlainFunction] => {
      const evaluate = sandbox.plainFunction(index, name)
      const named: PlainFunction = (...given) => {
        try {
          return evaluate(...given)
        } catch (error) {
          if (!(error instanceof PluginError)) throw error
          throw new Error(`plugin ${library}: ${formatPluginFault(error.fault)}`)
        }
      }
      return [name, named]
    }),
  )
}

/** JSON that came out of a sandbox. @throws PluginError */
export function readAnswer(text: string): unknown {
  try {
    return JSON.parse(text, (key, value) => {
      if (key === '__proto__') throw new PluginError({ message: 'The name "__proto__" is reserved.' })
      return value
    })
  } catch (error) {
    if (error instanceof PluginError) throw error
    throw new PluginError({ message: 'It did not answer with data.' })
  }
}

function check<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.infer<Schema> {
  const result = schema.safeParse(value)
  if (!result.success) throw new PluginError({ message: `${what}: ${describeMismatch(result.error)}.` })
  return result.data
}
