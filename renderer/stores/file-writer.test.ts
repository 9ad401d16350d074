import { expect, it } from 'vitest'
import { createFileWriter } from './file-writer.ts'
import { createRecording } from './recording.ts'

const FILES = [{ path: 'a.csv', block: 'write', columns: ['x', 'y'] }]
const SIGNALS = [
  { name: 'write.log', width: 2, columns: 1, column: 1, shownBy: [{ block: 'write', port: 'log' }] },
  { name: 'write.at', width: 1, columns: 1, column: 3, shownBy: [{ block: 'write', port: 'at' }] },
]

function begin(project: string | null) {
  const written: string[] = []
  let milliseconds = 0
  const writer = createFileWriter({
    project: () => project,
    write: async (_, path, text, how) => void written.push(`${how} ${path}: ${text}`),
    offer: (path, text) => void written.push(`offer ${path}: ${text}`),
    now: () => milliseconds,
    onFault: (_, fault) => expect.fail(String(fault)),
  })
  const recording = createRecording(SIGNALS, 1, [])
  writer.begin(FILES, recording)
  const wait = () => {
    milliseconds += 5000
  }
  return { writer, recording, written, wait }
}

it('adds what has come since, samples only, and starts again after going back', async () => {
  const { writer, recording, written, wait } = begin('/p/a.loop')
  recording.append(Float64Array.of(0, 1, 2, 0, 0.5, 1, 2, 0))
  writer.flush()
  expect(written).toEqual([])
  wait()
  writer.flush()
  recording.append(Float64Array.of(1, 3, 4, 1))
  await writer.end()
  expect(written).toEqual(['replace a.csv: time,x,y\n0,1,2\n', 'append a.csv: 1,3,4\n'])
  recording.show(1)
  writer.rewind()
  recording.append(Float64Array.of(0.5, 9, 9, 0.5))
  await writer.end()
  expect(written.at(-1)).toBe('replace a.csv: time,x,y\n0,1,2\n0.5,9,9\n')
})

it('offers the whole where there is no folder, and writes nothing that is forgotten', async () => {
  const { writer, recording, written } = begin(null)
  recording.append(Float64Array.of(0, 1, 2, 0))
  await writer.end()
  expect(written).toEqual(['offer a.csv: time,x,y\n0,1,2\n'])
  writer.forget()
  await writer.end()
  expect(written).toHaveLength(1)
})
