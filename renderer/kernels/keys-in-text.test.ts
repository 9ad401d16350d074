import { expect, it } from 'vitest'
import { writeKeysAnew } from './keys-in-text.ts'

it('finds keys wherever a text names them, and leaves what no command has', () => {
  const text =
    '**Ctrl+Shift+X** comments out, Alt+/ through; F9 pauses (Shift+F2 names). Ctrl+C ends it: $F_9$, 3 + F.'
  const found: string[] = []
  const changed = writeKeysAnew(text, keys => {
    found.push(keys)
    return { 'Ctrl+Shift+X': 'Ctrl+/', F9: 'F6' }[keys]
  })
  expect(found).toEqual(['Ctrl+Shift+X', 'Alt+/', 'F9', 'Shift+F2', 'Ctrl+C'])
  expect(changed).toBe(
    '**Ctrl+/** comments out, Alt+/ through; F6 pauses (Shift+F2 names). Ctrl+C ends it: $F_9$, 3 + F.',
  )
})
