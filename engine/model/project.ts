/**
 * What the user drew: immutable, JSON-shaped, free of behaviour. The file is written from this value
 * and from nothing else.
 */

/** Fields that this version does not know; kept, so that they survive a rewrite. */
export type UnknownFields = Readonly<Record<string, unknown>>

export interface Project {
  readonly format: 'loopwright'
  readonly version: number
  readonly name: string
  readonly settings: Settings
  /** Expressions by name; they may use each other in any order. */
  readonly variables: Readonly<Record<string, string>>
  /** Key of the model that runs. */
  readonly root: string
  readonly models: Readonly<Record<string, Model>>
  /** Gains and other parameters that are pinned as sliders. */
  readonly sliders: readonly SliderPin[]
  /** The plugins whose blocks it uses, as they were when it was saved; by library. */
  readonly plugins?: Readonly<Record<string, PluginRecord>>
  /** By model, then by block. */
  readonly layout: Readonly<Record<string, ModelLayout>>
  /** What the user wrote beside the blocks: by model, then by a key of its own. Absent while there are none. */
  readonly notes?: Readonly<Record<string, ModelNotes>>
  /** What the user settled about wires: by model, then by connection as it stands in the file. Absent while there is none. */
  readonly wires?: Readonly<Record<string, ModelWires>>
  readonly unknown?: UnknownFields
}

/** All values are expressions over the project's variables, as typed, in SI units; `solver` is a solver's id or `auto`. */
export interface Settings {
  readonly solver: string
  /** Base step, seconds. */
  readonly step: string
  /** Stop time, seconds. */
  readonly stop: string
  /** Of a variable-step solver; `auto` or nothing leaves them to it. Times in seconds. */
  readonly relTol?: string
  readonly absTol?: string
  readonly maxStep?: string
  readonly initialStep?: string
  /** Simulated seconds per real second, or `max`. Only the app heeds it. */
  readonly pace?: string
  /** `solve` (the default) or `forbid`. */
  readonly algebraicLoops?: string
  /** `initial values` (the default) or `steady state`. */
  readonly start?: string
  /** `stop` (the default) or `go on` at the first value that is not finite. */
  readonly notFinite?: string
  readonly unknown?: UnknownFields
}

export interface Model {
  /** Parameters of the model itself with their defaults; each use may override them. */
  readonly parameters: Readonly<Record<string, string>>
  readonly blocks: Readonly<Record<string, BlockInstance>>
  readonly connections: readonly Connection[]
  /** Names of signals by the output that gives them, `block.port`; no two alike. Absent while there are none. */
  readonly signals?: Readonly<Record<string, string>>
  readonly unknown?: UnknownFields
}

export interface BlockInstance {
  /** `library/name`, e.g. `math/gain`. */
  readonly type: string
  /** As the user typed them; a parameter that is missing has its type's default. */
  readonly parameters: Readonly<Record<string, string>>
  /** Left out of the run: `out` gives 0 on every output, `through` gives its first input on its first output. */
  readonly commented?: Commented
  readonly unknown?: UnknownFields
}

export type Commented = 'out' | 'through'

export interface PortReference {
  readonly block: string
  readonly port: string
}

/** From an output to an input. An input has at most one; an output any number. */
export interface Connection {
  readonly from: PortReference
  readonly to: PortReference
}

export interface PluginRecord {
  readonly name: string
  readonly version: string
  /** Of its content. */
  readonly hash: string
  readonly unknown?: UnknownFields
}

export type ModelLayout = Readonly<Record<string, BlockLayout>>

export type Rotation = 0 | 90 | 180 | 270

/** On the canvas. */
export type Position = readonly [number, number]

/** Canvas units are CSS pixels at zoom 1; `at` is the block's top left corner before rotation. */
export interface BlockLayout {
  readonly at: readonly [number, number]
  readonly rotation?: Rotation
  readonly flipped?: boolean
  readonly size?: readonly [number, number]
  /** Arranging leaves it where it is. */
  readonly pinned?: boolean
  readonly unknown?: UnknownFields
}

export type ModelWires = Readonly<Record<string, WireLayout>>

export interface WireLayout {
  /** Its corners from the output on, as the user drew it. Without them it finds its own way. */
  readonly route?: readonly Position[]
  /** Its value stands beside it on the canvas. */
  readonly shown?: boolean
  readonly unknown?: UnknownFields
}

export type ModelNotes = Readonly<Record<string, Note>>

/** A text on the canvas, or a frame with a title around blocks. It means nothing to a run. */
export interface Note {
  readonly kind: 'text' | 'frame'
  readonly at: readonly [number, number]
  readonly size: readonly [number, number]
  /** Markdown with formulas between dollar signs; of a frame the title. */
  readonly text: string
  /** One of `NOTE_COLORS`; the first when absent. */
  readonly color?: string
  readonly unknown?: UnknownFields
}

export const NOTE_COLORS = ['grey', 'blue', 'green', 'yellow', 'red', 'purple'] as const

/** `parameter` is `block.parameter`, with the context path before it below the root: `converter/filter.L`. */
export interface SliderPin {
  readonly parameter: string
  readonly from: string
  readonly to: string
  readonly label?: string
  readonly unknown?: UnknownFields
}

export const FORMAT = 'loopwright'
export const FORMAT_VERSION = 1

export const DEFAULT_SETTINGS: Settings = { solver: 'rk4', step: '1e-3', stop: '10' }

export function createProject(name = 'Untitled'): Project {
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    name,
    settings: DEFAULT_SETTINGS,
    variables: {},
    root: 'main',
    models: { main: { parameters: {}, blocks: {}, connections: [] } },
    sliders: [],
    layout: { main: {} },
  }
}

/** `block.port` */
export function formatPort(reference: PortReference): string {
  return `${reference.block}.${reference.port}`
}

/** `from.port -> to.port`, as it stands in the file. */
export function formatConnection(connection: Connection): string {
  return `${formatPort(connection.from)} -> ${formatPort(connection.to)}`
}

/** Reads `block.port`; null when it is not of that form. */
export function parsePort(text: string): PortReference | null {
  const dot = text.lastIndexOf('.')
  const block = text.slice(0, dot).trim()
  const port = text.slice(dot + 1).trim()
  return dot > 0 && block && port ? { block, port } : null
}

/** Reads `a.y -> b.u`; null when it is not of that form. */
export function parseConnection(text: string): Connection | null {
  const ends = text.split('->')
  const from = parsePort(ends[0] ?? '')
  const to = parsePort(ends[1] ?? '')
  return ends.length === 2 && from && to ? { from, to } : null
}

/** Why a name cannot be a block's name, or null when it can. Names stand in paths and connections. */
export function findNameFault(name: string): string | null {
  if (name.trim() !== name || name === '') return 'A name must not be empty or begin or end with a space.'
  if (name.length > 64) return 'A name has at most 64 characters.'
  if (/[./>"\p{Cc}]/u.test(name)) return 'A name must not contain . / > " or control characters.'
  if (name === '__proto__') return 'That name is reserved.'
  return null
}
