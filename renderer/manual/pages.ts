/** The pages of `docs/`, each loaded when it is wanted. */
import { listSections, type ManualSection } from '../kernels/search-manual.ts'

const FILES = import.meta.glob<string>('../../docs/*.md', { query: '?raw', import: 'default' })

/** In reading order; other pages of the folder follow. */
const ORDER = ['first-steps', 'drawing', 'subsystems', 'running-and-tuning', 'examples', 'blocks']

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1, -'.md'.length)

export interface ManualPage {
  readonly name: string
  readonly title: string
  readonly text: string
  readonly sections: readonly ManualSection[]
}

/** All pages; the promise is kept, so that they are read once. */
let pages: Promise<readonly ManualPage[]> | null = null

export function loadManual(): Promise<readonly ManualPage[]> {
  pages ??= Promise.all(
    Object.entries(FILES)
      .filter(([file]) => nameOf(file) !== 'README')
      .map(async ([file, load]) => {
        const [name, text] = [nameOf(file), await load()]
        const sections = listSections(name, text)
        return { name, title: sections[0]?.pageTitle ?? name, text, sections }
      }),
  ).then(list => list.sort((a, b) => rank(a.name) - rank(b.name)))
  return pages
}

function rank(name: string): number {
  const place = ORDER.indexOf(name)
  return place < 0 ? ORDER.length : place
}
