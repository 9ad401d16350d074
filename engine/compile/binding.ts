/** Bindings of the leaves of one block's expressions to addresses. */
import type { Reference } from '../block/expression.ts'
import type { Binding } from './program.ts'

/** One string for each key ever made: a model of many blocks looks up few different ones very often. */
const BINDING_KEYS: Readonly<Record<Reference['kind'], Map<string, string>>> = {
  input: new Map(),
  parameter: new Map(),
  state: new Map(),
}

export function bindingKey(kind: Reference['kind'], name: string): string {
  const known = BINDING_KEYS[kind].get(name)
  if (known !== undefined) return known
  const key = `${kind} ${name}`
  BINDING_KEYS[kind].set(name, key)
  return key
}

/** `positions` says which of the addresses belongs to a key, and is shared by all blocks of one behaviour. */
export function createBinding(positions: ReadonlyMap<string, number>, addresses: readonly number[]): Binding {
  return new SharedBinding(positions, addresses)
}

/** A class, because there is one for each block of a model: two references and no closure. */
class SharedBinding implements Binding {
  readonly #positions: ReadonlyMap<string, number>
  readonly #addresses: readonly number[]

  constructor(positions: ReadonlyMap<string, number>, addresses: readonly number[]) {
    this.#positions = positions
    this.#addresses = addresses
  }

  get(key: string): number | undefined {
    const position = this.#positions.get(key)
    return position === undefined ? undefined : this.#addresses[position]
  }
}

interface ExtendedBinding extends Binding {
  readonly set: (key: string, address: number) => ExtendedBinding
}

/** A binding to which more leaves may be added. */
export function extendBinding(base: Binding): ExtendedBinding {
  const added = new Map<string, number>()
  const extended: ExtendedBinding = {
    get: key => added.get(key) ?? base.get(key),
    set: (key, address) => {
      added.set(key, address)
      return extended
    },
  }
  return extended
}
