/**
 * The part of Markdown that notes and the manual use: headings, paragraphs, quotes, lists, tables, code, emphasis, links, and
 * formulas between dollar signs or in ```math. Text in, a tree out; nothing of it is HTML.
 */

export type Inline =
  | { readonly kind: 'text' | 'code' | 'math'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly target: string; readonly children: readonly Inline[] }

export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'paragraph' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'code' | 'math'; readonly text: string }

export function readMarkdown(source: string): MarkdownBlock[] {
  const lines = source.replaceAll('\r', '').split('\n')
  const blocks: MarkdownBlock[] = []
  let i = 0
  const takeWhile = (isTaken: (line: string) => boolean): string[] => {
    const start = i
    while (i < lines.length && isTaken(lines[i] ?? '')) i += 1
    return lines.slice(start, i)
  }
  while (i < lines.length) {
    const line = lines[i] ?? ''
    const [, fence] = /^```(\w*)/.exec(line) ?? []
    const [, marks = '', heading = ''] = /^(#{1,6})\s+(.*)$/.exec(line) ?? []
    const [, display] = DISPLAY.exec(line) ?? []
    if (line.trim() === '') {
      i += 1
    } else if (display !== undefined) {
      blocks.push({ kind: 'math', text: display })
      i += 1
    } else if (fence !== undefined || line.trim() === '$$') {
      const isEnd =
        fence === undefined ? (text: string) => text.trim() === '$$' : (text: string) => /^```/.test(text)
      i += 1
      const text = takeWhile(next => !isEnd(next)).join('\n')
      i += 1
      blocks.push({ kind: fence === undefined || fence === 'math' ? 'math' : 'code', text })
    } else if (INDENTED.test(line)) {
      const text = takeWhile(next => INDENTED.test(next) || next.trim() === '')
      blocks.push({
        kind: 'code',
        text: text
          .join('\n')
          .replace(/^(?: {4}|\t)/gm, '')
          .trimEnd(),
      })
    } else if (marks !== '') {
      blocks.push({ kind: 'heading', level: marks.length, children: readInline(heading) })
      i += 1
    } else if (/^\s*\|.*\|\s*$/.test(line)) {
      const rows = takeWhile(next => /^\s*\|.*\|\s*$/.test(next)).filter(row => !/^[\s|:-]+$/.test(row))
      blocks.push({ kind: 'table', rows: rows.map(row => splitCells(row).map(readInline)) })
    } else if (QUOTE.test(line)) {
      const text = takeWhile(next => QUOTE.test(next)).map(next => next.replace(QUOTE, ''))
      blocks.push({ kind: 'quote', children: readInline(text.join('\n')) })
    } else if (isItem(line)) {
      const isOrdered = /^\s*\d/.test(line)
      const taken = takeWhile(next => next.trim() !== '' && (isItem(next) || /^\s+\S/.test(next)))
      const items = taken.reduce<string[]>((list, next) => {
        const text = next.replace(ITEM, '').trim()
        if (isItem(next)) list.push(text)
        else list.push(`${list.pop() ?? ''} ${text}`)
        return list
      }, [])
      blocks.push({ kind: 'list', isOrdered, items: items.map(readInline) })
    } else {
      const text = takeWhile(
        next =>
          next.trim() !== '' &&
          !/^(#{1,6}\s|```|\$\$\s*$)/.test(next) &&
          !DISPLAY.test(next) &&
          !QUOTE.test(next) &&
          !isItem(next),
      )
      blocks.push({ kind: 'paragraph', children: readInline(text.join('\n')) })
    }
  }
  return blocks
}

/** A formula of its own in one line. */
const DISPLAY = /^\s*\$\$([^$]+)\$\$\s*$/
/** Code, as in a quoted session of a terminal. */
const INDENTED = /^(?: {4}|\t)\s*[^\s]/
const QUOTE = /^>\s?/
const ITEM = /^\s*(?:[-*]|\d+\.)\s+/

function isItem(line: string): boolean {
  return ITEM.test(line)
}

function splitCells(row: string): string[] {
  return row
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim().replaceAll('\\|', '|'))
}

const INLINE =
  /`([^`]+)`|\$?\$([^$\n]+)\$\$?|\*\*(?=\S)([\s\S]+?)\*\*|\*(?=\S)([^*]*[^*\s])\*|\[([^\]]+)\]\(([^)\s]+)\)/g

export function readInline(text: string): Inline[] {
  const found: Inline[] = []
  let end = 0
  const addText = (to: number): void => {
    if (to > end) found.push({ kind: 'text', text: text.slice(end, to) })
  }
  for (const match of text.matchAll(INLINE)) {
    const [whole, code, math, strong, emphasis, label, target] = match
    addText(match.index)
    end = match.index + whole.length
    if (code !== undefined) found.push({ kind: 'code', text: code })
    else if (math !== undefined) found.push({ kind: 'math', text: math })
    else if (strong !== undefined) found.push({ kind: 'strong', children: readInline(strong) })
    else if (emphasis !== undefined) found.push({ kind: 'emphasis', children: readInline(emphasis) })
    else if (label !== undefined && target !== undefined)
      found.push({ kind: 'link', target, children: readInline(label) })
  }
  addText(text.length)
  return found
}

/** The words alone, for searching. */
export function plainText(children: readonly Inline[]): string {
  return children.map(child => ('text' in child ? child.text : plainText(child.children))).join('')
}
