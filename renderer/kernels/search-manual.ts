/** The manual cut at its headings, and what of it is about some words. */
import { type MarkdownBlock, plainText, readMarkdown } from './read-markdown.ts'

export interface ManualSection {
  /** Name of the page: `drawing`. */
  readonly page: string
  readonly pageTitle: string
  readonly title: string
  /** In lower case, for searching. */
  readonly words: string
}

export function listSections(page: string, text: string): ManualSection[] {
  const sections: ManualSection[] = []
  let pageTitle = page
  for (const block of readMarkdown(text)) {
    if (block.kind === 'heading') {
      const title = plainText(block.children)
      if (block.level === 1) pageTitle = title
      sections.push({ page, pageTitle, title, words: title.toLowerCase() })
    } else {
      const last = sections.pop()
      if (last) sections.push({ ...last, words: `${last.words} ${wordsOf(block).toLowerCase()}` })
    }
  }
  return sections
}

const MOST = 30

/** Every word must stand in a section; titles count most. */
export function searchManual(sections: readonly ManualSection[], query: string): ManualSection[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return sections
    .map(section => ({ section, score: scoreSection(section, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ section }) => section)
}

function scoreSection({ title, words: text }: ManualSection, words: readonly string[]): number {
  if (!words.every(word => text.includes(word))) return 0
  const lower = title.toLowerCase()
  return words.reduce((sum, word) => sum + (lower.startsWith(word) ? 6 : lower.includes(word) ? 4 : 1), 0)
}

function wordsOf(block: MarkdownBlock): string {
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
