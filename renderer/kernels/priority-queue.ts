/** A heap of whole numbers; items of one cost come out in the order in which they went in. */
export interface PriorityQueue {
  readonly push: (item: number, cost: number) => void
  /** -1 when there is none; items are not negative. */
  readonly pop: () => number
  readonly clear: () => void
}

/** Children of a place in the heap: four lie in a line of memory, and there are half as many levels as with two. */
const BRANCHES = 4

/** Columns, not objects: a search for a way pushes tens of thousands. */
export function createPriorityQueue(): PriorityQueue {
  let items = new Int32Array(256)
  let orders = new Int32Array(256)
  let costs = new Float64Array(256)
  let length = 0
  let order = 0
  /** What comes before all of the heap, or nothing: a search often takes what it has just pushed. */
  let held = -1
  let heldCost = 0
  let heldOrder = 0

  const grow = (): void => {
    const [oldItems, oldOrders, oldCosts] = [items, orders, costs]
    items = new Int32Array(2 * length)
    orders = new Int32Array(2 * length)
    costs = new Float64Array(2 * length)
    items.set(oldItems)
    orders.set(oldOrders)
    costs.set(oldCosts)
  }

  const rise = (item: number, turn: number, cost: number): void => {
    if (length === items.length) grow()
    let hole = length
    length += 1
    while (hole > 0) {
      const parent = ((hole - 1) / BRANCHES) | 0
      const other = costs[parent] ?? 0
      if (cost > other || (cost === other && turn > (orders[parent] ?? 0))) break
      items[hole] = items[parent] ?? 0
      orders[hole] = orders[parent] ?? 0
      costs[hole] = other
      hole = parent
    }
    items[hole] = item
    orders[hole] = turn
    costs[hole] = cost
  }

  /** The last item takes the place of the first, which is out. */
  const sink = (): void => {
    length -= 1
    const [item, turn, cost] = [items[length] ?? 0, orders[length] ?? 0, costs[length] ?? 0]
    let hole = 0
    for (let child = 1; child < length; child = BRANCHES * hole + 1) {
      let least = child
      let leastCost = costs[child] ?? 0
      const end = Math.min(child + BRANCHES, length)
      for (let other = child + 1; other < end; other += 1) {
        const otherCost = costs[other] ?? 0
        if (otherCost > leastCost) continue
        if (otherCost === leastCost && (orders[other] ?? 0) > (orders[least] ?? 0)) continue
        least = other
        leastCost = otherCost
      }
      if (cost < leastCost || (cost === leastCost && turn < (orders[least] ?? 0))) break
      items[hole] = items[least] ?? 0
      orders[hole] = orders[least] ?? 0
      costs[hole] = leastCost
      hole = least
    }
    items[hole] = item
    orders[hole] = turn
    costs[hole] = cost
  }

  return {
    push: (item, cost) => {
      const turn = order
      order += 1
      const isFirst = held < 0 ? length === 0 || cost < (costs[0] ?? 0) : cost < heldCost
      if (!isFirst) {
        rise(item, turn, cost)
        return
      }
      if (held >= 0) rise(held, heldOrder, heldCost)
      held = item
      heldCost = cost
      heldOrder = turn
    },
    pop: () => {
      if (held >= 0) {
        const item = held
        held = -1
        return item
      }
      if (length === 0) return -1
      const item = items[0] ?? 0
      sink()
      return item
    },
    clear: () => {
      length = 0
      order = 0
      held = -1
    },
  }
}
