/** Makes block types of what their authors write. */
import { findOwn } from '../math/find-own.ts'
import { type Configuration, type ConfiguredBehaviour, INTERVAL, type StateDeclaration } from './behaviour.ts'
import { bindParameters } from './bind-parameters.ts'
import type {
  BehaviourScope,
  BlockDefinition,
  BoundTable,
  EvaluatedTable,
  Texts,
} from './block-definition.ts'
import type { BlockType, PortTable } from './block-type.ts'
import { derivedName } from './derived-numbers.ts'
import { type Expression, ExpressionError, lift, type Operand, reference, time } from './expression.ts'
import type { ParameterTable, ParameterValues } from './parameter.ts'
import { callFunction } from './plain-function.ts'
import { SCALAR, type SignalType } from './signal-type.ts'

/** Makes a block type of its definition. */
export function defineBlock<
  const P extends ParameterTable = Record<never, never>,
  const In extends PortTable = Record<never, never>,
  const Out extends PortTable = Record<never, never>,
>(definition: BlockDefinition<P, In, Out>): BlockType {
  const table: ParameterTable = definition.parameters ?? {}
  const ports = (given: PortTable | ((parameters: EvaluatedTable<P>) => PortTable) | undefined) =>
    typeof given === 'function'
      ? (parameters: ParameterValues) => given(parameters as EvaluatedTable<P>)
      : () => given ?? {}
  const inputs = ports(definition.inputs)
  const {
    look = { shape: 'rectangle', label: definition.name },
    period,
    execution,
    repetition,
    check,
    derive,
    watch,
    log,
    functions,
  } = definition
  return {
    id: definition.id,
    name: definition.name,
    library: definition.id.slice(0, definition.id.indexOf('/')),
    ...(definition.role ? { role: definition.role } : {}),
    summary: definition.summary,
    equation: definition.equation,
    keywords: definition.keywords ?? [],
    parameters: table,
    ...(definition.table ? { table: definition.table } : {}),
    unused: parameters => definition.unused?.(parameters as Texts<P>) ?? [],
    inputs,
    outputs: ports(definition.outputs),
    look: parameters => (typeof look === 'function' ? look(parameters as Texts<P>) : look),
    ...(definition.trial ? { trial: definition.trial } : {}),
    ...(definition.example === undefined ? {} : { example: definition.example }),
    period: parameters => period?.(parameters as EvaluatedTable<P>) ?? null,
    execution: parameters => execution?.(parameters as EvaluatedTable<P>) ?? null,
    repetition: parameters => repetition?.(parameters as EvaluatedTable<P>) ?? null,
    ...(watch ? { watch: (parameters: ParameterValues) => watch(parameters as EvaluatedTable<P>) } : {}),
    ...(log ? { log: (parameters: ParameterValues) => log(parameters as EvaluatedTable<P>) } : {}),
    ...(functions ? { functions } : {}),
    check: parameters => check?.(parameters as EvaluatedTable<P>) ?? [],
    ...(derive ? { derive: (parameters: ParameterValues) => derive(parameters as EvaluatedTable<P>) } : {}),
    configure: configuration =>
      configure(definition, Object.keys(inputs(configuration.parameters)), configuration),
  }
}

/** Lets the definition build its graphs over leaves of the configuration's types, and takes down what it declares. */
function configure<P extends ParameterTable, In extends PortTable, Out extends PortTable>(
  { parameters = {} as P, behaviour, functions, derive }: BlockDefinition<P, In, Out>,
  names: readonly string[],
  configuration: Configuration,
): ConfiguredBehaviour {
  const states: Record<string, StateDeclaration> = {}
  const tables: Record<string, readonly number[]> = {}
  const declare =
    (kind: StateDeclaration['kind']) =>
    (name: string, given: Operand, like: number | SignalType = 1) => {
      const initial = lift(given)
      const type = typeOfState(initial, typeof like === 'number' ? { ...SCALAR, width: like } : like)
      states[name] = { initial, kind, width: type.width, columns: type.columns }
      return reference('state', name, type)
    }
  const leaves = names.map(name => reference('input', name, configuration.inputs[name] ?? SCALAR))
  const result = behaviour?.({
    p: bindParameters(parameters, configuration.parameters) as BoundTable<P>,
    u: Object.fromEntries(names.map((name, i) => [name, leaves[i]])) as BehaviourScope<P, In>['u'],
    inputs: leaves,
    t: time,
    interval: reference('parameter', INTERVAL, 1),
    isSlowToFast: configuration.isSlowToFast ?? false,
    continuousState: declare('continuous'),
    discreteState: declare('discrete'),
    discreteArray: (name, initial, count, elementWidth = 1) => {
      const width = count * elementWidth
      states[name] = { initial: lift(initial), kind: 'discrete', width, elementWidth }
      return reference('state', name, width)
    },
    table: (name, values) => {
      const leaf = `$table ${name}`
      tables[leaf] = values
      return reference('parameter', leaf, values.length)
    },
    call: (name, operands, width) => {
      const evaluate = functions && findOwn(functions, name)
      if (!evaluate) throw new ExpressionError(`The block has no function "${name}".`)
      return callFunction({ name, evaluate }, operands, width)
    },
    derived: name => {
      const numbers = derive?.(configuration.parameters as EvaluatedTable<P>)
      const list = numbers && findOwn(numbers, name)
      if (!list) throw new ExpressionError(`The block derives no numbers "${name}".`)
      return reference('parameter', derivedName(name), list.length)
    },
  })
  return { outputs: {}, ...result, states, ...(Object.keys(tables).length > 0 ? { tables } : {}) }
}

/** A state is real, and as wide as the wider of the two. */
function typeOfState(initial: Expression, like: SignalType): SignalType {
  const { width, columns, bus } = initial.width > like.width ? initial : like
  return { type: 'real', width, columns, ...(bus ? { bus } : {}) }
}
