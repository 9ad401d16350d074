import { expect, it } from 'vitest'
import { findSharedKeys, keysIn, listKeys } from './keymaps.ts'

it('gives a command its own keys, and others where the modern keymap has them', () => {
  const run = { id: 'run.start', keys: ['Ctrl+T', 'Ctrl+Enter'] }
  expect(keysIn('simulink', run)).toEqual(['Ctrl+T', 'Ctrl+Enter'])
  expect(keysIn('modern', run)).toEqual(['F5', 'Ctrl+Enter'])
  expect(keysIn('modern', { id: 'edit.group', keys: ['Ctrl+G'] })).toEqual(['Ctrl+G'])
})

it('does not show keys that a browser keeps for itself', () => {
  const run = { id: 'run.start', keys: ['Ctrl+T', 'Ctrl+Enter'] }
  expect(listKeys('simulink', run, true)).toEqual(['Ctrl+Enter'])
  expect(listKeys('simulink', run, false)).toEqual(['Ctrl+T', 'Ctrl+Enter'])
})

it('finds commands that share a key', () => {
  const shared = findSharedKeys('simulink', [
    { id: 'a', keys: ['F2'] },
    { id: 'b', keys: ['F3'], ownKeys: ['F2'] },
  ])
  expect([...shared]).toEqual([['F2', ['a', 'b']]])
})
