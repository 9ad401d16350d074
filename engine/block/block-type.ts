/**
 * What a block type is. It declares ports, parameters, states and sample time, and writes its behaviour as
 * expression graphs; it holds no values. Everything else (feedthrough, rates, widths, code) is derived.
 */
import { type ElementUpdate, isElementUpdate } from './array.ts'
import type { PlainFunction } from './callee.ts'
import {
  concatenate,
  type Expression,
  ExpressionError,
  element,
  lift,
  type Operand,
  reference,
  time,
} from './expression.ts'
import { reshape } from './matrix.ts'
import type { Panel } from './panel.ts'
import {
  type ChoiceParameter,
  type CountParameter,
  type FileParameter,
  type FileValue,
  type FlagParameter,
  type FormulaParameter,
  type FormulaValue,
  type InputFormulaParameter,
  isTunable,
  type MatrixParameter,
  type MatrixValue,
  type NumberParameter,
  type ParameterTable,
  type ParameterValues,
  type PeriodParameter,
  type TextParameter,
  typeOfParameter,
  type VectorParameter,
} from './parameter.ts'
import { callFunction } from './plain-function.ts'
import { SCALAR, type SignalType } from './signal-type.ts'

/** Port names in order, each with what it carries. */
export type PortTable = Readonly<Record<string, string>>

/**
 * What the engine must know of the few blocks that shape a model instead of computing: `entry` and `exit` are the
 * model's ports, `model` stands for another model, whose ports follow its own inputs. A
 * `rate-transition` may join two sample times. A `merge` is told which of the conditional models behind its inputs run.
 * A `from` gives what enters the `goto` of its parameter `tag`, as far as the Goto's `scope` lets it see. A `store` holds the
 * value that the `store-read` and `store-write` blocks of its parameter `store` read and write.
 * An output of a `constraint` is written as the function that is to be 0 at its value. `scope`, `xy-graph` and `display` mark signals to be recorded;
 * what a `log` records is its output `log`, see `Log`.
 */
export type BlockRole =
  | 'check'
  | 'constraint'
  | 'entry'
  | 'exit'
  | 'from'
  | 'goto'
  | 'log'
  | 'merge'
  | 'model'
  | 'rate-transition'
  | 'scope'
  | 'display'
  | 'store'
  | 'store-read'
  | 'store-write'
  | 'xy-graph'

/** Change of a control signal from one major step to the next: it becomes greater than 0, stops being so, or either. */
export type Edge = 'rising' | 'falling' | 'either'

/**
 * When the diagram behind a block of role `model` runs, where it does not always: each part names the control input that
 * it watches. The parts may go together.
 */
export interface Execution {
  /** It runs while the input is greater than 0; when it comes on, states keep their values or start again. */
  readonly enable?: { readonly port: string; readonly states: 'keep' | 'reset' }
  /** It computes once at each edge, and stands still between. */
  readonly trigger?: { readonly port: string; readonly edge: Edge }
  /** States go to their initial values at the edge, or for as long as the input is not 0. */
  readonly reset?: { readonly port: string; readonly on: Edge | 'level' }
}

/** Of a block of role `model` whose diagram stands side by side, once for each element. */
export interface Repetition {
  readonly count: number
  /** Inputs that every element gets whole, and not its part of. */
  readonly whole: readonly string[]
}

/**
 * What a block of the role `check` does. With `stop` and `fail` its output `watch` ends the run at a step at which an element
 * of it is not 0. With `warn` and `mark` the run goes on, and `watch` notes what happened: how often so far, then the times
 * of the first ones, as many as it is wide.
 */
export interface Watch {
  /** `stop` ends the run as if it had come to its stop time, `fail` with an error; `warn` warns, `mark` marks the scopes. */
  readonly action: 'stop' | 'fail' | 'warn' | 'mark'
  /** For the user, with the block's name before it. */
  readonly message: string
}

/**
 * What becomes of the output `log` of a block of the role `log`: it is recorded under a name that the user gave it, or written
 * into a file in the project's folder, a row wherever the output `at` is the time.
 */
export type Log = { readonly name: string } | { readonly file: string }

/**
 * How a block is shown at work before it is used, where ten seconds of a step or a sine and all defaults say little. Its
 * other inputs get 0.
 */
export interface BlockTrial {
  readonly seconds?: number
  /** Instead of the defaults. */
  readonly parameters?: Readonly<Record<string, string>>
  /** By input port: `step`, `sine`, or the text of a constant. */
  readonly inputs?: Readonly<Record<string, string>>
}

/** How the canvas draws a block; the renderer knows the shapes, the block says which and what stands in it. */
export interface Look {
  readonly shape: 'rectangle' | 'circle' | 'triangle' | 'bar' | 'pill'
  /** Plain text inside. */
  readonly label?: string
  /** TeX inside, instead of a label. */
  readonly formula?: string
  /** Polyline inside, instead of a label: x and y in 0..1, y upwards; `axes` draws faint axes through that point. */
  readonly curve?: readonly (readonly [number, number])[]
  readonly axes?: readonly [number, number]
  /** Width and height in CSS pixels at zoom 1, multiples of 20. */
  readonly size?: readonly [number, number]
  /** Marks beside input ports, such as the signs of a sum, by port name. */
  readonly marks?: Readonly<Record<string, string>>
  /** Input ports that stand on the upper side. */
  readonly above?: readonly string[]
  /** A control or an indicator inside, instead of a label. */
  readonly panel?: Panel
}

/**
 * Parameters that are one table, edited and drawn together. `columns`: breakpoints x and, for each of them, an element of every
 * y. `grid`: a matrix with breakpoints of its rows and its columns. `method` names a choice that says how the curve goes from
 * point to point: `linear`, `previous` or `nearest`.
 */
export type TableLayout<Name extends string = string> =
  | { readonly kind: 'columns'; readonly x: Name; readonly ys: readonly Name[]; readonly method?: Name }
  | { readonly kind: 'grid'; readonly rows: Name; readonly columns: Name; readonly values: Name }

/** A state: its value at the start, and how many columns its elements form. */
export interface StateDeclaration {
  readonly initial: Expression
  readonly kind: 'continuous' | 'discrete'
  readonly width: number
  readonly columns?: number
  /** Of an array: the width of one element. Initial values of this width, or scalars, hold for every element. */
  readonly elementWidth?: number
}

/** Else it only notes. */
export function canEndRun({ action }: Watch): boolean {
  return action === 'stop' || action === 'fail'
}

/** What a block computes, as graphs over its inputs, parameters and states. */
export interface Behaviour {
  /** By output port. */
  readonly outputs: Readonly<Record<string, Expression>>
  /** By continuous state: dx/dt. */
  readonly derivatives?: Readonly<Record<string, Expression>>
  /**
   * By state: the value after the update at a major step, from the values before it. Discrete states take it at the
   * block's sample hits; a continuous state that has one is reset to it at every major step (x where nothing happens).
   * Of an array, one element may change alone.
   */
  readonly updates?: Readonly<Record<string, Expression | ElementUpdate>>
  /**
   * Of a source whose breaks are known: when the next one is, strictly after the time, or Infinity. It reads the time and
   * parameters only. Variable steps land on it.
   */
  readonly nextEvent?: Expression
  /** By output port that stands in an algebraic loop: the value from which the loop is solved at the start, else 0. */
  readonly guesses?: Readonly<Record<string, Expression>>
}

/** Leaf of the kind `parameter` that every block has: seconds between its sample hits. */
export const INTERVAL = '$interval'

/** Numbers that follow from a block's parameters stand among their values by names that begin so; see `derive`. */
const DERIVED = '$'

export function isDerived(parameter: string): boolean {
  return parameter.startsWith(DERIVED)
}

/** Numbers by name, as they follow from a block's parameters. */
export type DerivedNumbers = Readonly<Record<string, readonly number[]>>

/** What follows from the values of a block's parameters, by the names under which it stands among them. */
export function deriveValues({ derive }: BlockType, values: ParameterValues): DerivedNumbers {
  const numbers = Object.entries(derive?.(values) ?? {})
  return Object.fromEntries(numbers.map(([name, list]) => [`${DERIVED}${name}`, list]))
}

/** Input that says whether the conditional model behind an input runs. */
export function activeOf(port: string): string {
  return `on ${port}`
}

/** Output of a block of role `merge` that is no port: whether one of the models behind its inputs runs. */
export const MERGE_ACTIVE = 'on'

/** A configuration: evaluated parameters and the types of the signals that arrive. */
export interface Configuration {
  readonly parameters: ParameterValues
  /** By input port; what is not connected is a scalar. */
  readonly inputs: Readonly<Record<string, SignalType>>
  /** For role `rate-transition`: what feeds its input `u` is slower than what reads its output. */
  readonly isSlowToFast?: boolean
}

export interface ConfiguredBehaviour extends Behaviour {
  readonly states: Readonly<Record<string, StateDeclaration>>
  /** By the name of the leaf of the kind `parameter`. */
  readonly tables?: Readonly<Record<string, readonly number[]>>
}

/** All expressions of a behaviour's updates. */
export function updatesOf({ updates = {} }: Behaviour): Expression[] {
  return Object.values(updates).flatMap(update =>
    isElementUpdate(update) ? [update.index, update.value] : [update],
  )
}

export interface ParameterFault {
  readonly parameter: string
  readonly message: string
  readonly hint?: string
  /** Where in the parameter's text, both from 1. */
  readonly at?: { readonly line: number; readonly column: number }
}

/** A block type as the engine and the app see it. */
export interface BlockType {
  /** `library/name`, as it stands in files. */
  readonly id: string
  readonly name: string
  readonly library: string
  readonly role?: BlockRole
  /** One sentence: what it does. */
  readonly summary: string
  /** TeX: what it computes. */
  readonly equation: string
  /** More words under which the palette finds it. */
  readonly keywords: readonly string[]
  readonly parameters: ParameterTable
  readonly table?: TableLayout
  /** Parameters, as the user typed them, that mean nothing beside the others: nobody need see them. */
  readonly unused: (parameters: Readonly<Record<string, string>>) => readonly string[]
  /** Shaping parameters only are looked at, so that ports are known before anything is evaluated. */
  readonly inputs: (parameters: ParameterValues) => PortTable
  readonly outputs: (parameters: ParameterValues) => PortTable
  /** Parameters as the user typed them (defaults filled in); must never throw. */
  readonly look: (parameters: Readonly<Record<string, string>>) => Look
  readonly trial?: BlockTrial
  /** Seconds between sample hits, 0 for every step, null when it inherits. */
  readonly period: (parameters: ParameterValues) => number | null
  /** For role `model`: when its diagram runs, null for always. */
  readonly execution: (parameters: ParameterValues) => Execution | null
  /** For role `model`: how often its diagram stands side by side, null where it stands once. */
  readonly repetition: (parameters: ParameterValues) => Repetition | null
  /** What is wrong with a set of values, such as limits in the wrong order. */
  readonly check: (parameters: ParameterValues) => readonly ParameterFault[]
  /** Numbers that follow from the parameters: see `BlockDefinition`. */
  readonly derive?: (parameters: ParameterValues) => DerivedNumbers
  /** Of a block whose behaviour has an output `watch` that is no port. */
  readonly watch?: (parameters: ParameterValues) => Watch
  /** Of a block of the role `log`, whose behaviour has an output `log` that is no port. */
  readonly log?: (parameters: ParameterValues) => Log
  /** Plain functions that its behaviour calls, which makes it slow. */
  readonly functions?: Readonly<Record<string, PlainFunction>>
  /** @throws ExpressionError when the configuration cannot be computed, such as widths that do not match. */
  readonly configure: (configuration: Configuration) => ConfiguredBehaviour
}

/** A formula with the leaves of the variables that it may use. */
export interface Formula {
  readonly text: string
  readonly variables: Readonly<Record<string, Expression>>
}

type Bound<D> = D extends NumberParameter | VectorParameter | MatrixParameter | InputFormulaParameter
  ? Expression
  : D extends FormulaParameter
    ? Formula
    : D extends ChoiceParameter<infer Option>
      ? Option
      : D extends CountParameter | PeriodParameter
        ? number
        : D extends FlagParameter
          ? boolean
          : D extends FileParameter
            ? FileValue
            : string

type Evaluated<D> = D extends NumberParameter | VectorParameter
  ? readonly number[]
  : D extends MatrixParameter
    ? MatrixValue
    : D extends FormulaParameter
      ? FormulaValue
      : D extends ChoiceParameter<infer Option>
        ? Option
        : D extends CountParameter | PeriodParameter
          ? number
          : D extends FlagParameter
            ? boolean
            : D extends TextParameter
              ? string
              : D extends FileParameter
                ? FileValue
                : never

type BoundTable<P extends ParameterTable> = { readonly [Name in keyof P]: Bound<P[Name]> }
type EvaluatedTable<P extends ParameterTable> = { readonly [Name in keyof P]: Evaluated<P[Name]> }
type Texts<P extends ParameterTable> = { readonly [Name in keyof P]: string }

/** What a behaviour is built from. */
export interface BehaviourScope<P extends ParameterTable, In extends PortTable> {
  /** Tunable parameters as leaves, shaping ones as plain values. */
  readonly p: BoundTable<P>
  /** Inputs by name, where the names are fixed. */
  readonly u: { readonly [Name in keyof In]: Expression }
  /** All inputs, in port order. */
  readonly inputs: readonly Expression[]
  readonly t: Expression
  readonly isSlowToFast: boolean
  /** Seconds from one sample hit of the block to the next. */
  readonly interval: Expression
  /** Declares a continuous state and returns its leaf. A scalar initial value takes the shape of a signal, or a width. */
  readonly continuousState: (name: string, initial: Operand, like?: number | SignalType) => Expression
  readonly discreteState: (name: string, initial: Operand, like?: number | SignalType) => Expression
  /**
   * Declares a discrete state of `count` elements and returns its leaf, to be read by `arrayRead` or `history`. The
   * initial value is one for every element, or all of them one after the other.
   */
  readonly discreteArray: (name: string, initial: Operand, count: number, elementWidth?: number) => Expression
  /**
   * Numbers that stand in memory as they are and are read like a parameter: a table of a file, where an expression of
   * constants would be computed again and again.
   */
  readonly table: (name: string, values: readonly number[]) => Expression
  /** What one of the block's plain functions makes of the operands: so many numbers. */
  readonly call: (name: string, operands: readonly Operand[], width?: number) => Expression
  /** The leaf of numbers that `derive` gives. */
  readonly derived: (name: string) => Expression
}

/** A block type as its author writes it: one of these is one file. */
export interface BlockDefinition<P extends ParameterTable, In extends PortTable, Out extends PortTable> {
  readonly id: string
  readonly name: string
  readonly role?: BlockRole
  readonly summary: string
  readonly equation: string
  readonly keywords?: readonly string[]
  readonly parameters?: P
  readonly table?: TableLayout<keyof P & string>
  /** Parameters that mean nothing as long as the others are what they are, such as breakpoints of a dimension too many. */
  readonly unused?: (parameters: Texts<P>) => readonly (keyof P & string)[]
  readonly inputs?: In | ((parameters: EvaluatedTable<P>) => PortTable)
  readonly outputs?: Out | ((parameters: EvaluatedTable<P>) => PortTable)
  readonly look?: Look | ((parameters: Texts<P>) => Look)
  readonly trial?: BlockTrial
  readonly period?: (parameters: EvaluatedTable<P>) => number | null
  readonly execution?: (parameters: EvaluatedTable<P>) => Execution
  readonly repetition?: (parameters: EvaluatedTable<P>) => Repetition
  readonly check?: (parameters: EvaluatedTable<P>) => readonly ParameterFault[]
  /**
   * Numbers that follow from the parameters' values, such as the slopes of a spline through a table. They are computed
   * wherever parameters are, never when stepping, and live in memory as parameters do: how many there are may depend
   * only on what shapes the block.
   */
  readonly derive?: (parameters: EvaluatedTable<P>) => DerivedNumbers
  readonly watch?: (parameters: EvaluatedTable<P>) => Watch
  readonly log?: (parameters: EvaluatedTable<P>) => Log
  /** By name: what no graph can say. They must depend on their operands only. */
  readonly functions?: Readonly<Record<string, PlainFunction>>
  /** Absent for roles that compute nothing. */
  readonly behaviour?: (scope: BehaviourScope<P, In>) => Behaviour
}

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
    behaviour,
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
    period: parameters => period?.(parameters as EvaluatedTable<P>) ?? null,
    execution: parameters => execution?.(parameters as EvaluatedTable<P>) ?? null,
    repetition: parameters => repetition?.(parameters as EvaluatedTable<P>) ?? null,
    ...(watch ? { watch: (parameters: ParameterValues) => watch(parameters as EvaluatedTable<P>) } : {}),
    ...(log ? { log: (parameters: ParameterValues) => log(parameters as EvaluatedTable<P>) } : {}),
    ...(functions ? { functions } : {}),
    check: parameters => check?.(parameters as EvaluatedTable<P>) ?? [],
    ...(derive ? { derive: (parameters: ParameterValues) => derive(parameters as EvaluatedTable<P>) } : {}),
    configure: configuration => {
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
      const names = Object.keys(inputs(configuration.parameters))
      const leaves = names.map(name => reference('input', name, configuration.inputs[name] ?? SCALAR))
      const result = behaviour?.({
        p: bindParameters(table, configuration.parameters) as BoundTable<P>,
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
          const evaluate = functions && Object.hasOwn(functions, name) ? functions[name] : undefined
          if (!evaluate) throw new ExpressionError(`The block has no function "${name}".`)
          return callFunction({ name, evaluate }, operands, width)
        },
        derived: name => {
          const numbers = derive?.(configuration.parameters as EvaluatedTable<P>)
          const list = numbers && Object.hasOwn(numbers, name) ? numbers[name] : undefined
          if (!list) throw new ExpressionError(`The block derives no numbers "${name}".`)
          return reference('parameter', `${DERIVED}${name}`, list.length)
        },
      })
      return { outputs: {}, ...result, states, ...(Object.keys(tables).length > 0 ? { tables } : {}) }
    },
  }
}

/** A state is real, and as wide as the wider of the two. */
function typeOfState(initial: Expression, like: SignalType): SignalType {
  const { width, columns, bus } = initial.width > like.width ? initial : like
  return { type: 'real', width, columns, ...(bus ? { bus } : {}) }
}

function bindParameters(table: ParameterTable, values: ParameterValues): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(table).map(([name, declaration]) => {
      const value = values[name]
      if (!isTunable(declaration)) return [name, value]
      const leaf = reference('parameter', name, typeOfParameter(value))
      return [name, typeof value === 'object' && 'text' in value ? bindFormula(value, leaf) : leaf]
    }),
  )
}

export function bindFormula({ text, variables }: FormulaValue, leaf: Expression): Formula {
  let next = 0
  const bound = variables.map(({ name, width, columns }) => {
    const parts = Array.from({ length: width }, () => element(leaf, next++))
    return [name, reshape(concatenate(parts), columns)] as const
  })
  return { text, variables: Object.fromEntries(bound) }
}
