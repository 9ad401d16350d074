import { describe, expect, it } from 'vitest'
import { formatKeys, isTyping, type KeyPress, matchesKeys } from './keys.ts'

function press(key: string, ...held: ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]): KeyPress {
  const has = (modifier: (typeof held)[number]) => held.includes(modifier)
  return {
    key,
    ctrlKey: has('ctrlKey'),
    metaKey: has('metaKey'),
    altKey: has('altKey'),
    shiftKey: has('shiftKey'),
  }
}

describe('keys', () => {
  it('wants exactly the modifiers that are named', () => {
    expect(matchesKeys('Ctrl+Z', press('z', 'ctrlKey'), false)).toBe(true)
    expect(matchesKeys('Ctrl+Z', press('Z', 'ctrlKey', 'shiftKey'), false)).toBe(false)
    expect(matchesKeys('Ctrl+Shift+Z', press('Z', 'ctrlKey', 'shiftKey'), false)).toBe(true)
    expect(matchesKeys('Ctrl+Z', press('z', 'ctrlKey', 'metaKey'), false)).toBe(false)
    expect(matchesKeys('F2', press('F2'), false)).toBe(true)
    expect(matchesKeys('Space', press(' '), false)).toBe(true)
  })

  it('takes a character that needs Shift as it is', () => {
    expect(matchesKeys('?', press('?', 'shiftKey'), false)).toBe(true)
    expect(matchesKeys('?', press('?'), false)).toBe(true)
  })

  it('means the command key by Ctrl on a Mac', () => {
    expect(matchesKeys('Ctrl+S', press('s', 'metaKey'), true)).toBe(true)
    expect(matchesKeys('Ctrl+S', press('s', 'ctrlKey'), true)).toBe(false)
    expect(formatKeys('Ctrl+Shift+S', true)).toBe('⌘⇧S')
    expect(formatKeys('Ctrl+Shift+S', false)).toBe('Ctrl+Shift+S')
  })

  it('tells keys that write from those that do not', () => {
    expect(['?', 'Space', 'Delete', 'R'].every(isTyping)).toBe(true)
    expect(['Ctrl+S', 'Alt+N', 'F2'].some(isTyping)).toBe(false)
  })
})
