/**
 * The parameters a block type declares. `number`, `vector` and `matrix` values live in memory and can be tuned
 * while a run goes on; the others shape the block, so that changing one compiles anew.
 */
import type { DataTable } from './data-file.ts'
import { SCALAR, type SignalType } from './signal-type.ts'

interface Declaration {
  readonly label: string
  readonly description?: string
  /** As the user would type it. */
  readonly default: string
  /** SI unit or a formula of units such as `V/A`; absent when it has none or follows the signal. */
  readonly unit?: string
}

/** One number, or one for each element of a vector signal. */
export interface NumberParameter extends Declaration {
  readonly kind: 'number'
}

/** A list of numbers whose length shapes the block: coefficients, table points. */
export interface VectorParameter extends Declaration {
  readonly kind: 'vector'
}

/** A matrix `[1, 2; 3, 4]`; a list is a row, a number a matrix of one element. Lives in memory. */
export interface MatrixParameter extends Declaration {
  readonly kind: 'matrix'
}

/** Elements column by column. */
export interface MatrixValue {
  readonly values: readonly number[]
  readonly columns: number
}

/**
 * A formula over inputs and time, such as `u1*sin(2*pi*f*t)`. Its text shapes the block; the values of the project's
 * variables in it live in memory.
 */
export interface FormulaParameter extends Declaration {
  readonly kind: 'formula'
  /** Several lines of statements instead of one expression. */
  readonly hasStatements?: boolean
}

/** In a plugin: a formula over the block's inputs, by the names of their ports, and the time `t`; given as a graph. */
export interface InputFormulaParameter extends FormulaParameter {
  readonly isOverInputs: true
}

export function isInputFormula(declaration: ParameterDeclaration): declaration is InputFormulaParameter {
  return declaration.kind === 'formula' && 'isOverInputs' in declaration
}

export interface FormulaValue {
  readonly text: string
  /** Variables that the formula may use, with how many of `values` each has, and in how many columns. */
  readonly variables: readonly { readonly name: string; readonly width: number; readonly columns: number }[]
  readonly values: readonly number[]
}

/** A count, a whole number within limits. Shapes the block. */
export interface CountParameter extends Declaration {
  readonly kind: 'count'
  readonly least: number
  readonly most: number
}

/** Seconds between sample hits; 0 means every step. Shapes the schedule. */
export interface PeriodParameter extends Declaration {
  readonly kind: 'period'
}

/** One of a few words. Shapes the block. */
export interface ChoiceParameter<Option extends string = string> extends Declaration {
  readonly kind: 'choice'
  readonly default: Option
  readonly options: Readonly<Record<Option, string>>
}

/** `true` or `false`. Shapes the block. */
export interface FlagParameter extends Declaration {
  readonly kind: 'flag'
}

/** Taken literally, never evaluated. Shapes the block. */
export interface TextParameter extends Declaration {
  readonly kind: 'text'
}

/** A file in the project's folder, by its path from there. Shapes the block; what is read of it is a table of numbers. */
export interface FileParameter extends Declaration {
  readonly kind: 'file'
  readonly use: 'read' | 'write'
}

export interface FileValue {
  readonly path: string
  /** Null of a file to be written, and where nobody has read it. */
  readonly table: DataTable | null
}

export type ParameterDeclaration =
  | NumberParameter
  | VectorParameter
  | MatrixParameter
  | FormulaParameter
  | CountParameter
  | PeriodParameter
  | ChoiceParameter
  | FlagParameter
  | TextParameter
  | FileParameter

/** Parameter declarations by name; the name stands in files, paths and `--set`. */
export type ParameterTable = Readonly<Record<string, ParameterDeclaration>>

/** A parameter after evaluation: numbers for the kinds that live in memory, else a plain value. */
export type ParameterValue =
  | readonly number[]
  | MatrixValue
  | FormulaValue
  | FileValue
  | number
  | string
  | boolean
export type ParameterValues = Readonly<Record<string, ParameterValue>>

type Rest<D> = Omit<D, 'kind' | 'label' | 'default'>

/** Functions that declare a parameter of each kind: `number('Gain', '1', { unit: 'V/A' })`. */
export function number(label: string, value: string, rest: Rest<NumberParameter> = {}): NumberParameter {
  return { kind: 'number', label, default: value, ...rest }
}
export function vector(label: string, value: string, rest: Rest<VectorParameter> = {}): VectorParameter {
  return { kind: 'vector', label, default: value, ...rest }
}
export function matrixParameter(
  label: string,
  value: string,
  rest: Rest<MatrixParameter> = {},
): MatrixParameter {
  return { kind: 'matrix', label, default: value, ...rest }
}
export function formula(label: string, value: string, rest: Rest<FormulaParameter> = {}): FormulaParameter {
  return { kind: 'formula', label, default: value, ...rest }
}
export function inputFormula(
  label: string,
  value: string,
  rest: Omit<Rest<InputFormulaParameter>, 'isOverInputs'> = {},
): InputFormulaParameter {
  return { ...formula(label, value, rest), isOverInputs: true }
}
export function count(label: string, value: string, rest: Rest<CountParameter>): CountParameter {
  return { kind: 'count', label, default: value, ...rest }
}
export function period(
  label = 'Sample time',
  value = '0',
  rest: Rest<PeriodParameter> = {},
): PeriodParameter {
  return {
    kind: 'period',
    label,
    default: value,
    unit: 's',
    description:
      'Seconds between samples, a whole multiple of the step; 0 for every step; [period, offset] to begin later.',
    ...rest,
  }
}
export function choice<Option extends string>(
  label: string,
  value: NoInfer<Option>,
  options: Readonly<Record<Option, string>>,
  rest: Omit<Rest<ChoiceParameter>, 'options'> = {},
): ChoiceParameter<Option> {
  return { kind: 'choice', label, default: value, options, ...rest }
}
export function flag(label: string, value: 'true' | 'false', rest: Rest<FlagParameter> = {}): FlagParameter {
  return { kind: 'flag', label, default: value, ...rest }
}
export function text(label: string, value: string, rest: Rest<TextParameter> = {}): TextParameter {
  return { kind: 'text', label, default: value, ...rest }
}

export function file(
  label: string,
  value: string,
  use: FileParameter['use'],
  rest: Omit<Rest<FileParameter>, 'use'> = {},
): FileParameter {
  return { kind: 'file', label, default: value, use, ...rest }
}

const LIVE: ReadonlySet<string> = new Set(['number', 'vector', 'matrix', 'formula'])

/** Whether a change of this parameter can act on a running loop, without compiling anew. */
export function isTunable(declaration: ParameterDeclaration): boolean {
  return LIVE.has(declaration.kind)
}

/** The numbers of a parameter that lives in memory, empty for all others. */
export function numbersOf(value: ParameterValue | undefined): readonly number[] {
  if (typeof value !== 'object' || 'path' in value) return []
  return 'columns' in value || 'text' in value ? value.values : value
}

/** The type of a parameter that lives in memory. */
export function typeOfParameter(value: ParameterValue | undefined): SignalType {
  const isMatrix = typeof value === 'object' && 'columns' in value
  return { ...SCALAR, width: numbersOf(value).length, columns: isMatrix ? value.columns : 1 }
}
