import { Search, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { searchManual } from '../kernels/search-manual.ts'
import { useDialog } from '../stores/dialog-store.ts'
import { useKeysOfText } from '../stores/keymap.ts'
import { Markdown } from '../theme/markdown.tsx'
import { loadManual, type ManualPage } from './pages.ts'
import './manual.css'

/** The manual, over the window while it is asked for. */
export function Manual() {
  const question = useDialog(state => state.question)
  return question?.kind === 'manual' ? <ManualWindow onClose={() => question.answer('closed')} /> : null
}

function ManualWindow({ onClose }: { readonly onClose: () => void }) {
  const [pages, setPages] = useState<readonly ManualPage[]>([])
  const [open, setOpen] = useState('first-steps')
  const [query, setQuery] = useState('')
  const [heading, setHeading] = useState<string | null>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const content = useRef<HTMLElement>(null)
  // While it is on the page, so that closing gives the keyboard back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    let isOpen = true
    void loadManual().then(loaded => isOpen && setPages(loaded))
    return () => {
      isOpen = false
      element?.close()
    }
  }, [])
  const page = pages.find(({ name }) => name === open)
  useEffect(() => {
    if (!page || !content.current) return
    const headings = [...content.current.querySelectorAll('h2, h3, h4, h5')]
    const target = headings.find(({ textContent }) => textContent === heading)
    if (target) target.scrollIntoView({ block: 'start' })
    else content.current.scrollTop = 0
  }, [page, heading])
  const text = useKeysOfText(page?.text ?? '')
  const found = searchManual(
    pages.flatMap(({ sections }) => sections),
    query,
  )
  const go = (name: string, title: string | null) => {
    setOpen(name)
    setHeading(title)
  }
  const follow = (target: string) => {
    const [file = '', anchor = ''] = target.split('#')
    const name = file.replace(/\.md$/, '') || open
    const isAnchor = ({ title }: { readonly title: string }) =>
      title
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-') === anchor.replace(/-\d+$/, '')
    const section = pages.find(known => known.name === name)?.sections.find(isAnchor)
    if (pages.some(known => known.name === name)) go(name, section?.title ?? null)
  }
  return (
    <dialog
      ref={dialog}
      className="manual"
      aria-label="Manual"
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className="manual-head">
        <h2>Manual</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
          <X size={16} aria-hidden />
        </button>
      </header>
      <nav className="manual-side" aria-label="Pages">
        <div className="manual-search">
          <Search size={14} aria-hidden />
          <input
            type="search"
            className="field"
            aria-label="Search the manual"
            placeholder="Search the manual"
            autoComplete="off"
            value={query}
            onChange={event => setQuery(event.target.value)}
          />
        </div>
        <ul>
          {query.trim() === ''
            ? pages.map(({ name, title }) => (
                <li key={name}>
                  <button
                    type="button"
                    aria-current={name === open ? 'page' : undefined}
                    onClick={() => go(name, null)}
                  >
                    {title}
                  </button>
                </li>
              ))
            : found.map(({ page: name, pageTitle, title }) => (
                <li key={`${name} ${title}`}>
                  <button type="button" onClick={() => go(name, title)}>
                    {title}
                    <span className="manual-page">{pageTitle}</span>
                  </button>
                </li>
              ))}
        </ul>
        {query.trim() !== '' && found.length === 0 && pages.length > 0 && (
          <p className="manual-nothing">Nothing is said about that. Try another word.</p>
        )}
      </nav>
      {/* Focusable, so that the arrows scroll it. */}
      <section ref={content} className="manual-content" aria-label={page?.title ?? 'Page'} tabIndex={-1}>
        {page && <Markdown text={text} onLink={follow} />}
      </section>
    </dialog>
  )
}
