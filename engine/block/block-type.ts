/**
 * What a block type is. It declares ports, parameters, states and sample time, and writes its behaviour as
 * expression graphs; it holds no values. Everything else (feedthrough, rates, widths, code) is derived.
 */
import type { Configuration, ConfiguredBehaviour } from './behaviour.ts'
import type { BlockTrial, Look, TableLayout } from './block-look.ts'
import type { BlockRole, Execution, Log, Repetition, Watch } from './block-role.ts'
import type { PlainFunction } from './callee.ts'
import type { DerivedNumbers } from './derived-numbers.ts'
import type { ParameterTable, ParameterValues } from './parameter.ts'

/** Port names in order, each with what it carries. */
export type PortTable = Readonly<Record<string, string>>

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
  /** A use of it with numbers, in a sentence or two. */
  readonly example?: string
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
