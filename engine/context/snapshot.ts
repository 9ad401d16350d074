/**
 * A run at one major step: going on from it gives the same bits as never having stopped. Its text form names every
 * output, state and parameter; what has no name (marks that a run keeps for itself) stands in order in `rest`.
 */
import type { Program } from '../compile/program.ts'

export interface Snapshot {
  readonly tick: number
  readonly timeSeconds: number
  /** The Program's doubles. */
  readonly memory: Float64Array
  /** What the run and its solver keep besides; empty where steps are fixed. */
  readonly held: Float64Array
}

/** What a snapshot is taken of: a run between two major steps. */
interface Holder extends Omit<Snapshot, 'held'> {
  readonly hold: () => Float64Array
}

export function takeSnapshot({ memoryLength }: Program, run: Holder): Snapshot {
  const { tick, timeSeconds, memory } = run
  return { tick, timeSeconds, memory: memory.slice(0, memoryLength), held: run.hold() }
}

interface NamedPlace {
  /** `parameter path/block.gain`, `state path/block.x`, `output path/block.y`. */
  readonly name: string
  readonly address: number
  readonly width: number
}

/** Each double at most once. */
function listPlaces(program: Program): NamedPlace[] {
  const taken = new Uint8Array(program.memoryLength)
  const named = (kind: string, places: Iterable<NamedPlace>): NamedPlace[] =>
    [...places].flatMap(({ name, address, width }) => {
      if (taken.subarray(address, address + width).includes(1)) return []
      taken.fill(1, address, address + width)
      return [{ name: `${kind} ${name}`, address, width }]
    })
  const parameters = program.parameters.map(({ name, address, values }) => ({
    name,
    address,
    width: values.length,
  }))
  return [
    ...named('parameter', parameters),
    ...named('state', program.states),
    ...named('output', program.signals.values()),
  ]
}

function listRest(program: Program, places: readonly NamedPlace[]): number[] {
  const isNamed = new Uint8Array(program.memoryLength)
  for (const { address, width } of places) isNamed.fill(1, address, address + width)
  return [...isNamed.keys()].filter(address => isNamed[address] === 0)
}

const FORMAT = 'loopwright snapshot'
/** Version 1 did not keep what a solver of variable steps holds. */
const VERSION = 2

/** JSON; numbers that JSON has not stand as text, `-0` among them. */
export function writeSnapshot(program: Program, { tick, timeSeconds, memory, held }: Snapshot): string {
  const places = listPlaces(program)
  const text = (address: number): number | string => encode(memory[address] ?? 0)
  const values = Object.fromEntries(
    places.map(({ name, address, width }) => [
      name,
      Array.from({ length: width }, (_, i) => text(address + i)),
    ]),
  )
  const rest = listRest(program, places).map(text)
  const { name, step, solver } = program
  const head = { format: FORMAT, version: VERSION, name, solver, step, tick, timeSeconds }
  return `${JSON.stringify({ ...head, values, rest, held: Array.from(held, encode) }, null, 2)}\n`
}

/** What a text says of a run of this Program, or why it says nothing. */
export function readSnapshot(program: Program, text: string): { snapshot: Snapshot } | { problem: string } {
  const read = parse(text)
  if (!isRecord(read) || read.format !== FORMAT) return { problem: 'It is not a snapshot of a run.' }
  const { version, step, solver, tick, timeSeconds, values, rest, held: heldList = [] } = read
  if (version !== VERSION && !(version === 1 && program.variable === null))
    return { problem: `It is of version ${String(version)}; this program reads version ${VERSION}.` }
  if (step !== program.step || solver !== program.solver) {
    return {
      problem: `It was taken with solver ${String(solver)} and a step of ${String(step)} s, not ${program.solver} and ${program.step} s.`,
    }
  }
  const isInstant = typeof tick === 'number' && Number.isInteger(tick) && tick >= 0
  if (!isInstant || typeof timeSeconds !== 'number' || !isRecord(values) || !Array.isArray(rest))
    return { problem: 'It lacks its instant or its values.' }
  const memory = new Float64Array(program.memoryLength)
  const places = listPlaces(program)
  for (const { name, address, width } of places) {
    const numbers = Object.hasOwn(values, name) ? decodeList(values[name], width) : null
    if (!numbers) return { problem: `It has no ${name}, or one of another width: the model has changed.` }
    memory.set(numbers, address)
  }
  const known = new Set(places.map(({ name }) => name))
  const unknown = Object.keys(values).find(name => !known.has(name))
  if (unknown !== undefined)
    return { problem: `It has an ${unknown}, which the model has not: the model has changed.` }
  const addresses = listRest(program, places)
  const numbers = decodeList(rest, addresses.length)
  if (!numbers) return { problem: 'Its rest is of another length: the model has changed.' }
  addresses.forEach((address, i) => {
    memory[address] = numbers[i] ?? 0
  })
  const held = Array.isArray(heldList) ? decodeList(heldList, heldList.length) : null
  if (!held) return { problem: 'What its solver held cannot be read.' }
  return { snapshot: { tick, timeSeconds, memory, held: Float64Array.from(held) } }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function encode(value: number): number | string {
  return Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? '-0' : String(value)
}

const WORDS = new Map([
  ['-0', -0],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])

function decodeList(list: unknown, width: number): number[] | null {
  if (!Array.isArray(list) || list.length !== width) return null
  const numbers = list.map((item: unknown) => (typeof item === 'string' ? WORDS.get(item) : item))
  return numbers.every((item): item is number => typeof item === 'number') ? numbers : null
}
