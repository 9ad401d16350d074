import { expect, it } from 'vitest'
import { rankCommands } from './rank-commands.ts'

const COMMANDS = [
  { id: 'undo', title: 'Undo', group: 'Edit' },
  { id: 'group', title: 'Make a subsystem of the selection', group: 'Edit' },
  { id: 'select', title: 'Select all', group: 'Edit' },
  { id: 'run', title: 'Run', group: 'Run' },
]
const ids = (query: string, recent: readonly string[] = []) =>
  rankCommands(COMMANDS, query, recent).map(({ id }) => id)

it('finds every word, beginnings of titles first', () => {
  expect(ids('sel')).toEqual(['select', 'group'])
  expect(ids('make sub')).toEqual(['group'])
  expect(ids('xyz')).toEqual([])
})

it('puts what was used last first while nothing is typed', () => {
  expect(ids('')).toEqual(['undo', 'group', 'select', 'run'])
  expect(ids('', ['run', 'select'])).toEqual(['run', 'select', 'undo', 'group'])
})
