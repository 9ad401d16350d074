import { describe, expect, it } from 'vitest'
import { findProjectArgument } from './opened-files.ts'

describe('project argument', () => {
  it.each([
    [['motor.loop'], '/p/motor.loop'],
    [['--no-sandbox', '.', '/q/motor.LOOP'], '/q/motor.LOOP'],
    [['--file=motor.loop', 'notes.txt'], null],
    [[], null],
  ])('of %j', (values, path) => {
    expect(findProjectArgument(values, '/p')).toBe(path)
  })
})
