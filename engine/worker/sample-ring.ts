/**
 * A ring of sample rows over shared memory, for one writer and one reader on different threads.
 *
 * Each side owns one counter of rows, which only grows (modulo 2^32); the difference is what waits to be read. Rows
 * are stored before the writer's counter is, and read before the reader's counter is, so neither side sees a row half
 * done. Nothing is ever overwritten: the writer asks for room first, and yields until there is some.
 */
const HEADER_BYTES = 64
const WRITTEN = 0
const READ = 1
const ROW_LENGTH = 2
const CAPACITY = 3

/** Rows fill about this much memory; many times what a run makes between two frames. */
const TARGET_BYTES = 8 * 1024 * 1024
const LEAST_ROWS = 256
const MOST_ROWS = 65_536

interface RingViews {
  readonly header: Int32Array
  readonly rows: Float64Array
  readonly rowLength: number
  readonly capacity: number
}

export interface SampleRingWriter {
  /** Rows that can be written before the reader must catch up. */
  readonly room: () => number
  /** Puts rows, one after the other, into the ring. Only when there is room for all. */
  readonly write: (rows: Float64Array, count: number) => void
  /** Shows the reader all rows written so far. */
  readonly publish: () => void
}

export interface SampleRingReader {
  readonly rowLength: number
  /** Rows that wait. */
  readonly waiting: () => number
  /** Hands over all rows that wait, in order, in at most two runs of consecutive rows, and frees their room. */
  readonly drain: (consume: (rows: Float64Array) => void) => number
}

/** The number of rows, a power of two, for rows of `rowLength` doubles. */
export function ringCapacity(rowLength: number): number {
  const fitting = 2 ** Math.floor(Math.log2(TARGET_BYTES / (8 * rowLength)))
  return Math.max(LEAST_ROWS, Math.min(MOST_ROWS, fitting))
}

/** @param capacity a power of two, so that the counters may wrap around. */
export function createSampleRing(rowLength: number, capacity = ringCapacity(rowLength)): SharedArrayBuffer {
  if (!Number.isInteger(Math.log2(capacity))) throw new Error(`A ring cannot hold ${capacity} rows.`)
  const buffer = new SharedArrayBuffer(HEADER_BYTES + 8 * rowLength * capacity)
  const header = new Int32Array(buffer, 0, HEADER_BYTES / 4)
  header[ROW_LENGTH] = rowLength
  header[CAPACITY] = capacity
  return buffer
}

export function createRingWriter(buffer: SharedArrayBuffer): SampleRingWriter {
  const { header, rows, rowLength, capacity } = viewRing(buffer)
  let written = Atomics.load(header, WRITTEN)
  return {
    room: () => capacity - ((written - Atomics.load(header, READ)) >>> 0),
    write: (fresh, count) => {
      const first = written & (capacity - 1)
      const beforeEnd = Math.min(count, capacity - first)
      rows.set(fresh.subarray(0, beforeEnd * rowLength), first * rowLength)
      if (count > beforeEnd) rows.set(fresh.subarray(beforeEnd * rowLength, count * rowLength))
      written = (written + count) | 0
    },
    publish: () => {
      Atomics.store(header, WRITTEN, written)
    },
  }
}

export function createRingReader(buffer: SharedArrayBuffer): SampleRingReader {
  const { header, rows, rowLength, capacity } = viewRing(buffer)
  let read = Atomics.load(header, READ)
  const waiting = () => (Atomics.load(header, WRITTEN) - read) >>> 0
  return {
    rowLength,
    waiting,
    drain: consume => {
      const count = waiting()
      if (count === 0) return 0
      const first = read & (capacity - 1)
      const beforeEnd = Math.min(count, capacity - first)
      consume(rows.subarray(first * rowLength, (first + beforeEnd) * rowLength))
      if (count > beforeEnd) consume(rows.subarray(0, (count - beforeEnd) * rowLength))
      read = (read + count) | 0
      Atomics.store(header, READ, read)
      return count
    },
  }
}

function viewRing(buffer: SharedArrayBuffer): RingViews {
  const header = new Int32Array(buffer, 0, HEADER_BYTES / 4)
  return {
    header,
    rows: new Float64Array(buffer, HEADER_BYTES),
    rowLength: header[ROW_LENGTH] ?? 0,
    capacity: header[CAPACITY] ?? 0,
  }
}
