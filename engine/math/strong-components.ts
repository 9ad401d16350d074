/**
 * Tarjan's strongly connected components, iterative, so that a chain of any length is no deeper than another.
 * R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972).
 *
 * `successors[v]` lists the vertices that v points to. Components come in reverse topological order: a component
 * after all those it points to. Vertices are taken in their order, so the result is the same for the same graph.
 */
export function findStrongComponents(successors: readonly (readonly number[])[]): number[][] {
  const count = successors.length
  const UNSEEN = -1
  const order = new Int32Array(count).fill(UNSEEN)
  const low = new Int32Array(count)
  const isOpen = new Uint8Array(count)
  const nextEdge = new Int32Array(count)
  const open: number[] = []
  const path: number[] = []
  const components: number[][] = []
  let clock = 0

  const enter = (vertex: number): void => {
    order[vertex] = clock
    low[vertex] = clock
    clock += 1
    isOpen[vertex] = 1
    open.push(vertex)
    path.push(vertex)
  }
  const leave = (vertex: number): void => {
    path.pop()
    const parent = path.at(-1)
    if (parent !== undefined) low[parent] = Math.min(at(low, parent), at(low, vertex))
    if (at(low, vertex) !== at(order, vertex)) return
    const component = open.splice(open.lastIndexOf(vertex))
    for (const member of component) isOpen[member] = 0
    components.push(component)
  }

  for (let root = 0; root < count; root += 1) {
    if (at(order, root) !== UNSEEN) continue
    enter(root)
    for (let vertex = path.at(-1); vertex !== undefined; vertex = path.at(-1)) {
      const edge = at(nextEdge, vertex)
      const next = successors[vertex]?.[edge]
      if (next === undefined) {
        leave(vertex)
        continue
      }
      nextEdge[vertex] = edge + 1
      if (at(order, next) === UNSEEN) enter(next)
      else if (at(isOpen, next) === 1) low[vertex] = Math.min(at(low, vertex), at(order, next))
    }
  }
  return components
}

function at(array: Int32Array | Uint8Array, index: number): number {
  return array[index] ?? 0
}

/** A shortest walk from `start` back to itself. */
export function findCycle(start: number, successors: (vertex: number) => readonly number[]): number[] {
  const cameFrom = new Map<number, number>()
  const queue = [start]
  for (const vertex of queue) {
    for (const next of successors(vertex)) {
      if (next === start) {
        const trail = [start]
        for (let step = vertex; step !== start; step = cameFrom.get(step) ?? start) trail.unshift(step)
        return [start, ...trail]
      }
      if (cameFrom.has(next)) continue
      cameFrom.set(next, vertex)
      queue.push(next)
    }
  }
  return [start]
}
