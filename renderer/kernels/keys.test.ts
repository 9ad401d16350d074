import { describe, expect, it } from 'vitest'
import { formatKeys, isTyping, type KeyPress, matchesKeys } from './keys.ts'

function press(key: string, ...held: ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]): KeyPress {
  const has = (modifier: (typeof held)[number]) => held.includes(modifier)
  return {
    key,
    code: '',
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
    expect(['?', 'Space', 'Delete', 'R'].every(keys => isTyping(keys, false))).toBe(true)
    expect(['Ctrl+S', 'Alt+N', 'F2'].some(keys => isTyping(keys, false))).toBe(false)
    expect(['Ctrl+S', 'Alt+N', 'F2'].map(keys => isTyping(keys, true))).toEqual([false, true, false])
  })

  it('takes what a layout writes, and the place of a key whose character is of another script', () => {
    const on = (code: string, pressed: KeyPress) => ({ ...pressed, code })
    // German: Shift+7 writes the slash. French: A and the comma lie elsewhere, and digits need Shift.
    expect(matchesKeys('Ctrl+/', on('Digit7', press('/', 'ctrlKey', 'shiftKey')), false)).toBe(true)
    expect(matchesKeys('Ctrl+A', on('KeyQ', press('a', 'ctrlKey')), false)).toBe(true)
    expect(matchesKeys('Ctrl+Q', on('KeyQ', press('a', 'ctrlKey')), false)).toBe(false)
    expect(matchesKeys('Ctrl+,', on('KeyM', press(',', 'ctrlKey')), false)).toBe(true)
    expect(matchesKeys('Ctrl+M', on('KeyM', press(',', 'ctrlKey')), false)).toBe(false)
    expect(matchesKeys('Ctrl+0', on('Digit0', press('à', 'ctrlKey')), false)).toBe(true)
    // Russian.
    expect(matchesKeys('Ctrl+Z', on('KeyZ', press('я', 'ctrlKey')), false)).toBe(true)
    expect(matchesKeys('Ctrl+Shift+Z', on('KeyZ', press('Я', 'ctrlKey', 'shiftKey')), false)).toBe(true)
    // Option makes other characters, on a German Mac of L one of our own.
    expect(matchesKeys('Alt+P', on('KeyP', press('π', 'altKey')), true)).toBe(true)
    expect(matchesKeys('Alt+N', on('KeyN', press('Dead', 'altKey')), true)).toBe(true)
    expect(matchesKeys('Alt+/', on('Slash', press('÷', 'altKey')), true)).toBe(true)
    expect(matchesKeys('Alt+L', on('KeyL', press('@', 'altKey')), true)).toBe(true)
  })
})
