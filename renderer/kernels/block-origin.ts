/** What the drawing of a block depends on, and whether that is as it was. */
import type { BlockInstance, BlockLayout, BlockType, Model, Project } from '../../engine/index.ts'

export interface BlockOrigin {
  readonly instance: BlockInstance
  readonly place: BlockLayout
  /** Inputs that something is connected to. */
  readonly fed: readonly string[]
  readonly type: BlockType | undefined
  /** Outputs that something is connected to. */
  readonly taken: readonly string[]
  readonly variables: Project['variables']
  /** The model that it stands for. */
  readonly used: Model | undefined
}

interface Ends {
  /** By block: inputs that something is connected to. */
  readonly fed: ReadonlyMap<string, readonly string[]>
  /** By block: outputs that something is connected to, each once. */
  readonly taken: ReadonlyMap<string, readonly string[]>
}

/** @param wanted blocks that are asked about; null for all */
export function listEnds({ connections }: Model, wanted: ReadonlySet<string> | null): Ends {
  const fed = new Map<string, string[]>()
  const taken = new Map<string, string[]>()
  for (const { from, to } of wanted?.size === 0 ? [] : connections) {
    if (!wanted || wanted.has(to.block)) {
      const inputs = fed.get(to.block)
      if (inputs) inputs.push(to.port)
      else fed.set(to.block, [to.port])
    }
    if (wanted && !wanted.has(from.block)) continue
    const outputs = taken.get(from.block)
    if (!outputs) taken.set(from.block, [from.port])
    else if (!outputs.includes(from.port)) outputs.push(from.port)
  }
  return { fed, taken }
}

export function isSameOrigin(a: BlockOrigin, b: BlockOrigin): boolean {
  return (
    a.instance === b.instance &&
    a.type === b.type &&
    a.variables === b.variables &&
    isSamePlace(a.place, b.place) &&
    isSameList(a.fed, b.fed) &&
    isSameList(a.taken, b.taken) &&
    a.used === b.used
  )
}

function isSamePlace(a: BlockLayout, b: BlockLayout): boolean {
  return a === b || (isPlain(a) && isPlain(b) && isSameCorner(a, b))
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((port, i) => port === b[i]))
}

function isPlain(place: BlockLayout): boolean {
  return place.rotation === undefined && place.flipped === undefined && place.size === undefined
}

function isSameCorner(a: BlockLayout, b: BlockLayout): boolean {
  return a.at[0] === b.at[0] && a.at[1] === b.at[1]
}
