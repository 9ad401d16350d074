/** States and held outputs from a run of one Program into the memory of another, by name: what an edit leaves stays. */
import type { Program } from '../compile/program.ts'

export interface Instant {
  readonly program: Program
  readonly memory: Float64Array
  readonly timeSeconds: number
}

export function carryOver(before: Instant, program: Program, memory: Float64Array): void {
  const old = new Map(listPlaces(before.program).map(({ name, ...place }) => [name, place]))
  for (const { name, address, width } of listPlaces(program)) {
    const found = old.get(name)
    if (found?.width !== width) continue
    memory.set(before.memory.subarray(found.address, found.address + width), address)
  }
}

interface NamedPlace {
  readonly name: string
  readonly address: number
  readonly width: number
}

/** Outputs, and the states of each block in the order in which its type declares them. */
function listPlaces(program: Program): NamedPlace[] {
  const counts = new Map<number, number>()
  const states = program.start.map(({ block, address, width }) => {
    const position = counts.get(block) ?? 0
    counts.set(block, position + 1)
    const { path = '', name = '', type = '' } = program.blocks[block] ?? {}
    return { name: `${path}/${name} ${type} ${position}`, address, width }
  })
  const outputs = [...program.signals.values()].map(({ name, address, width }) => ({
    name: `output ${name}`,
    address,
    width,
  }))
  return [...outputs, ...states]
}
