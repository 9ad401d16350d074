import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRingReader, createRingWriter, createSampleRing, ringCapacity } from './sample-ring.ts'

/** Rows from n on, each of its number and multiples of it, so that a torn or misplaced row shows. */
function makeRows(n: number, count: number, rowLength: number): Float64Array {
  return Float64Array.from(
    { length: count * rowLength },
    (_, i) => (n + Math.floor(i / rowLength)) * ((i % rowLength) + 1),
  )
}

describe('sample ring', () => {
  it('hands over every row once and in order, however writes and reads alternate', () => {
    const script = fc.array(fc.record({ write: fc.nat(20), read: fc.boolean() }), { maxLength: 60 })
    // A start just below 2^31 lets the counters wrap from positive to negative within the script.
    const starts = fc.constantFrom(0, 2 ** 31 - 5, -3)
    fc.assert(
      fc.property(
        script,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 4 }),
        starts,
        (steps, rowLength, power, start) => {
          const buffer = createSampleRing(rowLength, 2 ** power)
          new Int32Array(buffer).fill(start, 0, 2)
          const writer = createRingWriter(buffer)
          const reader = createRingReader(buffer)
          let written = 0
          const received: number[] = []
          const read = () => reader.drain(rows => received.push(...rows))
          for (const step of steps) {
            const room = writer.room()
            expect(room).toBe(2 ** power - (written - received.length / rowLength))
            const count = Math.min(step.write, room)
            writer.write(makeRows(written, count, rowLength), count)
            written += count
            writer.publish()
            if (step.read) read()
          }
          read()
          const expected = Array.from({ length: written }, (_, n) =>
            Array.from({ length: rowLength }, (_, i) => n * (i + 1)),
          )
          expect(received).toEqual(expected.flat())
        },
      ),
    )
  })

  it('shows nothing before it is published', () => {
    const buffer = createSampleRing(1, 4)
    const writer = createRingWriter(buffer)
    const reader = createRingReader(buffer)
    writer.write(makeRows(1, 1, 1), 1)
    expect(reader.waiting()).toBe(0)
    writer.publish()
    expect(reader.waiting()).toBe(1)
  })

  it('has a power of two rows within bounds for any row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), rowLength => {
        const capacity = ringCapacity(rowLength)
        expect(Math.log2(capacity) % 1).toBe(0)
        expect(capacity).toBeGreaterThanOrEqual(256)
        expect(capacity).toBeLessThanOrEqual(65_536)
      }),
    )
  })

  it('loses and tears nothing between two threads', async () => {
    const rows = 200_000
    const rowLength = 7
    const buffer = createSampleRing(rowLength, 64)
    const module = new URL('./sample-ring.ts', import.meta.url).href
    const { transformWithOxc } = await import('vite')
    const { readFile } = await import('node:fs/promises')
    const { code } = await transformWithOxc(await readFile(new URL(module), 'utf8'), 'sample-ring.ts')
    const source = `${code}
      ${makeRows}
      const { workerData } = await import('node:worker_threads')
      const writer = createRingWriter(workerData.buffer)
      for (let n = 0; n < workerData.rows; ) {
        const count = Math.min(writer.room(), workerData.rows - n)
        writer.write(makeRows(n, count, workerData.rowLength), count)
        n += count
        writer.publish()
        await new Promise(resolve => setImmediate(resolve))
      }`
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), {
      workerData: { buffer, rows, rowLength },
    })
    const failure = new Promise<never>((_, reject) => worker.once('error', reject))
    const reader = createRingReader(buffer)
    let next = 0
    let faults = 0
    const readAll = async () => {
      while (next < rows) {
        reader.drain(block => {
          for (let offset = 0; offset < block.length; offset += rowLength, next++) {
            for (let i = 0; i < rowLength; i++) if (block[offset + i] !== next * (i + 1)) faults++
          }
        })
        await new Promise(resolve => setImmediate(resolve))
      }
    }
    await Promise.race([readAll(), failure])
    await worker.terminate()
    expect({ next, faults }).toEqual({ next: rows, faults: 0 })
  })
})
