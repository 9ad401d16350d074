/** Markdown as React elements; formulas by KaTeX. */
import { Fragment, type ReactNode, useLayoutEffect, useMemo, useRef } from 'react'
import { type Inline, type MarkdownBlock, readMarkdown } from '../kernels/read-markdown.ts'
import { renderFormula, whenTypesetterIsReady } from './render-formula.ts'
import './markdown.css'

interface MarkdownProps {
  readonly text: string
  /** Where given, a link to a page of the manual goes there. */
  readonly onLink?: (target: string) => void
}

export function Markdown({ text, onLink }: MarkdownProps) {
  const blocks = useMemo(() => readMarkdown(text), [text])
  return (
    <div className="markdown">
      {number(blocks).map(([key, block]) => (
        <Block key={key} block={block} onLink={onLink} />
      ))}
    </div>
  )
}

interface BlockProps {
  readonly block: MarkdownBlock
  readonly onLink: MarkdownProps['onLink']
}

function Block({ block, onLink }: BlockProps) {
  const show = (children: readonly Inline[]) => <Words words={children} onLink={onLink} />
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${Math.min(6, block.level + 1)}` as 'h2'
      return <Heading>{show(block.children)}</Heading>
    }
    case 'paragraph':
      return <p>{show(block.children)}</p>
    case 'quote':
      return <blockquote>{show(block.children)}</blockquote>
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case 'math':
      return <Tex text={block.text} isDisplay />
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul'
      return (
        <List>
          {number(block.items).map(([key, item]) => (
            <li key={key}>{show(item)}</li>
          ))}
        </List>
      )
    }
    case 'table': {
      const [head = [], ...rows] = block.rows
      return (
        <table>
          <thead>
            <tr>
              {number(head).map(([key, cell]) => (
                <th key={key} scope="col">
                  {show(cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {number(rows).map(([key, row]) => (
              <tr key={key}>
                {number(row).map(([cellKey, cell]) => (
                  <td key={cellKey}>{show(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    }
  }
}

function Words({
  words,
  onLink,
}: {
  readonly words: readonly Inline[]
  readonly onLink: MarkdownProps['onLink']
}) {
  return number(words).map(([key, word]) => <Fragment key={key}>{showWord(word, onLink)}</Fragment>)
}

function showWord(word: Inline, onLink: MarkdownProps['onLink']): ReactNode {
  switch (word.kind) {
    case 'text':
      return word.text
    case 'code':
      return <code>{word.text}</code>
    case 'math':
      return <Tex text={word.text} />
    case 'strong':
      return (
        <strong>
          <Words words={word.children} onLink={onLink} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Words words={word.children} onLink={onLink} />
        </em>
      )
    case 'link':
      return onLink ? (
        <a
          className="link"
          href={`#${word.target}`}
          onClick={event => {
            event.preventDefault()
            onLink(word.target)
          }}
        >
          <Words words={word.children} onLink={undefined} />
        </a>
      ) : (
        <span className="link">
          <Words words={word.children} onLink={undefined} />
        </span>
      )
  }
}

function Tex({ text, isDisplay = false }: { readonly text: string; readonly isDisplay?: boolean }) {
  const host = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const element = host.current
    if (!element) return
    return whenTypesetterIsReady(() => renderFormula(text, element, { displayMode: isDisplay }))
  }, [text, isDisplay])
  return <span ref={host} className={isDisplay ? 'tex-display' : 'tex'} />
}

/** What has no name of its own is known by its place. */
function number<Item>(items: readonly Item[]): (readonly [number, Item])[] {
  return items.map((item, place) => [place, item] as const)
}
