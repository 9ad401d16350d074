/** Where a run's sample rows go: into a ring over shared memory or, without it, into messages against credit. */
import type { RunReport } from './messages.ts'
import { createRingWriter, ringCapacity } from './sample-ring.ts'

export interface SampleSink {
  /** Rows that can be taken before the reader must catch up. */
  readonly room: () => number
  readonly write: (rows: Float64Array, count: number) => void
  /** Shows the reader all rows taken so far. */
  readonly publish: () => void
  /** The reader is done with rows that came as messages. */
  readonly credit: (rows: number) => void
}

export type PostReport = (report: RunReport, transfer?: readonly ArrayBuffer[]) => void

export function createRingSink(ring: SharedArrayBuffer): SampleSink {
  return { ...createRingWriter(ring), credit: () => undefined }
}

/** Rows travel in messages of at most this many. */
const MESSAGE_ROWS = 4096

export function createMessageSink(rowLength: number, post: PostReport): SampleSink {
  const staging = new Float64Array(MESSAGE_ROWS * rowLength)
  let staged = 0
  let room = ringCapacity(rowLength)
  const publish = () => {
    if (staged === 0) return
    const rows = staging.slice(0, staged * rowLength)
    staged = 0
    post({ kind: 'samples', rows }, [rows.buffer])
  }
  return {
    room: () => room,
    write: (rows, count) => {
      let taken = 0
      while (taken < count) {
        const fitting = Math.min(count - taken, MESSAGE_ROWS - staged)
        staging.set(rows.subarray(taken * rowLength, (taken + fitting) * rowLength), staged * rowLength)
        staged += fitting
        room -= fitting
        taken += fitting
        if (staged === MESSAGE_ROWS) publish()
      }
    },
    publish,
    credit: rows => {
      room += rows
    },
  }
}
