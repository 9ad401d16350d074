import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type MarkdownBlock, plainText, readInline, readMarkdown } from './read-markdown.ts'

const words = (block: MarkdownBlock): string => {
  switch (block.kind) {
    case 'list':
      return block.items.map(plainText).join(' ')
    case 'table':
      return block.rows.map(row => row.map(plainText).join(' ')).join(' ')
    case 'code':
    case 'math':
      return block.text
    default:
      return plainText(block.children)
  }
}

it('reads a quote up to where it ends', () => {
  expect(
    readMarkdown('before\n> one *two*\n> three\nafter').map(block => [block.kind, words(block)]),
  ).toEqual([
    ['paragraph', 'before'],
    ['quote', 'one two\nthree'],
    ['paragraph', 'after'],
  ])
})

it('reads the blocks that the manual is made of', () => {
  const text =
    '# A *b*\n\none\ntwo $x^2$\n\n- p\n- q `c`\n  more\n\n1. n\n\n| a | b |\n| --- | --- |\n| 1 | \\| |\n\n```math\ny=1\n```\n$$\nz\n$$\ntext\n$$w$$'
  expect(readMarkdown(text).map(block => [block.kind, words(block)])).toEqual([
    ['heading', 'A b'],
    ['paragraph', 'one\ntwo x^2'],
    ['list', 'p q c more'],
    ['list', 'n'],
    ['table', 'a b 1 |'],
    ['math', 'y=1'],
    ['math', 'z'],
    ['paragraph', 'text'],
    ['math', 'w'],
  ])
})

it('reads emphasis, code, formulas and links', () => {
  expect(readInline('**a `b`** [c](d.md)')).toEqual([
    {
      kind: 'strong',
      children: [
        { kind: 'text', text: 'a ' },
        { kind: 'code', text: 'b' },
      ],
    },
    { kind: 'text', text: ' ' },
    { kind: 'link', target: 'd.md', children: [{ kind: 'text', text: 'c' }] },
  ])
})

it('reads emphasis over the end of a line, and takes stars between spaces for stars', () => {
  expect(readInline('*Stop time* and *Step\nsize*, 2 * 3 * 4').map(({ kind }) => kind)).toEqual([
    'emphasis',
    'text',
    'emphasis',
    'text',
  ])
})

it('takes indented lines for code, as they stand', () => {
  expect(readMarkdown('Call\n\n    $ run\n      a  b\n\n    end\n\nthen')).toEqual([
    { kind: 'paragraph', children: [{ kind: 'text', text: 'Call' }] },
    { kind: 'code', text: '$ run\n  a  b\n\nend' },
    { kind: 'paragraph', children: [{ kind: 'text', text: 'then' }] },
  ])
})

it('loses no word of any text and always ends', () => {
  const piece = fc.constantFrom(
    'a',
    'b c',
    '*',
    '**',
    '$',
    '$$',
    '`',
    '```',
    '|',
    '- x',
    '#',
    '\n',
    '\n\n',
    '[',
    '](',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const text = pieces.join('')
      const kept = readMarkdown(text).map(words).join(' ')
      for (const word of ['a', 'x']) {
        // A fence's own line names a language and is no text.
        if (text.includes('```')) continue
        expect(kept.split(word).length).toBe(text.split(word).length)
      }
    }),
    { numRuns: 500 },
  )
})

it('reads every page of the manual', () => {
  for (const page of readdirSync('docs').filter(name => name.endsWith('.md'))) {
    const blocks = readMarkdown(readFileSync(`docs/${page}`, 'utf8'))
    expect(blocks[0]?.kind).toBe('heading')
    expect(blocks.every(block => words(block).trim() !== '')).toBe(true)
  }
})
