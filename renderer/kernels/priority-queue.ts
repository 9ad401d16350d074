/** A binary heap of whole numbers; items of one cost come out in the order in which they went in. */
export interface PriorityQueue {
  readonly push: (item: number, cost: number) => void
  readonly pop: () => number | undefined
  readonly clear: () => void
}

/** Columns, not objects: a search for a way pushes tens of thousands. */
export function createPriorityQueue(): PriorityQueue {
  let items = new Int32Array(256)
  let orders = new Int32Array(256)
  let costs = new Float64Array(256)
  let length = 0
  let order = 0

  const grow = (): void => {
    const [oldItems, oldOrders, oldCosts] = [items, orders, costs]
    items = new Int32Array(2 * length)
    orders = new Int32Array(2 * length)
    costs = new Float64Array(2 * length)
    items.set(oldItems)
    orders.set(oldOrders)
    costs.set(oldCosts)
  }
  /** Whether an item of this cost and order comes before the one at `index`. */
  const isBefore = (cost: number, turn: number, index: number): boolean => {
    const other = costs[index] ?? 0
    return cost < other || (cost === other && turn < (orders[index] ?? 0))
  }
  const copy = (from: number, to: number): void => {
    items[to] = items[from] ?? 0
    orders[to] = orders[from] ?? 0
    costs[to] = costs[from] ?? 0
  }
  const put = (at: number, item: number, turn: number, cost: number): void => {
    items[at] = item
    orders[at] = turn
    costs[at] = cost
  }
  /** Where the last item goes once the first is out. */
  const sink = (turn: number, cost: number): number => {
    let hole = 0
    for (;;) {
      const left = 2 * hole + 1
      if (left >= length) return hole
      const right = left + 1
      const isRight = right < length && isBefore(costs[right] ?? 0, orders[right] ?? 0, left)
      const least = isRight ? right : left
      if (isBefore(cost, turn, least)) return hole
      copy(least, hole)
      hole = least
    }
  }
  return {
    push: (item, cost) => {
      if (length === items.length) grow()
      let hole = length
      length += 1
      while (hole > 0) {
        const parent = (hole - 1) >> 1
        if (!isBefore(cost, order, parent)) break
        copy(parent, hole)
        hole = parent
      }
      put(hole, item, order, cost)
      order += 1
    },
    pop: () => {
      if (length === 0) return undefined
      const first = items[0]
      length -= 1
      const [item, turn, cost] = [items[length] ?? 0, orders[length] ?? 0, costs[length] ?? 0]
      if (length > 0) put(sink(turn, cost), item, turn, cost)
      return first
    },
    clear: () => {
      length = 0
      order = 0
    },
  }
}
