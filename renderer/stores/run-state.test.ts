import { expect, it } from 'vitest'
import { createRecording } from './recording.ts'
import { hasPast } from './run-state.ts'

it('has a past where the run stands, but not after threads that ended with it', () => {
  const recording = createRecording([], 1, [])
  const compiled = { name: 'compiled', why: '' } as const
  const threaded = { name: 'threaded', why: '' } as const
  expect(hasPast({ status: 'paused', recording, engine: threaded })).toBe(true)
  expect(hasPast({ status: 'finished', recording, engine: compiled })).toBe(true)
  expect(hasPast({ status: 'finished', recording, engine: threaded })).toBe(false)
  expect(hasPast({ status: 'running', recording, engine: compiled })).toBe(false)
  expect(hasPast({ status: 'paused', recording: null, engine: compiled })).toBe(false)
})
