/** A block type as its author writes it, with the types of its parameters carried into all that it gives. */
import type { Behaviour } from './behaviour.ts'
import type { BlockTrial, Look, TableLayout } from './block-look.ts'
import type { BlockRole, Execution, Log, Repetition, Watch } from './block-role.ts'
import type { ParameterFault, PortTable } from './block-type.ts'
import type { PlainFunction } from './callee.ts'
import type { DerivedNumbers } from './derived-numbers.ts'
import type { Expression, Operand } from './expression.ts'
import type {
  ChoiceParameter,
  CountParameter,
  FileParameter,
  FileValue,
  FlagParameter,
  FormulaParameter,
  FormulaValue,
  InputFormulaParameter,
  MatrixParameter,
  MatrixValue,
  NumberParameter,
  ParameterTable,
  PeriodParameter,
  TextParameter,
  VectorParameter,
} from './parameter.ts'
import type { SignalType } from './signal-type.ts'

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

export type BoundTable<P extends ParameterTable> = { readonly [Name in keyof P]: Bound<P[Name]> }
export type EvaluatedTable<P extends ParameterTable> = { readonly [Name in keyof P]: Evaluated<P[Name]> }
export type Texts<P extends ParameterTable> = { readonly [Name in keyof P]: string }

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
  /** A use of it with numbers, in a sentence or two, where what it gives for a step or a sine does not tell it. */
  readonly example?: string
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
