/** A binary heap; items of one cost come out in the order in which they went in. */
export interface PriorityQueue<Item> {
  readonly push: (item: Item, cost: number) => void
  readonly pop: () => Item | undefined
}

interface Entry<Item> {
  readonly item: Item
  readonly cost: number
  readonly order: number
}

export function createPriorityQueue<Item>(): PriorityQueue<Item> {
  const heap: Entry<Item>[] = []
  let order = 0
  const isBefore = (a: Entry<Item>, b: Entry<Item>): boolean =>
    a.cost < b.cost || (a.cost === b.cost && a.order < b.order)
  const swap = (i: number, j: number): boolean => {
    const a = heap[i]
    const b = heap[j]
    if (!a || !b || !isBefore(b, a)) return false
    heap[i] = b
    heap[j] = a
    return true
  }
  return {
    push: (item, cost) => {
      heap.push({ item, cost, order })
      order += 1
      let child = heap.length - 1
      while (child > 0) {
        const parent = (child - 1) >> 1
        if (!swap(parent, child)) break
        child = parent
      }
    },
    pop: () => {
      const [first] = heap
      const last = heap.pop()
      if (!first || !last || heap.length === 0) return first?.item
      heap[0] = last
      let parent = 0
      for (;;) {
        const left = 2 * parent + 1
        const a = heap[left]
        const b = heap[left + 1]
        const least = a && b && isBefore(b, a) ? left + 1 : left
        if (!swap(parent, least)) break
        parent = least
      }
      return first.item
    },
  }
}
